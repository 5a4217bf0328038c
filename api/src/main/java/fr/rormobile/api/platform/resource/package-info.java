/** Reads the program's own files: what it brings along, not what a user gives it. */
@NullMarked
package fr.rormobile.api.platform.resource;

import org.jspecify.annotations.NullMarked;
