package fr.rormobile.api.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.ApiClient;
import fr.rormobile.api.testing.RorServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The regional team writes, publishes, takes back; the others say what they think of it. */
class GuideEditionTest {
  private static RorServer server;

  @BeforeAll
  static void start() {
    server = RorServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ApiClient team() {
    return server.as("region");
  }

  private static String article(String title, String rest) {
    return "{\"kind\":\"ARTICLE\",\"parentId\":\"aide-sociale\",\"title\":\""
        + title
        + "\""
        + rest
        + "}";
  }

  private static Answer create(String body) {
    return team().post("/guide", body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private static String created(String title) {
    var answer = create(article(title, ""));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private static Answer publish(String note) {
    return team()
        .post(
            "/guide/publications",
            "{\"note\":\"" + note + "\"}",
            "Idempotency-Key",
            UUID.randomUUID().toString());
  }

  private static JsonNode published(String note) {
    var answer = publish(note);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private static String tag(String node) {
    return team().get("/guide/" + node + "?preview=true").header("ETag");
  }

  private static int asClinician(String path) {
    return server.as("clinicien").get(path).status();
  }

  @Test
  void nobodyElseSeesTheDraftBeforeItIsPublished() {
    var id = created("Épicerie sociale");

    assertThat(id).isEqualTo("epicerie-sociale");
    assertThat(asClinician("/guide/" + id)).isEqualTo(404);
    assertThat(server.as("clinicien").get("/guide").text()).doesNotContain(id);
    assertThat(server.as("clinicien").get("/guide?preview=true").status()).isEqualTo(403);
    assertThat(server.as("clinicien").get("/guide/" + id + "?preview=true").status())
        .isEqualTo(403);
    assertThat(team().get("/guide?preview=true").text()).contains(id);
    assertThat(team().get("/guide/" + id + "?preview=true").json().path("preview").asBoolean())
        .isTrue();

    published("Épicerie");

    assertThat(asClinician("/guide/" + id)).isEqualTo(200);
    assertThat(server.as("clinicien").get("/guide?q=epicerie").json().at("/items/0/id").asText())
        .isEqualTo(id);
  }

  @Test
  void aPublicationSaysWhoWhenAndWhyAndTheSameRequestPublishesOnce() {
    created("Qui a publié");
    var key = UUID.randomUUID().toString();
    var first =
        team().post("/guide/publications", "{\"note\":\"Une fois\"}", "Idempotency-Key", key);
    var again =
        team().post("/guide/publications", "{\"note\":\"Une fois\"}", "Idempotency-Key", key);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(first.json().path("publishedBy").asText()).contains("Équipe régionale");
    var listed = team().get("/guide/publications?size=1").json();
    assertThat(listed.at("/items/0")).isEqualTo(first.json());
    assertThat(listed.has("nextCursor")).isTrue();
    assertThat(publish("Deux fois").status()).isEqualTo(409);
  }

  @Test
  void ofTwoEditorsWhoReadTheSameVersionOneIsToldToReadAgain() throws Exception {
    var id = created("Deux mains");
    var tag = tag(id);
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var writes = new ArrayList<Callable<Integer>>();
      for (var name : List.of("Une main", "Autre main")) {
        writes.add(() -> team().put("/guide/" + id, article(name, ""), "If-Match", tag).status());
      }
      var statuses = new ArrayList<Integer>();
      for (var done : people.invokeAll(writes)) {
        statuses.add(done.get());
      }
      assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    }
    assertThat(team().put("/guide/" + id, article("Sans", "")).status()).isEqualTo(428);
    assertThat(team().put("/guide/" + id, article("Trois", ""), "If-Match", tag).status())
        .isEqualTo(412);
    assertThat(team().put("/guide/" + id, article("Trois", ""), "If-Match", tag(id)).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"activity\":[\"999\"]|search.activity|reference|999",
        "\"careMode\":[\"77\"]|search.careMode|reference|J19",
        "\"act\":[\"0460\",\"zz\"]|search.act|reference|zz",
        "\"equipment\":[\"1\"]|search.equipment|reference|J18",
        "\"category\":[\"355\",\"nul\"]|search.category|reference|nul",
        "\"profession\":[\"11\"]|search.profession|reference|11",
        "\"department\":[\"99\"]|search.department|reference|99",
        "\"disciplineGroup\":[\"nothing\"]|search.disciplineGroup|reference|groupe",
        "\"place\":[\"99999\"]|search.place|reference|lieu",
        "\"age\":[\"8\",\"9\"]|search.age|maxItems|une valeur",
        "\"kind\":[\"HOUSE\"]|search.kind|enum|UNIT",
        "\"colour\":[\"red\"]|search.colour|unknown|colour",
        "\"size\":[\"50\"]|search.size|unknown|size",
        "\"activity\":[]|search.activity|required|valeur"
      })
  void aSearchThatCannotBeAskedIsRefusedAndNamed(
      String search, String field, String rule, String named) {
    // The contract refuses an empty list too: it is sent as it is.
    var refused = create(article("Faux", ",\"search\":{" + search + "}"));

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.json().at("/violations/0/field").asText()).isEqualTo(field);
    assertThat(refused.json().at("/violations/0/rule").asText()).isEqualTo(rule);
    assertThat(refused.json().path("detail").asText()).contains(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"DOMAIN\"}|title",
        "{\"kind\":\"DOMAIN\",\"title\":\" \"}|title",
        "{\"kind\":\"BOOK\",\"title\":\"A\"}|kind",
        "{\"title\":\"A\"}|kind",
        "{\"kind\":\"DOMAIN\",\"title\":\"A\",\"id\":\"Un id\"}|id",
        "{\"kind\":\"DOMAIN\",\"title\":\"Feedback\"}|id",
        "{\"kind\":\"DOMAIN\",\"title\":\"A\",\"position\":-1}|position",
        "{\"kind\":\"ARTICLE\",\"title\":\"A\"}|parentId",
        "{\"kind\":\"ARTICLE\",\"title\":\"A\",\"parentId\":\"rien\"}|parentId",
        "{\"kind\":\"DOMAIN\",\"title\":\"A\",\"parentId\":\"aide-sociale\"}|kind",
        "{\"kind\":\"DOMAIN\",\"title\":\"A\",\"links\":[{\"title\":\"a\",\"url\":\"http://a.fr\"}]}|links[0].url",
        "{\"kind\":\"DOMAIN\",\"title\":\"A\",\"links\":[{\"title\":\"a\",\"url\":\"javascript:x\"}]}|links[0].url",
        "{\"kind\":\"DOMAIN\",\"title\":\"A\",\"links\":[{\"title\":\"a\",\"url\":\"https:///x\"}]}|links[0].url",
        "{\"kind\":\"DOMAIN\",\"title\":\"A\",\"definitions\":[{\"term\":\"a\"}]}|definitions[0].text",
        "{\"kind\":\"DOMAIN\",\"title\":\"A\",\"missions\":[\"\"]}|missions[0]"
      })
  void aNodeThatIsNotAsTheContractSaysIsRefusedAndTheFieldNamed(String body, String field) {
    var refused = create(body);

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.json().at("/violations/0/field").asText()).isEqualTo(field);
  }

  @Test
  void aNodeIsNotPutBelowItself() {
    for (var below : List.of("aide-sociale-adultes", "aide-sociale-chrs")) {
      var refused =
          team()
              .put(
                  "/guide/aide-sociale-adultes",
                  "{\"kind\":\"SUB_DOMAIN\",\"title\":\"Adultes\",\"parentId\":\"%s\"}"
                      .formatted(below),
                  "If-Match",
                  tag("aide-sociale-adultes"));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().path("detail").asText()).contains("sous lui-même");
    }
    var tooHigh =
        team()
            .put(
                "/guide/aide-sociale-adultes",
                "{\"kind\":\"ARTICLE\",\"title\":\"Adultes\",\"parentId\":\"aide-sociale\"}",
                "If-Match",
                tag("aide-sociale-adultes"));
    assertThat(tooHigh.status()).isEqualTo(400);
    assertThat(tooHigh.json().at("/violations/0/field").asText()).isEqualTo("kind");
  }

  @Test
  void whatHoldsOthersIsRemovedOnlyWhenThatIsSaid() {
    var chapter =
        create("{\"kind\":\"CHAPTER\",\"title\":\"Chapitre vide\",\"parentId\":\"aide-sociale\"}");
    assertThat(chapter.header("ETag")).matches("\"[0-9]+\"");
    create("{\"kind\":\"ARTICLE\",\"title\":\"Dedans\",\"parentId\":\"chapitre-vide\"}");
    var tag = tag("chapitre-vide");

    assertThat(team().delete("/guide/chapitre-vide").status()).isEqualTo(428);
    assertThat(team().delete("/guide/chapitre-vide", "If-Match", tag).status()).isEqualTo(409);
    assertThat(team().delete("/guide/chapitre-vide?withDescendants=true", "If-Match", tag).status())
        .isEqualTo(204);
    assertThat(team().get("/guide/dedans?preview=true").status()).isEqualTo(404);
    assertThat(team().delete("/guide/chapitre-vide?withDescendants=true", "If-Match", tag).status())
        .isEqualTo(404);
  }

  @Test
  void anOlderPublicationComesBackAndSoDoesTheDraft() {
    created("Avant");
    var before = published("Avant").path("number").asInt();
    created("Après");
    published("Après");
    var staleTag = tag("apres");
    created("Jamais publié");
    var path = "/guide/publications/" + before + "/restoration";

    var refused = team().post(path, "{}", "Idempotency-Key", UUID.randomUUID().toString());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("detail").asText()).contains("brouillon");
    var restored =
        team()
            .post(
                path,
                "{\"discardDraft\":true,\"note\":\"Erreur\"}",
                "Idempotency-Key",
                UUID.randomUUID().toString());

    assertThat(restored.status()).as(restored.text()).isEqualTo(201);
    assertThat(restored.json().path("restored").asInt()).isEqualTo(before);
    assertThat(asClinician("/guide/avant")).isEqualTo(200);
    assertThat(asClinician("/guide/apres")).isEqualTo(404);
    assertThat(team().get("/guide/jamais-publie?preview=true").status()).isEqualTo(404);
    created("Après");
    assertThat(team().put("/guide/apres", article("Après", ""), "If-Match", staleTag).status())
        .isEqualTo(412);
    assertThat(
            team()
                .post(
                    "/guide/publications/9999/restoration",
                    "{}",
                    "Idempotency-Key",
                    UUID.randomUUID().toString())
                .status())
        .isEqualTo(404);
  }

  @Test
  void anotherProcessShowsWhatThisOnePublished() {
    var jdbi = server.jdbi();
    var publications = server.context().getBean(Publications.class);
    var clock = new MovingClock();
    var other = new PublishedGuide(jdbi, publications, clock);
    var before = other.tree().number();
    created("Vu ailleurs");
    var number = published("Ailleurs").path("number").asInt();

    assertThat(other.tree().number()).isEqualTo(before);
    clock.move(java.time.Duration.ofSeconds(3));
    assertThat(other.tree().number()).isEqualTo(number);
    assertThat(other.startingWith("vu aill", 1)).hasSize(1);
  }

  @Test
  void anOpinionIsOneAPersonAndNodeAndMayChange() {
    var path = "/guide/urgences-adultes-mains/feedback";
    server.as("clinicien").post(path, "{\"useful\":true}");
    server.as("clinicien").post(path, "{\"useful\":false,\"comment\":\"Manque un numéro\"}");
    server.as("directeur").post(path, "{\"useful\":true}");

    var said = team().get("/guide/feedback?node=urgences-adultes-mains").json();
    assertThat(said.path("useful").asInt()).isEqualTo(1);
    assertThat(said.path("notUseful").asInt()).isEqualTo(1);
    assertThat(said.path("items")).hasSize(2);
    assertThat(said.at("/items/1/comment").asText()).isEqualTo("Manque un numéro");
    assertThat(said.at("/items/1/nodeTitle").asText()).isEqualTo("Urgences mains");
    var first = team().get("/guide/feedback?node=urgences-adultes-mains&size=1").json();
    var second =
        team()
            .get(
                "/guide/feedback?node=urgences-adultes-mains&size=1&cursor="
                    + first.path("nextCursor").asText())
            .json();
    assertThat(second.at("/items/0/comment").asText()).isEqualTo("Manque un numéro");
    var own = server.as("clinicien").get("/guide/urgences-adultes-mains").json().path("opinion");
    assertThat(own.path("useful").asBoolean()).isFalse();
    assertThat(server.as("lits").get("/guide/urgences-adultes-mains").json().has("opinion"))
        .isFalse();
    assertThat(server.as("clinicien").get("/guide/feedback").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"useful\":true,\"comment\":\"\"}"})
  void anOpinionSaysYesOrNo(String body) {
    assertThat(server.as("clinicien").post("/guide/ght/feedback", body).status()).isEqualTo(400);
    assertThat(
            server
                .as("clinicien")
                .post(
                    "/guide/ght/feedback",
                    "{\"useful\":true,\"comment\":\"" + "x".repeat(1001) + "\"}")
                .status())
        .isEqualTo(400);
    assertThat(server.as("clinicien").post("/guide/rien/feedback", "{\"useful\":true}").status())
        .isEqualTo(404);
  }

  @Test
  void aGuideThatWasThereIsLeftAlone() {
    server
        .context()
        .getBean(SeedGuide.class)
        .run(
            line -> {
              throw new AssertionError(line);
            });
  }
}
