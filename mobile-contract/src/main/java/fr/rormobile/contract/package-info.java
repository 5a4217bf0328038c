/**
 * The contract with the phone: the OpenAPI document, and the means to hold an exchange against it.
 */
@NullMarked
package fr.rormobile.contract;

import org.jspecify.annotations.NullMarked;
