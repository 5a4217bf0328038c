@NullMarked
package fr.rormobile.api.search;

import org.jspecify.annotations.NullMarked;
