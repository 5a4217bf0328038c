package fr.rormobile.api.interpretation;

import fr.rormobile.api.interpretation.Chip.Criterion;
import fr.rormobile.api.interpretation.Chip.Kind;
import fr.rormobile.api.interpretation.Vocabulary.Entry;
import fr.rormobile.search.Sense;
import fr.rormobile.search.Sense.AnyOf;
import fr.rormobile.search.Sense.Coded;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Codes that some words name: any of them will do. */
final class Offers {
  private Offers() {}

  static Sense.Group group(List<Entry> entries) {
    var of = new ArrayList<AnyOf>();
    byList(entries).forEach((list, codes) -> of.add(new AnyOf(list, codes)));
    return new Sense.Group(of);
  }

  static Chip chip(String words, List<Entry> entries) {
    var criteria = new ArrayList<Criterion>();
    byList(entries)
        .forEach((list, codes) -> criteria.add(new Criterion(parameter(list), List.copyOf(codes))));
    return new Chip(Kind.OFFER, words, label(words, entries), criteria, true, List.of());
  }

  private static String label(String words, List<Entry> entries) {
    var labels = entries.stream().map(Entry::label).distinct().toList();
    return labels.size() == 1
        ? labels.getFirst()
        : words + " (" + labels.size() + " activités, actes ou équipements)";
  }

  private static Map<Coded, Set<String>> byList(List<Entry> entries) {
    var lists = new EnumMap<Coded, Set<String>>(Coded.class);
    entries.forEach(
        entry -> lists.computeIfAbsent(entry.list(), list -> new TreeSet<>()).add(entry.code()));
    return lists;
  }

  /** Of {@code GET /search}. */
  private static String parameter(Coded list) {
    return switch (list) {
      case ACTIVITY -> "activity";
      case CARE_MODE -> "careMode";
      case ACT -> "act";
      case EQUIPMENT -> "equipment";
      case SPECIALITY -> "speciality";
      case PROFESSION -> "profession";
      case FACILITY_CATEGORY -> "category";
    };
  }
}
