@NullMarked
package fr.rormobile.api.imports;

import org.jspecify.annotations.NullMarked;
