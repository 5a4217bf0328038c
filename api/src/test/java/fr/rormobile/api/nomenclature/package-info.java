@NullMarked
package fr.rormobile.api.nomenclature;

import org.jspecify.annotations.NullMarked;
