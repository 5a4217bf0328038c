/** The program as it is shipped, in a process of its own, used over HTTP and killed. */
@NullMarked
package fr.rormobile.api.packaged;

import org.jspecify.annotations.NullMarked;
