package fr.rormobile.api.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.rormobile.api.testing.Answer;
import fr.rormobile.api.testing.ApiClient;
import fr.rormobile.api.testing.RorServer;
import fr.rormobile.contract.ContractValidator;
import fr.rormobile.contract.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A field that the contract does not have, or of another type, is named and nothing is done. */
class BodyFieldsTest {
  private static final RorServer SERVER = RorServer.shared();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> LOGINS =
      Map.of(
          "CLINICIAN", "clinicien",
          "DIRECTOR", "directeur",
          "BED_MANAGER", "lits",
          "CRISIS_CELL", "ars",
          "REGIONAL_TEAM", "region",
          "FEED", "flux");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          directeur | POST | /tensions | {'facilityId':'410000020','disciplineGroupId':'surgery','planId':'pmi-1','dril':true} | dril | unknown
          directeur | POST | /tensions | {'facilityId':'410000020','disciplineGroupId':'surgery','planId':'pmi-1','drill':'oui'} | drill | type
          directeur | POST | /tensions | {'facilityId':'410000020','disciplineGroupId':'surgery','planId':'pmi-1','drill':1} | drill | type
          directeur | POST | /tensions | {'facilityId':[]} | facilityId | type
          directeur | POST | /tensions | {'actions':'x'} | actions | type
          directeur | POST | /tensions | {'actions':[1]} | actions[0] | type
          directeur | POST | /tensions | {'actions':[{'actionId':'a'},{'notte':1}]} | actions[1].notte | unknown
          directeur | POST | /tensions | {'actions':[{'actionId':{}}]} | actions[0].actionId | type
          directeur | POST | /tensions | {'occurredAt':'hier'} | occurredAt | type
          clinicien | POST | /tension-requests | {'facility':'410000020'} | facility | unknown
          lits | POST | /beds/entries | {'entries':[{'unitId':'u','version':0,'lines':[{'natur':'BED'}]}]} | entries[0].lines[0].natur | unknown
          lits | POST | /beds/entries | {'entries':[{'unitId':'u','version':{}}]} | entries[0].version | type
          clinicien | POST | /reports | {'kind':'CRI','message':'m'} | kind | enum
          clinicien | POST | /reports | {'kind':'SUGGESTION','message':'m','about':{'idd':'x'}} | about.idd | unknown
          clinicien | PUT | /me/phone | {'téléphone':'0254000000'} | téléphone | unknown
          clinicien | POST | /auth/login | {'login':'x','password':'y','code':'1'} | code | unknown
          """)
  void namesTheField(
      String login, String method, String path, String body, String field, String rule) {
    var before = tensions();

    var answer =
        SERVER.as(login).send(method, path, body.replace('\'', '"'), "Idempotency-Key", key());

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().get("type").asText()).isEqualTo("/problems/champ-invalide");
    assertThat(fault(answer)).isEqualTo(field + " " + rule);
    assertThat(answer.json().get("detail").asText())
        .isEqualTo(
            "« "
                + field
                + switch (rule) {
                  case "unknown" -> " » n'existe pas ici.";
                  case "enum" -> " » n'a pas une des valeurs admises.";
                  default -> " » n'a pas le type attendu.";
                });
    assertThat(tensions()).isEqualTo(before);
  }

  @Test
  void saysOnlyThePrintableBeginningOfALongName() {
    var answer = declare("{\"a\\nb" + "c".repeat(100) + "\": 1}");

    assertThat(fault(answer)).isEqualTo("a?b" + "c".repeat(57) + "… unknown");
  }

  @Test
  void whatIsNoJsonHasNoFieldToName() {
    assertThat(declare("{\"facilityId\":").json().get("detail").asText())
        .isEqualTo("Le corps de la demande n'est pas du JSON lisible.");
    assertThat(declare("[]").json().get("detail").asText())
        .isEqualTo("Le corps de la demande n'est pas l'objet JSON attendu.");
    assertThat(declare("[]").json().get("type").asText()).isEqualTo("/problems/corps-illisible");
  }

  @Test
  void noOperationTakesAFieldThatItDoesNotKnow() throws IOException {
    var named = new TreeSet<String>();
    var taken = new TreeSet<String>();
    for (var route : ContractValidator.load().routes()) {
      var example = route.requestExample();
      // A patch is another standard's own message, with rules of its own.
      if (example == null
          || route.method().equals("PATCH")
          || !(JSON.readTree(example) instanceof ObjectNode body)) {
        continue;
      }
      var answer = send(route, body.put("champInconnu", 1).toString());
      if (answer.status() < 300) {
        taken.add(route.operationId());
      } else if (answer.status() == 400 && answer.text().contains("\"champInconnu\"")) {
        named.add(route.operationId());
      }
    }

    assertThat(taken).isEmpty();
    assertThat(named).hasSizeGreaterThanOrEqualTo(15).contains("declareTension", "login");
  }

  private static Answer send(Route route, String body) {
    var headers = new ArrayList<String>();
    route.exampleHeaders().forEach((name, value) -> headers.addAll(List.of(name, value)));
    var type = route.requestContentType();
    if (type != null) {
      headers.addAll(List.of("Content-Type", type));
    }
    return client(route)
        .send(route.method(), route.examplePath(), body, headers.toArray(String[]::new));
  }

  private static ApiClient client(Route route) {
    return route.roles().stream()
        .sorted()
        .findFirst()
        .map(role -> SERVER.as(LOGINS.getOrDefault(role, "")))
        .orElseGet(SERVER::client);
  }

  private static Answer declare(String body) {
    return SERVER.as("directeur").post("/tensions", body, "Idempotency-Key", key());
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String fault(Answer answer) {
    var violation = answer.json().at("/violations/0");
    return violation.get("field").asText() + " " + violation.get("rule").asText();
  }

  private static int tensions() {
    return SERVER
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT count(*) FROM tension").mapTo(Integer.class).one());
  }
}
