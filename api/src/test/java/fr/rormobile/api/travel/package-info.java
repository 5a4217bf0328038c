@NullMarked
package fr.rormobile.api.travel;

import org.jspecify.annotations.NullMarked;
