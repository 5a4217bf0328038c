/** What belongs to no feature: start, embedded engines, clock, problems, request log. */
@NullMarked
package fr.rormobile.api.platform;

import org.jspecify.annotations.NullMarked;
