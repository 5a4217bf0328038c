@NullMarked
package fr.rormobile.api.sync;

import org.jspecify.annotations.NullMarked;
