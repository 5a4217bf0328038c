@NullMarked
package fr.rormobile.api.crisispack;

import org.jspecify.annotations.NullMarked;
