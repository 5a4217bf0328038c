package fr.rormobile.notifier;

import static fr.rormobile.notifier.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private final TestClock clock = new TestClock();
  private final DataSource database = TestDatabase.empty();

  @Test
  void whatNobodyCanUseAnyMoreIsForgottenAndReceiptsStay() {
    var cell = new Recipient("cell:1", "Cellule", "c@x.example", false);
    var alert = anAlert().build();
    TestDatabase.enqueue(database, new AlertOutbox(clock), alert, List.of(cell));
    Jdbi.create(database)
        .useHandle(
            h ->
                h.createUpdate(
                        """
                        INSERT INTO notifier.acknowledgement_link (digest, message_id, expires_at)
                        SELECT sha256(id::text::bytea), id, CAST(:now AS timestamptz)
                          FROM notifier.outbox
                        """)
                    .bind("now", clock.instant())
                    .execute());
    var retention = new Retention(database, clock);

    clock.advance(Retention.HAPPENINGS);
    assertThat(retention.run()).isEqualTo(new Retention.Forgotten(0, 0));
    clock.advance(Duration.ofSeconds(1));
    assertThat(retention.run()).isEqualTo(new Retention.Forgotten(1, 0));
    clock.advance(Retention.LINKS);
    assertThat(retention.run()).isEqualTo(new Retention.Forgotten(0, 1));
    assertThat(new Alerts(database).find(alert.id()).orElseThrow().warned().getFirst().receipts())
        .hasSize(2);
  }
}
