package fr.rormobile.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entity as OpenSearch keeps it, both ways. What is null or empty is left out. */
final class DocumentJson {
  private DocumentJson() {}

  static ObjectNode write(IndexOperation operation) {
    return switch (operation) {
      case IndexOperation.Put(var document) -> write(document);
      case IndexOperation.Tombstone gone -> head(gone.key(), gone.version(), true);
    };
  }

  private static ObjectNode head(OfferKey key, long version, boolean deleted) {
    return JsonNodeFactory.instance
        .objectNode()
        .put(Fields.KEY, key.asText())
        .put(Fields.KIND, key.kind().name())
        .put(Fields.ID, key.id())
        .put(Fields.VERSION_OF_ENTITY, version)
        .put(Fields.DELETED, deleted);
  }

  private static ObjectNode write(OfferDocument document) {
    var json = head(document.key(), document.version(), false);
    json.put(Fields.CONFIDENTIAL, document.confidential());
    json.put(Fields.DEMO, document.demo());
    json.put(Fields.UPDATED_AT, document.updatedAt().toString());
    put(json, Fields.FACILITY_ID, document.facilityId());
    json.put(Fields.NAME, document.name());
    if (document.kind() == OfferKind.PROFESSIONAL) {
      json.put(Fields.PERSON_SOUND, document.name());
    }
    putTexts(json, Fields.ALIASES, document.aliases());
    putTexts(json, Fields.PARENT_NAMES, document.parentNames());
    putTexts(json, Fields.IDENTIFIERS, document.identifiers());
    putTexts(json, Fields.PHONES, document.phones());
    putPlace(json, document.place());
    putCoded(json, Fields.ACTIVITY_FIELD, one(document.activityField()));
    putCoded(json, Fields.ACTIVITIES, document.operationalActivities());
    putCoded(json, Fields.CARE_MODES, document.careModes());
    putCoded(json, Fields.ACTS, document.specificActs());
    putCoded(json, Fields.SPECIALITIES, document.specialities());
    putCoded(json, Fields.PATIENT_TYPES, document.patientTypes());
    putCoded(json, Fields.PROFESSIONS, document.professions());
    putCoded(json, Fields.FACILITY_CATEGORY, one(document.facilityCategory()));
    putEquipment(json, document.equipment());
    if (document.ageMin() != null) {
      json.put(Fields.AGE_MIN, document.ageMin());
    }
    if (document.ageMax() != null) {
      json.put(Fields.AGE_MAX, document.ageMax());
    }
    if (document.opening() != null) {
      putOpening(json, document.opening());
    }
    putCapacity(json, document.capacity());
    return json;
  }

  private static void putPlace(ObjectNode json, Place place) {
    put(json, Fields.LINE, place.line());
    put(json, Fields.POSTCODE, place.postcode());
    put(json, Fields.COMMUNE_CODE, place.communeCode());
    put(json, Fields.COMMUNE_NAME, place.communeName());
    put(json, Fields.DEPARTMENT_CODE, place.departmentCode());
    put(json, Fields.DEPARTMENT_NAME, place.departmentName());
    put(json, Fields.REGION_CODE, place.regionCode());
    put(json, Fields.REGION_NAME, place.regionName());
    put(json, Fields.POSITION_PRECISION, place.positionPrecision());
    if (place.position() != null) {
      json.putObject(Fields.POSITION)
          .put("lat", place.position().lat())
          .put("lon", place.position().lon());
    }
  }

  private static void putEquipment(ObjectNode json, List<Equipment> equipment) {
    if (equipment.isEmpty()) {
      return;
    }
    var array = json.putArray(Fields.EQUIPMENT);
    for (var item : equipment) {
      var node = array.addObject().put(Fields.CODE, item.code()).put(Fields.LABEL, item.label());
      if (item.limit() != null) {
        node.put(Fields.LIMIT, item.limit());
      }
    }
  }

  private static void putOpening(ObjectNode json, Opening opening) {
    json.put(Fields.ALWAYS_OPEN, opening.always());
    json.put(Fields.TIME_ZONE, opening.zone().getId());
    if (!opening.week().isEmpty()) {
      var week = json.putArray(Fields.OPEN_WEEK);
      opening.week().forEach(of -> week.addObject().put("gte", of.from()).put("lt", of.to()));
    }
    if (!opening.closed().isEmpty()) {
      var closed = json.putArray(Fields.CLOSED_ON);
      opening
          .closed()
          .forEach(
              days ->
                  closed
                      .addObject()
                      .put("gte", days.from().toString())
                      .put("lte", days.to().toString()));
    }
    if (!opening.special().isEmpty()) {
      var special = json.putArray(Fields.OPEN_ON);
      opening
          .special()
          .forEach(
              of ->
                  special
                      .addObject()
                      .put("gte", of.from().toString())
                      .put("lt", of.to().toString()));
    }
  }

  private static void putCapacity(ObjectNode json, List<CapacityLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    var array = json.putArray(Fields.CAPACITY);
    for (var line : lines) {
      array
          .addObject()
          .put(Fields.NATURE, line.nature())
          .put(Fields.STATUS, line.status())
          .put(Fields.HORIZON, line.horizon())
          .put(Fields.GENDER, line.gender())
          .put(Fields.ASSIGNMENT, line.assignment())
          .put(Fields.COUNT, line.count())
          .put(Fields.UPDATED_AT, line.updatedAt().toString());
    }
  }

  private static void put(ObjectNode json, String field, @Nullable String value) {
    if (value != null) {
      json.put(field, value);
    }
  }

  private static void putTexts(ObjectNode json, String field, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = json.putArray(field);
      values.forEach(array::add);
    }
  }

  private static List<CodedLabel> one(@Nullable CodedLabel value) {
    return value == null ? List.of() : List.of(value);
  }

  private static void putCoded(ObjectNode json, String field, List<CodedLabel> values) {
    if (values.isEmpty()) {
      return;
    }
    var array = json.putArray(field);
    for (var value : values) {
      array.addObject().put(Fields.CODE, value.code()).put(Fields.LABEL, value.label());
    }
  }

  /** Everything but the capacity and the opening, which a search does not give back. */
  static OfferDocument read(JsonNode json) {
    return OfferDocument.builder(
            OfferKind.valueOf(json.path(Fields.KIND).asText()),
            json.path(Fields.ID).asText(),
            json.path(Fields.VERSION_OF_ENTITY).asLong(),
            json.path(Fields.NAME).asText())
        .aliases(texts(json.path(Fields.ALIASES)))
        .parentNames(texts(json.path(Fields.PARENT_NAMES)))
        .place(place(json))
        .identifiers(texts(json.path(Fields.IDENTIFIERS)))
        .phones(texts(json.path(Fields.PHONES)))
        .activityField(first(coded(json.path(Fields.ACTIVITY_FIELD))))
        .operationalActivities(coded(json.path(Fields.ACTIVITIES)))
        .careModes(coded(json.path(Fields.CARE_MODES)))
        .specificActs(coded(json.path(Fields.ACTS)))
        .equipment(equipment(json.path(Fields.EQUIPMENT)))
        .specialities(coded(json.path(Fields.SPECIALITIES)))
        .patientTypes(coded(json.path(Fields.PATIENT_TYPES)))
        .professions(coded(json.path(Fields.PROFESSIONS)))
        .facilityCategory(first(coded(json.path(Fields.FACILITY_CATEGORY))))
        .ageMin(integer(json, Fields.AGE_MIN))
        .ageMax(integer(json, Fields.AGE_MAX))
        .confidential(json.path(Fields.CONFIDENTIAL).asBoolean())
        .demo(json.path(Fields.DEMO).asBoolean())
        .updatedAt(Instant.parse(json.path(Fields.UPDATED_AT).asText()))
        .facilityId(text(json, Fields.FACILITY_ID))
        .build();
  }

  private static Place place(JsonNode json) {
    var position = json.path(Fields.POSITION);
    return new Place(
        text(json, Fields.LINE),
        text(json, Fields.POSTCODE),
        text(json, Fields.COMMUNE_CODE),
        text(json, Fields.COMMUNE_NAME),
        text(json, Fields.DEPARTMENT_CODE),
        text(json, Fields.DEPARTMENT_NAME),
        text(json, Fields.REGION_CODE),
        text(json, Fields.REGION_NAME),
        position.isObject()
            ? new GeoPoint(position.path("lat").asDouble(), position.path("lon").asDouble())
            : null,
        text(json, Fields.POSITION_PRECISION));
  }

  private static @Nullable String text(JsonNode json, String field) {
    var value = json.get(field);
    return value == null ? null : value.asText();
  }

  private static @Nullable Integer integer(JsonNode json, String field) {
    var value = json.get(field);
    return value == null ? null : Integer.valueOf(value.asInt());
  }

  private static List<String> texts(JsonNode array) {
    List<String> values = new ArrayList<>(array.size());
    array.forEach(value -> values.add(value.asText()));
    return values;
  }

  private static List<CodedLabel> coded(JsonNode array) {
    List<CodedLabel> values = new ArrayList<>(array.size());
    array.forEach(
        value ->
            values.add(
                new CodedLabel(
                    value.path(Fields.CODE).asText(), value.path(Fields.LABEL).asText())));
    return values;
  }

  private static @Nullable CodedLabel first(List<CodedLabel> values) {
    return values.isEmpty() ? null : values.getFirst();
  }

  private static List<Equipment> equipment(JsonNode array) {
    List<Equipment> values = new ArrayList<>(array.size());
    for (var value : array) {
      var limit = value.get(Fields.LIMIT);
      values.add(
          new Equipment(
              value.path(Fields.CODE).asText(),
              value.path(Fields.LABEL).asText(),
              limit == null ? null : Double.valueOf(limit.asDouble())));
    }
    return values;
  }
}
