/** Reading who did what; it is written by those who do, through {@code platform.AuditTrail}. */
@NullMarked
package fr.rormobile.api.audit;

import org.jspecify.annotations.NullMarked;
