@NullMarked
package fr.rormobile.api.freshness;

import org.jspecify.annotations.NullMarked;
