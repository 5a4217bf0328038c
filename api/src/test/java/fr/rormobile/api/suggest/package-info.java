@NullMarked
package fr.rormobile.api.suggest;

import org.jspecify.annotations.NullMarked;
