package fr.rormobile.api.feeds;

import fr.rormobile.api.feeds.CapacityPath.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The grammar of the paths: steps, indexes, functions, and predicates joined by « and ». */
final class PathSyntax {
  private static final int LONGEST = 4_000;
  private static final int DEEPEST = 20;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:([A-Za-z_][A-Za-z0-9_]*)|'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\""
              + "|([0-9]+)|([.()\\[\\]=]))");

  /** Member access, or a function with what is between its brackets. */
  record Step(String name, @Nullable String text, List<Term> terms) {
    Step {
      terms = List.copyOf(terms);
    }
  }

  record Path(List<Step> steps) {
    Path {
      steps = List.copyOf(steps);
    }

    boolean ends(String name) {
      return !steps.isEmpty() && steps.getLast().name().equals(name);
    }
  }

  /**
   * A predicate.
   *
   * @param equalTo null: the path alone
   */
  record Term(Path path, @Nullable String equalTo) {}

  private record Token(Kind kind, String text) {}

  private enum Kind {
    NAME,
    TEXT,
    NUMBER,
    SIGN
  }

  private final List<Token> tokens;
  private int at;
  private int depth;

  private PathSyntax(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Path parse(String text) throws Unknown {
    var syntax = new PathSyntax(tokens(text));
    var path = syntax.path();
    if (syntax.at < syntax.tokens.size()) {
      throw unexpected(syntax.tokens.get(syntax.at).text());
    }
    return path;
  }

  private static List<Token> tokens(String text) throws Unknown {
    if (text.length() > LONGEST) {
      throw new Unknown("Le chemin est trop long.");
    }
    var tokens = new ArrayList<Token>();
    var path = text.stripTrailing();
    var matcher = TOKEN.matcher(path);
    while (matcher.regionStart() < path.length()) {
      if (!matcher.lookingAt()) {
        throw unexpected(path.substring(matcher.regionStart()).strip());
      }
      tokens.add(token(matcher));
      matcher.region(matcher.end(), path.length());
    }
    return tokens;
  }

  private static Token token(Matcher matcher) {
    if (matcher.group(1) != null) {
      return new Token(Kind.NAME, matcher.group(1));
    }
    var quoted = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
    if (quoted != null) {
      return new Token(Kind.TEXT, quoted.replaceAll("\\\\(.)", "$1"));
    }
    return matcher.group(4) != null
        ? new Token(Kind.NUMBER, matcher.group(4))
        : new Token(Kind.SIGN, matcher.group(5));
  }

  private Path path() throws Unknown {
    if (++depth > DEEPEST) {
      throw new Unknown("Le chemin est trop imbriqué.");
    }
    var steps = new ArrayList<Step>();
    do {
      steps.add(step());
      while (take("[")) {
        expect(Kind.NUMBER);
        need("]");
      }
    } while (take("."));
    depth--;
    return new Path(steps);
  }

  private Step step() throws Unknown {
    var name = expect(Kind.NAME);
    if (!take("(")) {
      return new Step(name, null, List.of());
    }
    if (take(")")) {
      return new Step(name, null, List.of());
    }
    if (name.equals("where")) {
      var terms = terms();
      need(")");
      return new Step(name, null, terms);
    }
    var first = next();
    if (name.equals("exists") && first.kind() != Kind.TEXT) {
      at--;
      var terms = terms(); // exists(…) is where(…).exists()
      need(")");
      return new Step("where", null, terms);
    }
    if (first.kind() == Kind.SIGN) {
      throw unexpected(first.text());
    }
    while (take(".")) {
      expect(Kind.NAME); // as(FHIR.CodeableConcept)
    }
    var argument = name.equals("extension") ? named(first.text()) : first.text();
    need(")");
    return new Step(name, argument, List.of());
  }

  /** extension(url='…') is seen where extension('…') is meant. */
  private String named(String first) throws Unknown {
    if (first.equals("url") && take("=")) {
      return expect(Kind.TEXT);
    }
    return first;
  }

  private List<Term> terms() throws Unknown {
    var terms = new ArrayList<Term>();
    do {
      if (take("(")) {
        terms.addAll(terms());
        need(")");
      } else {
        terms.add(term());
      }
    } while (take("and"));
    return terms;
  }

  private Term term() throws Unknown {
    var path = path();
    if (!take("=")) {
      return new Term(path, null);
    }
    var value = next();
    if (value.kind() != Kind.TEXT && value.kind() != Kind.NUMBER) {
      throw unexpected(value.text());
    }
    return new Term(path, value.text());
  }

  private boolean take(String text) {
    var there =
        at < tokens.size()
            && tokens.get(at).kind() != Kind.TEXT
            && tokens.get(at).text().equals(text);
    if (there) {
      at++;
    }
    return there;
  }

  private void need(String text) throws Unknown {
    if (!take(text)) {
      throw unexpected(at < tokens.size() ? tokens.get(at).text() : "la fin");
    }
  }

  private String expect(Kind kind) throws Unknown {
    var token = next();
    if (token.kind() != kind) {
      throw unexpected(token.text());
    }
    return token.text();
  }

  private Token next() throws Unknown {
    if (at == tokens.size()) {
      throw unexpected("la fin");
    }
    return tokens.get(at++);
  }

  private static Unknown unexpected(String text) {
    var shown = text.length() <= 40 ? text : text.substring(0, 40) + "…";
    return new Unknown("« " + shown + " » n'est pas attendu à cet endroit du chemin.");
  }
}
