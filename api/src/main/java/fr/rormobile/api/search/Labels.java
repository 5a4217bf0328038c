package fr.rormobile.api.search;

import fr.rormobile.api.offer.Coded;
import fr.rormobile.search.CodedLabel;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The same code and label, as the offer has them and as the index does. */
final class Labels {
  private Labels() {}

  static @Nullable CodedLabel of(@Nullable Coded coded) {
    return coded == null ? null : new CodedLabel(coded.code(), coded.label());
  }

  static List<CodedLabel> of(List<Coded> codes) {
    return codes.stream().map(coded -> new CodedLabel(coded.code(), coded.label())).toList();
  }

  static List<CodedLabel> one(@Nullable Coded coded) {
    return coded == null ? List.of() : of(List.of(coded));
  }

  static Coded of(CodedLabel label) {
    return new Coded(label.code(), label.label().isEmpty() ? label.code() : label.label());
  }

  /** Those that are there, each once. */
  static List<String> present(@Nullable String... texts) {
    return Stream.of(texts)
        .filter(Objects::nonNull)
        .filter(text -> !text.isBlank())
        .distinct()
        .toList();
  }
}
