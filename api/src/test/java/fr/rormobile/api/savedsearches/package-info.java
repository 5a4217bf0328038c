@NullMarked
package fr.rormobile.api.savedsearches;

import org.jspecify.annotations.NullMarked;
