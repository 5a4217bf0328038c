/**
 * What a person comes back to: the searches they keep by name, and the sheets they last opened.
 * Their own account's alone, and nothing of a patient.
 */
@NullMarked
package fr.rormobile.api.savedsearches;

import org.jspecify.annotations.NullMarked;
