package fr.rormobile.search;

import org.jspecify.annotations.Nullable;

/**
 * OpenSearch could not be asked, or was too busy or too broken to answer. The same call may succeed
 * later; whether a write took place is not known, and writing it again is harmless.
 */
public final class SearchUnavailable extends RuntimeException {

  SearchUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
