@NullMarked
package fr.rormobile.api.beds;

import org.jspecify.annotations.NullMarked;
