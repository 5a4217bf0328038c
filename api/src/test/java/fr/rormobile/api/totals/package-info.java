@NullMarked
package fr.rormobile.api.totals;

import org.jspecify.annotations.NullMarked;
