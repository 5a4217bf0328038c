@NullMarked
package fr.rormobile.api.synonyms;

import org.jspecify.annotations.NullMarked;
