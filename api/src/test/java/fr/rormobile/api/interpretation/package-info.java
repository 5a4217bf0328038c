@NullMarked
package fr.rormobile.api.interpretation;

import org.jspecify.annotations.NullMarked;
