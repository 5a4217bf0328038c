/**
 * The demonstration: a region made by hand, completed by an offer invented at any scale from a
 * seed.
 *
 * <p>{@link fr.rormobile.api.demo.DemonstrationStep} fills an empty database at the start, {@link
 * fr.rormobile.api.demo.GenerateCommand} fills one for measuring. The hand-made part is {@code
 * demonstration/*.yaml}, what the invented part is made of is in {@code demonstration/generator/}.
 */
@NullMarked
package fr.rormobile.api.demo;

import org.jspecify.annotations.NullMarked;
