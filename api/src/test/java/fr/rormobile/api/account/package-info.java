/** Who may come in, how, and what is closed to them. */
@NullMarked
package fr.rormobile.api.account;

import org.jspecify.annotations.NullMarked;
