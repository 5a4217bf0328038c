package fr.rormobile.api.platform;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who did what and when: kept in the transaction that does it, and never changed. */
@Singleton
public final class AuditTrail {
  private static final Duration ONE_ACCESS = Duration.ofHours(1);

  private final Clock clock;

  AuditTrail(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param action what was done, for a program: 1 to 40 capital letters and underscores
   * @param subject path of what it was done to
   * @param facility FINESS number; null: of no facility
   * @param region INSEE code; null: that of the facility
   * @param detail in French, for a person; null: nothing to add
   */
  public void keep(
      Handle h,
      UUID account,
      String action,
      String subject,
      @Nullable String facility,
      @Nullable String region,
      @Nullable String detail) {
    h.createUpdate(
            """
            INSERT INTO audit_entry (at, account_id, action, subject, facility_finess, region_code, detail)
            VALUES (:at, :account, :action, :subject, :facility,
                    coalesce(CAST(:region AS text),
                             (SELECT region_code FROM facility WHERE finess = :facility)), :detail)
            """)
        .bind("at", clock.instant())
        .bind("account", account)
        .bind("action", action)
        .bind("subject", subject)
        .bind("facility", facility)
        .bind("region", region)
        .bind("detail", detail)
        .execute();
  }

  /**
   * That something was looked at: once an hour, person and subject, however often a screen asks.
   *
   * @param facility FINESS number; null: of no facility
   * @param region INSEE code; null: that of the facility
   */
  public void keepAccess(
      Handle h,
      UUID account,
      String action,
      String subject,
      @Nullable String facility,
      @Nullable String region) {
    boolean lately =
        h.createQuery(
                """
                SELECT EXISTS (SELECT FROM audit_entry
                                WHERE subject = :subject AND account_id = :account AND action = :action
                                  AND at > :since)
                """)
            .bind("subject", subject)
            .bind("account", account)
            .bind("action", action)
            .bind("since", clock.instant().minus(ONE_ACCESS))
            .mapTo(Boolean.class)
            .one();
    if (!lately) {
      keep(h, account, action, subject, facility, region, null);
    }
  }
}
