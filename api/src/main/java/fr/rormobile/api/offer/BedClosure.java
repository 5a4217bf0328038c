package fr.rormobile.api.offer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * « Fermeture de 2 lits du 14/07 au 07/09 ».
 *
 * @param endsOn inclusive; null: nobody knows when they reopen
 */
public record BedClosure(
    int beds, LocalDate startsOn, @Nullable LocalDate endsOn, @Nullable String reason) {}
