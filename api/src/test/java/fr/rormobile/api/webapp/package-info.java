@NullMarked
package fr.rormobile.api.webapp;

import org.jspecify.annotations.NullMarked;
