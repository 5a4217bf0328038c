package fr.rormobile.search;

import static fr.rormobile.search.Json.arr;
import static fr.rormobile.search.Json.obj;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings and mapping of an index of the offer. */
final class Schema {

  /** Explicit, since an index with the default is not refreshed while nobody searches it. */
  static final String REFRESH_INTERVAL = "500ms";

  /** All that is searched by words. */
  private static final String[] WORDS = {Fields.ALL};

  private Schema() {}

  /**
   * @param refreshInterval "-1" for an index that is being filled
   */
  static Map<String, Object> index(String refreshInterval, Map<String, Object> aliases) {
    return obj(
        "settings",
        obj(
            "index",
            obj(
                // 200,000 units are far below what one shard holds, and its scores are comparable.
                "number_of_shards",
                1,
                "auto_expand_replicas",
                "0-1",
                // Many small searches at once: each by one thread, for splitting one costs them
                // all.
                "search.concurrent_segment_search.mode",
                "none",
                "refresh_interval",
                refreshInterval),
            "analysis",
            Analysis.settings()),
        "mappings",
        mapping(),
        "aliases",
        aliases);
  }

  private static Map<String, Object> mapping() {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (var field :
        List.of(
            Fields.KEY,
            Fields.KIND,
            Fields.ID,
            Fields.FACILITY_ID,
            Fields.COMMUNE_CODE,
            Fields.REGION_CODE,
            Fields.POSITION_PRECISION,
            Fields.PHONES)) {
      properties.put(field, type("keyword"));
    }
    properties.put(Fields.VERSION_OF_ENTITY, type("long"));
    properties.put(Fields.DELETED, type("boolean"));
    properties.put(Fields.CONFIDENTIAL, type("boolean"));
    properties.put(Fields.DEMO, type("boolean"));
    properties.put(Fields.UPDATED_AT, type("date"));
    properties.put(Fields.POSITION, type("geo_point"));
    properties.put(Fields.AGE_MIN, type("integer"));
    properties.put(Fields.AGE_MAX, type("integer"));
    properties.put(Fields.IDENTIFIERS, obj("type", "keyword", "normalizer", Analysis.EXACT));
    putNames(properties);
    putPlace(properties);
    putCoded(properties);
    properties.put(Fields.ALWAYS_OPEN, type("boolean"));
    properties.put(Fields.TIME_ZONE, type("keyword"));
    properties.put(Fields.OPEN_WEEK, type("integer_range"));
    properties.put(Fields.CLOSED_ON, obj("type", "date_range", "format", "strict_date"));
    properties.put(Fields.OPEN_ON, type("date_range"));
    properties.put(Fields.CAPACITY, capacity());
    putCopied(properties);
    return obj(
        "dynamic",
        "strict",
        "_meta",
        obj("schemaVersion", Fields.VERSION),
        "properties",
        properties);
  }

  private static void putNames(Map<String, Object> properties) {
    var name = text(Analysis.INDEX, Analysis.SEARCH);
    name.put("copy_to", arr(Fields.ALL, Fields.START));
    name.put(
        "fields",
        obj(
            "exact", obj("type", "keyword", "normalizer", Analysis.EXACT),
            "plain", text(Analysis.PLAIN, Analysis.PLAIN_SEARCH),
            "beginning", weighingNothing(Analysis.BEGINNING, Analysis.BEGINNING_SEARCH),
            "start", weighingNothing(Analysis.START, Analysis.START_SEARCH)));
    properties.put(Fields.NAME, name);
    for (var field : List.of(Fields.ALIASES, Fields.PARENT_NAMES)) {
      var names = text(Analysis.INDEX, Analysis.SEARCH);
      names.put("copy_to", arr(Fields.ALL, Fields.START));
      properties.put(field, names);
    }
    properties.put(Fields.PERSON_SOUND, text(Analysis.SOUND, Analysis.SOUND));
  }

  private static void putPlace(Map<String, Object> properties) {
    properties.put(Fields.LINE, kept());
    properties.put(Fields.REGION_NAME, kept());
    properties.put(Fields.COMMUNE_NAME, copied(kept(), Fields.PLACE, Fields.ALL, Fields.START));
    properties.put(Fields.DEPARTMENT_NAME, copied(kept(), Fields.PLACE, Fields.ALL));
    properties.put(Fields.DEPARTMENT_CODE, copied(type("keyword"), Fields.PLACE, Fields.ALL));
    properties.put(Fields.POSTCODE, copied(type("keyword"), Fields.PLACE, Fields.ALL));
  }

  private static void putCoded(Map<String, Object> properties) {
    for (var field :
        List.of(
            Fields.ACTIVITY_FIELD,
            Fields.ACTIVITIES,
            Fields.CARE_MODES,
            Fields.ACTS,
            Fields.SPECIALITIES,
            Fields.PROFESSIONS,
            Fields.FACILITY_CATEGORY)) {
      properties.put(field, coded(copied(kept(), Fields.LABELS, WORDS)));
    }
    // « Tout public » and the like would be noise among the words.
    properties.put(Fields.PATIENT_TYPES, coded(kept()));
    properties.put(
        Fields.EQUIPMENT,
        obj(
            "properties",
            obj(
                Fields.CODE, type("keyword"),
                Fields.LABEL, copied(kept(), Fields.LABELS, WORDS),
                Fields.LIMIT, type("double"))));
  }

  /** Nested: a criterion on several parts of a line must be met by one line. */
  private static Map<String, Object> capacity() {
    return obj(
        "type",
        "nested",
        "properties",
        obj(
            Fields.NATURE, type("keyword"),
            Fields.STATUS, type("keyword"),
            Fields.HORIZON, type("keyword"),
            Fields.GENDER, type("keyword"),
            Fields.ASSIGNMENT, type("keyword"),
            Fields.COUNT, type("integer"),
            Fields.UPDATED_AT, type("date")));
  }

  private static void putCopied(Map<String, Object> properties) {
    var all = text(Analysis.INDEX, Analysis.SEARCH);
    // Decides what matches and weighs nothing.
    all.put("norms", false);
    all.put("fields", obj("plain", text(Analysis.PLAIN, Analysis.PLAIN_SEARCH)));
    properties.put(Fields.ALL, all);
    properties.put(Fields.PLACE, text(Analysis.INDEX, Analysis.SEARCH));
    properties.put(Fields.LABELS, text(Analysis.INDEX, Analysis.SEARCH));
    properties.put(Fields.START, weighingNothing(Analysis.START, Analysis.START_SEARCH));
  }

  private static Map<String, Object> coded(Map<String, Object> label) {
    return obj("properties", obj(Fields.CODE, type("keyword"), Fields.LABEL, label));
  }

  private static Map<String, Object> type(String type) {
    return obj("type", type);
  }

  private static Map<String, Object> text(String indexed, String searched) {
    return obj("type", "text", "analyzer", indexed, "search_analyzer", searched);
  }

  /** Found or not, and no more. */
  private static Map<String, Object> weighingNothing(String indexed, String searched) {
    var text = text(indexed, searched);
    text.put("norms", false);
    text.put("index_options", "docs");
    return text;
  }

  /** Given back as it is, and searched through the fields that it is copied to. */
  private static Map<String, Object> kept() {
    return obj("type", "keyword", "index", false, "doc_values", false);
  }

  private static Map<String, Object> copied(
      Map<String, Object> field, String first, String... others) {
    var targets = arr(first);
    targets.addAll(List.of(others));
    field.put("copy_to", targets);
    return field;
  }
}
