@NullMarked
package fr.rormobile.api.offer;

import org.jspecify.annotations.NullMarked;
