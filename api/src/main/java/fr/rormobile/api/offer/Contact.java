package fr.rormobile.api.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number or a secure mailbox.
 *
 * @param value digits, a leading + kept; for MSSANTE the address
 * @param label « Salle de soins 1 »
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contact(
    ContactKind kind, String value, @Nullable String label, Confidentiality confidentiality) {}
