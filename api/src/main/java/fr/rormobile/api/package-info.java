/**
 * The application that a phone talks to: one package a feature, and {@code platform} for the rest.
 */
@NullMarked
package fr.rormobile.api;

import org.jspecify.annotations.NullMarked;
