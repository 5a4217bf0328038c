package fr.rormobile.api.feeds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fr.rormobile.api.beds.BedSource;
import fr.rormobile.api.feeds.FeedMessage.Format;
import fr.rormobile.api.platform.web.ProblemException;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a JSON message report by report, so that its size in memory is that of what it says. */
final class FeedJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonNodeTreeCodec TREES = JsonNodeTreeCodec.getInstance();
  private static final Set<String> SOURCES = Set.of("MANUAL", "BED_MANAGEMENT", "GAM", "DPI");

  private @Nullable String id;
  private BedSource source = BedSource.BED_MANAGEMENT;
  private @Nullable List<FeedLine> lines;

  private FeedJson() {}

  /**
   * @throws ProblemException when the message as a whole cannot be taken; a report that is not as
   *     the contract says is a line with faults
   */
  static FeedMessage read(InputStream body) {
    try (var parser = JSON.createParser(body)) {
      return new FeedJson().message(parser);
    } catch (IOException broken) {
      throw FeedProblems.unreadable("Le corps de la demande n'est pas du JSON lisible.");
    }
  }

  private FeedMessage message(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw FeedProblems.unreadable("Le corps de la demande n'est pas un objet JSON.");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      switch (name) {
        case "messageId" -> id = id(json);
        case "source" -> source = source(json);
        case "reports" -> lines = reports(json);
        default ->
            throw ProblemException.invalid(
                shortened(name), "unknown", null, "Ce champ n'existe pas ici.");
      }
    }
    if (json.nextToken() != null) {
      throw FeedProblems.unreadable("Il y a quelque chose après la fin du message.");
    }
    if (id == null) {
      throw ProblemException.invalid(
          "messageId", "required", null, "L'identifiant du message est nécessaire.");
    }
    if (lines == null || lines.isEmpty()) {
      throw FeedProblems.empty("reports");
    }
    return new FeedMessage(id, Format.JSON, source, lines);
  }

  private static String id(JsonParser json) throws IOException {
    var text = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
    if (!text.matches(FeedMessage.ID)) {
      throw FeedProblems.badId("messageId");
    }
    return text;
  }

  private static BedSource source(JsonParser json) throws IOException {
    var text = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
    if (!SOURCES.contains(text)) {
      throw ProblemException.invalid(
          "source",
          "enum",
          "MANUAL, BED_MANAGEMENT, GAM, DPI",
          "La source doit être MANUAL, BED_MANAGEMENT, GAM ou DPI.");
    }
    return BedSource.valueOf(text);
  }

  private static List<FeedLine> reports(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw ProblemException.invalid(
          "reports", "type", null, "« reports » doit être une liste de relevés.");
    }
    var read = new ArrayList<FeedLine>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (read.size() == FeedMessage.MOST_LINES) {
        throw FeedProblems.tooManyLines("reports");
      }
      read.add(FeedJsonLine.read(read.size(), TREES.readTree(json)));
    }
    return read;
  }

  private static String shortened(String name) {
    return name.length() <= 100 ? name : name.substring(0, 100) + "…";
  }
}
