@NullMarked
package fr.rormobile.api.guide;

import org.jspecify.annotations.NullMarked;
