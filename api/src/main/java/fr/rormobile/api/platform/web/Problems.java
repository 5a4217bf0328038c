package fr.rormobile.api.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one place that writes a problem document. */
public final class Problems {
  private static final int LONGEST_PATH = 2000;

  private Problems() {}

  /** Never null in its parts: {@code retryAfter} alone may be. */
  public static MutableHttpResponse<Problem> answer(
      HttpRequest<?> request,
      ProblemKind kind,
      String detail,
      List<Violation> violations,
      @Nullable Duration retryAfter) {
    MutableHttpResponse<Problem> response =
        HttpResponse.<Problem>status(kind.status())
            .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
            .body(document(request, kind, detail, violations));
    var wait = retryAfter == null && mustSayWhen(kind) ? Duration.ofSeconds(2) : retryAfter;
    if (wait != null) {
      response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }
    return response;
  }

  static MutableHttpResponse<Problem> answer(HttpRequest<?> request, ProblemException problem) {
    return answer(
        request,
        problem.kind(),
        String.valueOf(problem.getMessage()),
        problem.violations(),
        problem.retryAfter());
  }

  /** As it stands in the body, where it is one answer among others. */
  public static Problem document(HttpRequest<?> request, ProblemException problem) {
    return document(
        request, problem.kind(), String.valueOf(problem.getMessage()), problem.violations());
  }

  static Problem document(
      HttpRequest<?> request, ProblemKind kind, String detail, List<Violation> violations) {
    var path = request.getPath();
    return new Problem(
        kind.type(),
        kind.title(),
        kind.status().getCode(),
        detail,
        path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path,
        RequestIds.of(request),
        violations);
  }

  /** What the framework refuses with nothing but a status. */
  static ProblemKind kindOf(HttpStatus status) {
    return Arrays.stream(ProblemKind.values())
        .filter(kind -> kind.status() == status)
        .findFirst()
        .orElse(status.getCode() < 500 ? ProblemKind.UNREADABLE : ProblemKind.INTERNAL);
  }

  /** What is said of a sort of problem when there is nothing more precise to say. */
  public static String sentence(ProblemKind kind) {
    return switch (kind) {
      case SESSION_REQUIRED -> "Ouvrez une session pour continuer.";
      case FORBIDDEN -> "Votre compte ne permet pas cette action.";
      case NOT_FOUND -> "Il n'y a rien à cette adresse.";
      case METHOD_NOT_ALLOWED -> "Cette adresse n'accepte pas cette méthode.";
      case NOT_ACCEPTABLE -> "Cette réponse n'existe pas dans le format demandé.";
      case TOO_LARGE -> "La demande dépasse la taille admise.";
      case UNSUPPORTED -> "Envoyez cette demande dans le format attendu.";
      case TOO_MANY -> "Trop de demandes en peu de temps, réessayez dans quelques secondes.";
      case UNAVAILABLE ->
          "Le service est momentanément indisponible, réessayez dans quelques secondes.";
      case INTERNAL ->
          "Une erreur interne est survenue ; donnez le numéro de la demande à l'assistance.";
      default -> "La demande n'est pas lisible.";
    };
  }

  private static boolean mustSayWhen(ProblemKind kind) {
    return kind == ProblemKind.TOO_MANY || kind == ProblemKind.UNAVAILABLE;
  }
}
