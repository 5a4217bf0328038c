package fr.rormobile.api.tension;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rormobile.api.testing.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TensionLifeTest extends TensionCalls {
  @Test
  void aDryRunShowsWhatADeclarationThenDoesAndWritesNothing() {
    server
        .jdbi()
        .useHandle(
            h -> h.execute("INSERT INTO solidarity_link VALUES (?, ?, ?)", BLOIS, GROUP, TOURS));
    declare(TOURS, 0);
    var before = rows();

    var dry = director().post("/tensions?dryRun=true", declaration(BLOIS, 0));

    assertThat(dry.status()).as(dry.text()).isEqualTo(200);
    assertThat(rows()).isEqualTo(before);
    var shown = dry.json();
    assertThat(shown.at("/partnersInTension/0/facility/finess").asText()).isEqualTo(TOURS);
    var declared = declare(BLOIS, 0);
    assertThat(shown.get("recipients")).isEqualTo(declared.at("/warned/recipients"));
    var alert = UUID.fromString(declared.at("/warned/alertId").asText());
    Awaitility.await("kept by the sink")
        .atMost(Duration.ofSeconds(20))
        .until(() -> sinkText(alert).isPresent());
    assertThat(withoutTime(shown.at("/email/text").asText()))
        .isEqualTo(withoutTime(sinkText(alert).orElseThrow()));
    assertThat(shown.at("/push/title").asText())
        .isEqualTo("Tension déclarée – CH BLOIS SIMONE VEIL");
    assertThat(shown.at("/email/subject").asText()).endsWith(shown.at("/push/title").asText());
  }

  @Test
  void aDryRunMakesTheSameChecks() {
    declare(BLOIS, 0);

    var open = director().post("/tensions?dryRun=true", declaration(BLOIS, 0));
    var unknown =
        director().post("/tensions?dryRun=true", declaration(TOURS, 0).replace("pmi-1", "inconnu"));
    var elsewhere = director().post("/tensions?dryRun=true", declaration("450000088", 0));

    assertThat(open.status()).isEqualTo(409);
    assertThat(unknown.json().at("/violations/0/field").asText()).isEqualTo("planId");
    assertThat(elsewhere.status()).isEqualTo(403);
  }

  @Test
  void anUpdateIsToldToThoseWhoWereWarnedOfTheDeclarationInTheSameThread() {
    var declared = declare(BLOIS, 0);

    var done = event(declared, "UPDATE", null, "\"note\": \"3 lits ouverts\"").json();

    assertThat(done.at("/warned/recipients")).isEqualTo(declared.at("/warned/recipients"));
    for (var reader : List.of("ars", "directeur", "region")) {
      var alert = server.as(reader).get("/alerts/" + done.at("/warned/alertId").asText()).json();
      assertThat(alert.get("kind").asText()).isEqualTo("TENSION_UPDATED");
      assertThat(alert.get("topicId")).isEqualTo(declared.get("id"));
      assertThat(alert.get("text").asText()).isEqualTo("3 lits ouverts");
    }
  }

  @Test
  void aClosureListsWhatIsInPlaceUntilItIsEndedOrKept() {
    var declared = declare(BLOIS, 0);

    var refused = close(declared, null, "");
    var partly = close(declared, null, ", \"keptActions\": [\"ouvrir-lits\"]");
    var closed =
        close(declared, null, ", \"keptActions\": [\"ouvrir-lits\"], \"endActions\": true");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("type").asText()).isEqualTo("/problems/a-confirmer");
    assertThat(refused.json().get("violations")).hasSize(2);
    assertThat(partly.json().at("/violations/0/bound").asText()).isEqualTo("cellule-veille");
    assertThat(closed.json().at("/tension/status").asText()).isEqualTo("CLOSED");
    assertThat(inPlace(closed.json())).containsExactly("ouvrir-lits");
    assertThat(closed.json().at("/warned/recipients")).isEqualTo(declared.at("/warned/recipients"));
    assertThat(open()).isZero();
  }

  @Test
  void anActionHeardOfAfterTheClosureItPrecedesIsEndedWithItOrListed() {
    var declared = declare(BLOIS, 90);
    close(declared, ago(20), ", \"endActions\": true");

    var late = event(declared, "ACTION_TAKEN", ago(30), "\"actionId\": \"avancer-sorties\"").json();

    assertThat(late.get("notice").asText())
        .startsWith("La tension est close depuis ")
        .endsWith(" est dans le fil, et terminée depuis.");
    assertThat(late.at("/tension/status").asText()).isEqualTo("CLOSED");
    assertThat(inPlace(late)).isEmpty();
    noTensionIsOpen();
    var other = declare(BLOIS, 90);
    close(other, ago(20), ", \"keptActions\": [\"cellule-veille\", \"ouvrir-lits\"]");
    var listed = event(other, "ACTION_TAKEN", ago(30), "\"actionId\": \"avancer-sorties\"").json();
    assertThat(listed.get("notice").asText()).endsWith("terminez-la si elle ne l'est plus.");
    assertThat(inPlace(listed)).hasSize(3);
  }

  @Test
  void aClosureThatPrecedesAnActionLeavesTheTensionOpenAndSaysSo() {
    var declared = declare(BLOIS, 90);
    event(declared, "ACTION_TAKEN", ago(30), "\"actionId\": \"avancer-sorties\"");

    var closure = close(declared, ago(33), ", \"endActions\": true").json();

    assertThat(closure.get("notice").asText())
        .startsWith("Votre clôture d")
        .contains(" précède l'action d")
        .endsWith(" : tension gardée ouverte.");
    assertThat(closure.at("/tension/status").asText()).isEqualTo("OPEN");
    assertThat(closure.has("warned")).isFalse();
    assertThat(inPlace(closure)).hasSize(3);
  }

  @Test
  void whateverTheOrderInWhichCommandsComeAndHoweverOftenTheOutcomeIsTheSame() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var outcomes = new HashSet<String>();
    for (var round = 0; round < 6; round++) {
      var declared = declare(BLOIS, 90);
      var at = Instant.parse(declared.get("startedAt").asText());
      var commands = new ArrayList<Callable<Answer>>();
      var ids = Stream.generate(UUID::randomUUID).limit(5).toList();
      for (var times = 0; times < 2; times++) {
        commands.add(
            () ->
                send(
                    declared,
                    "events",
                    command(
                        ids.get(0),
                        at.plusSeconds(600),
                        ", \"kind\": \"ACTION_ENDED\", \"actionId\": \"ouvrir-lits\"")));
        commands.add(
            () ->
                send(
                    declared,
                    "events",
                    command(
                        ids.get(4),
                        at.plusSeconds(1100),
                        ", \"kind\": \"ACTION_TAKEN\", \"actionId\": \"avancer-sorties\"")));
        commands.add(
            () ->
                send(
                    declared,
                    "closure",
                    command(ids.get(1), at.plusSeconds(1200), ", \"endActions\": true")));
        commands.add(
            () ->
                send(
                    declared,
                    "events",
                    command(
                        ids.get(2),
                        at.plusSeconds(1500),
                        ", \"kind\": \"ACTION_TAKEN\", \"actionId\": \"rappel-personnel\"")));
        commands.add(
            () ->
                send(
                    declared,
                    "events",
                    command(
                        ids.get(3),
                        at.plusSeconds(1800),
                        ", \"kind\": \"LEVEL\", \"planId\": \"plan-blanc-2\"")));
      }
      Collections.shuffle(commands, random);
      commands.forEach(each -> assertThat(call(each).status()).as("seed " + seed).isEqualTo(200));
      var sheet = server.as("clinicien").get("/tensions/" + declared.get("id").asText()).json();
      var actions = new ArrayList<>(inPlaceOf(sheet));
      Collections.sort(actions);
      outcomes.add(sheet.get("status") + " " + sheet.get("level") + " " + actions);
      noTensionIsOpen();
    }

    assertThat(outcomes)
        .as("seed " + seed)
        .containsExactly("\"OPEN\" 2 [avancer-sorties, cellule-veille, rappel-personnel]");
  }

  @Test
  void anEventSentTwentyTimesAtOnceIsOneEventAndOneAlert() throws Exception {
    var declared = declare(BLOIS, 0);
    var id = UUID.randomUUID();
    var attempts = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 20; i++) {
      attempts.add(
          () ->
              send(
                      declared,
                      "events",
                      command(id, null, ", \"kind\": \"UPDATE\", \"note\": \"Calme\""))
                  .status());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(attempts)) {
        assertThat(done.get()).isEqualTo(200);
      }
    }

    assertThat(count("tension_event WHERE kind = 'UPDATE'")).isEqualTo(1);
    assertThat(count("notifier.alert WHERE topic_id = '" + declared.get("id").asText() + "'"))
        .isEqualTo(2);
    var other =
        send(declared, "events", command(id, null, ", \"kind\": \"UPDATE\", \"note\": \"Autre\""));
    assertThat(other.json().get("type").asText()).isEqualTo("/problems/cle-deja-utilisee");
  }

  @Test
  void aClosureByErrorIsUndoneWithItsActionsWithinADay() {
    var declared = declare(BLOIS, 0);
    close(declared, null, ", \"endActions\": true");
    var body = "{\"id\": \"" + UUID.randomUUID() + "\", \"note\": \"Close par erreur\"}";

    var reopened = send(declared, "reopening", body).json();

    assertThat(reopened.at("/tension/status").asText()).isEqualTo("OPEN");
    assertThat(inPlace(reopened)).containsExactlyInAnyOrder("cellule-veille", "ouvrir-lits");
    assertThat(reopened.has("warned")).isTrue();
    var again = "{\"id\": \"" + UUID.randomUUID() + "\", \"note\": \"Encore\"}";
    assertThat(send(declared, "reopening", again).status()).isEqualTo(409);
    close(declared, null, ", \"endActions\": true");
    server
        .jdbi()
        .useHandle(h -> h.execute("UPDATE tension_event SET at = at - interval '25 hours'"));
    assertThat(send(declared, "reopening", again).status()).isEqualTo(409);
  }

  @Test
  void aFactIsNeitherInTheFutureNorBeforeTheDeclaration() {
    var declared = declare(BLOIS, 0);

    var future = event(declared, "NOTE", Instant.now().plusSeconds(400), "\"note\": \"x\"");
    var past = event(declared, "NOTE", Instant.now().minusSeconds(400), "\"note\": \"x\"");
    var clockAhead = event(declared, "NOTE", Instant.now().plusSeconds(200), "\"note\": \"x\"");

    assertThat(future.json().at("/violations/0/rule").asText()).isEqualTo("max");
    assertThat(past.json().at("/violations/0/rule").asText()).isEqualTo("min");
    assertThat(clockAhead.status()).isEqualTo(200);
  }

  @Test
  void onlyADirectorOfTheFacilityActs() {
    var declared = declare(BLOIS, 0);
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    UPDATE tension SET facility_finess =
                           (SELECT min(finess) FROM facility WHERE finess NOT IN (?, ?))
                    """,
                    BLOIS,
                    TOURS));

    assertThat(event(declared, "NOTE", null, "\"note\": \"x\"").status()).isEqualTo(403);
    assertThat(close(declared, null, "").status()).isEqualTo(403);
  }

  @Test
  void theBoardReplaysWhatWasKnownAndShowsBedsAndPartners() {
    server
        .jdbi()
        .useHandle(
            h -> h.execute("INSERT INTO solidarity_link VALUES (?, ?, ?)", BLOIS, GROUP, TOURS));
    var declared = declare(BLOIS, 90);
    var path = "/tensions/" + declared.get("id").asText();
    var knownAt = Instant.now();
    event(declared, "ACTION_TAKEN", ago(30), "\"actionId\": \"avancer-sorties\"");

    var now = server.as("clinicien").get(path).json();
    var then = server.as("clinicien").get(path + "?knownAt=" + knownAt).json();
    var before = server.as("clinicien").get(path + "?knownAt=" + ago(10));

    assertThat(now.get("actionsInPlace")).hasSize(3);
    assertThat(now.at("/beds/units").asInt()).isPositive();
    assertThat(now.at("/partners/0/facility/finess").asText()).isEqualTo(TOURS);
    assertThat(then.get("actionsInPlace")).hasSize(2);
    assertThat(then.get("events")).hasSize(3);
    assertThat(before.status()).isEqualTo(404);
  }

  @Test
  void theBoardIsFilteredAndDrillsAreCountedApart() {
    declare(BLOIS, 0);
    post(declaration(BLOIS, 0).replace("\"reason\"", "\"drill\": true, \"reason\""));
    var closed = post(declaration(BLOIS, 0).replace("pmi-1", "plan-blanc-2"));
    close(closed, null, ", \"endActions\": true");

    assertThat(list("?status=ALL")).isEqualTo("3 of 1 + 1, drills 1");
    assertThat(list("")).isEqualTo("2 of 1 + 0, drills 1");
    assertThat(list("?drill=false&level=1&region=24&disciplineGroup=" + GROUP))
        .isEqualTo("1 of 1 + 0, drills 0");
    assertThat(list("?region=11&status=ALL")).isEqualTo("0 of 0 + 0, drills 0");
    assertThat(list("?status=CLOSED&since=7d")).isEqualTo("1 of 0 + 1, drills 0");
    server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "UPDATE tension SET closed_at = closed_at - interval '8 days' WHERE status ="
                        + " 'CLOSED'"));
    assertThat(list("?status=CLOSED&since=7d")).isEqualTo("0 of 0 + 0, drills 0");
    assertThat(list("?status=CLOSED&since=15d")).isEqualTo("1 of 0 + 1, drills 0");
  }

  @Test
  void theThreadIsTakenAwayAsATable() {
    var declared = declare(BLOIS, 0);
    event(declared, "UPDATE", null, "\"note\": \"=1+1\"");

    var table = server.as("ars").get("/tensions/" + declared.get("id").asText() + "/export");

    assertThat(table.status()).isEqualTo(200);
    assertThat(table.text().lines().toList()).hasSize(7);
    assertThat(table.text()).contains("Mise à jour;").contains(";'=1+1;");
    var report =
        server.as("ars").get("/tensions/" + declared.get("id").asText() + "/export?format=pdf");
    assertThat(report.status()).isEqualTo(200);
    assertThat(report.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(report.text()).startsWith("%PDF-");
  }

  @Test
  void silenceIsToldOnceADelayAndNothingIsClosed() {
    var declared = declare(BLOIS, 0);
    var watch = server.context().getBean(TensionWatch.class);
    assertThat(watch.run()).isEqualTo(new TensionWatch.Run(0, 0, 0));
    server
        .jdbi()
        .useHandle(
            h ->
                h.createScript(
                        """
                        UPDATE tension SET started_at = started_at - interval '13 hours',
                                           expected_end_at = now() - interval '1 hour';
                        UPDATE tension_event SET at = at - interval '13 hours';
                        """)
                    .execute());

    assertThat(watch.run()).isEqualTo(new TensionWatch.Run(1, 1, 0));
    assertThat(watch.run()).isEqualTo(new TensionWatch.Run(0, 0, 0));
    assertThat(kinds(declared))
        .containsExactly(
            "TENSION_DECLARED", "TENSION_END_OVER", "TENSION_NO_NEWS", "TENSION_SILENT");
    assertThat(open()).isEqualTo(1);
    event(declared, "UPDATE", null, "\"note\": \"Calme\"");
    assertThat(watch.run()).isEqualTo(new TensionWatch.Run(0, 0, 0));
  }
}
