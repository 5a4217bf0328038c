@NullMarked
package fr.rormobile.api.entries;

import org.jspecify.annotations.NullMarked;
