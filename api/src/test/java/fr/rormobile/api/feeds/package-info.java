@NullMarked
package fr.rormobile.api.feeds;

import org.jspecify.annotations.NullMarked;
