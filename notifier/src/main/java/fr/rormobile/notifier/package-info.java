/** An alert in, surely delivered messages out. */
@NullMarked
package fr.rormobile.notifier;

import org.jspecify.annotations.NullMarked;
