package fr.rormobile.api.guide;

import fr.rormobile.api.guide.GuideContent.Definition;
import fr.rormobile.api.guide.GuideContent.Link;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import fr.rormobile.api.platform.web.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a node may say, field by field. Bounds are ours: what a phone shows without a search. */
final class NodeRules {
  static final int LONGEST_TITLE = 120;
  static final int LONGEST_SUMMARY = 200;
  static final int LONGEST_TEXT = 8_000;
  static final int LONGEST_LINE = 500;
  static final int LONGEST_DEFINITION = 2_000;
  static final int LONGEST_KEYWORD = 60;
  static final int MOST = 30;
  static final int LAST_POSITION = 9_999;

  private static final int LONGEST_ID = 80;
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  // What a person types on purpose: no control character but the end of a line and the tabulator.
  private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
  // They are paths of their own below /guide.
  private static final Set<String> RESERVED = Set.of("publications", "feedback");

  private final List<Violation> violations = new ArrayList<>();

  private NodeRules() {}

  /** What was read of an input. */
  record Read(GuideKind kind, GuideContent content) {}

  /**
   * @throws ProblemException 400 that names every field which is not as the contract says
   */
  static Read read(NodeInput input) {
    var rules = new NodeRules();
    var kind = rules.kind(input.kind());
    rules.position(input.position());
    var content = rules.content(input);
    if (!rules.violations.isEmpty() || kind == null || content == null) {
      throw new ProblemException(
          ProblemKind.INVALID, rules.violations.getFirst().message(), rules.violations, null, null);
    }
    return new Read(kind, content);
  }

  /** Of the id that somebody chose, or that a title gives. */
  static String id(@Nullable String chosen, String title) {
    var id = chosen == null ? slug(title) : chosen;
    if (id.length() > LONGEST_ID || !ID.matcher(id).matches() || RESERVED.contains(id)) {
      throw ProblemException.invalid(
          "id",
          "pattern",
          ID.pattern(),
          "L'identifiant est fait de minuscules sans accent, de chiffres et de tirets, au plus "
              + LONGEST_ID
              + " caractères ; « publications » et « feedback » sont réservés.");
    }
    return id;
  }

  private static String slug(String title) {
    var folded = Words.folded(title).replace(' ', '-');
    return folded.length() <= LONGEST_ID
        ? folded
        : folded.substring(0, LONGEST_ID).replaceAll("-[^-]*$", "");
  }

  private @Nullable GuideKind kind(@Nullable String given) {
    var known = Stream.of(GuideKind.values()).filter(k -> k.name().equals(given)).findFirst();
    if (known.isEmpty()) {
      var admitted = String.join(", ", Stream.of(GuideKind.values()).map(Enum::name).toList());
      refuse("kind", given == null ? "required" : "enum", admitted, "La nature est : " + admitted);
    }
    return known.orElse(null);
  }

  private void position(@Nullable Integer position) {
    if (position != null && position < 0) {
      refuse("position", "min", "0", "Le rang commence à 0.");
    } else if (position != null && position > LAST_POSITION) {
      refuse("position", "max", "" + LAST_POSITION, "Le rang est au plus " + LAST_POSITION + ".");
    }
  }

  private @Nullable GuideContent content(NodeInput input) {
    var title = required("title", input.title(), LONGEST_TITLE);
    var summary = optional("summary", input.summary(), LONGEST_SUMMARY);
    var text = optional("text", input.text(), LONGEST_TEXT);
    var missions = lines("missions", input.missions(), LONGEST_LINE);
    var keywords = lines("keywords", input.keywords(), LONGEST_KEYWORD);
    var definitions = few("definitions", input.definitions());
    IntStream.range(0, definitions.size())
        .forEach(
            i -> {
              var at = "definitions[" + i + "].";
              required(at + "term", definitions.get(i).term(), LONGEST_TITLE);
              required(at + "text", definitions.get(i).text(), LONGEST_DEFINITION);
            });
    var links = few("links", input.links());
    IntStream.range(0, links.size())
        .forEach(
            i -> {
              required("links[" + i + "].title", links.get(i).title(), LONGEST_TITLE);
              address("links[" + i + "].url", links.get(i).url());
            });
    var search = input.search();
    if (search != null) {
      search.forEach(
          (name, values) -> {
            if (values == null || values.isEmpty() || values.stream().anyMatch(Objects::isNull)) {
              refuse("search." + name, "required", null, "Ce critère n'a pas de valeur.");
            }
          });
    }
    if (!violations.isEmpty() || title == null) {
      return null;
    }
    return new GuideContent(
        title,
        summary,
        text,
        missions,
        definitions.stream().map(d -> new Definition(text(d.term()), text(d.text()))).toList(),
        links.stream().map(l -> new Link(text(l.title()), text(l.url()))).toList(),
        keywords,
        search);
  }

  private static String text(@Nullable String checked) {
    return Objects.requireNonNull(checked).strip();
  }

  private @Nullable String required(String field, @Nullable String value, int longest) {
    if (value == null || value.isBlank()) {
      refuse(field, "required", null, "Ce champ ne doit pas être vide.");
      return null;
    }
    return optional(field, value, longest);
  }

  private @Nullable String optional(String field, @Nullable String value, int longest) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.codePointCount(0, value.length()) > longest) {
      refuse(field, "maxLength", "" + longest, "Au plus " + longest + " caractères.");
    }
    if (UNREADABLE.matcher(value).find()) {
      refuse(field, "pattern", null, "Ce texte contient un caractère de commande.");
    }
    return value.strip();
  }

  private List<String> lines(String field, @Nullable List<String> values, int longest) {
    var given = few(field, values);
    var lines = new ArrayList<String>();
    for (var i = 0; i < given.size(); i++) {
      var line = required(field + "[" + i + "]", given.get(i), longest);
      if (line != null) {
        lines.add(line);
      }
    }
    return lines;
  }

  private <T> List<T> few(String field, @Nullable List<T> values) {
    if (values == null) {
      return List.of();
    }
    if (values.size() > MOST) {
      refuse(field, "maxItems", "" + MOST, "Au plus " + MOST + " lignes.");
      return List.of();
    }
    if (values.stream().anyMatch(Objects::isNull)) {
      refuse(field, "required", null, "Une ligne est vide.");
      return List.of();
    }
    return values;
  }

  private void address(String field, @Nullable String url) {
    var given = required(field, url, LONGEST_LINE);
    if (given != null && !isHttps(given)) {
      refuse(field, "pattern", "https://…", "Un lien commence par https:// et nomme un site.");
    }
  }

  private static boolean isHttps(String url) {
    try {
      var uri = new URI(url);
      return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (URISyntaxException notOne) {
      return false;
    }
  }

  private void refuse(String field, String rule, @Nullable String bound, String message) {
    violations.add(new Violation(field, rule, bound, message));
  }
}
