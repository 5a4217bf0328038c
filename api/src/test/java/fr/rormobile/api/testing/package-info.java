/** What the tests of all features stand on: one running program, clean databases, a client. */
@NullMarked
package fr.rormobile.api.testing;

import org.jspecify.annotations.NullMarked;
