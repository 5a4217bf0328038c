@NullMarked
package fr.rormobile.api.degraded;

import org.jspecify.annotations.NullMarked;
