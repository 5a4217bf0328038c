@NullMarked
package fr.rormobile.api.crisis;

import org.jspecify.annotations.NullMarked;
