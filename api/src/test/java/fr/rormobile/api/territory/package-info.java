@NullMarked
package fr.rormobile.api.territory;

import org.jspecify.annotations.NullMarked;
