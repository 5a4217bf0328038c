@NullMarked
package fr.rormobile.api.advanced;

import org.jspecify.annotations.NullMarked;
