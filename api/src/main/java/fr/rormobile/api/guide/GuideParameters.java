package fr.rormobile.api.guide;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a reader adds to the search of a node, by the names that {@code GET /search} has; checked
 * there.
 */
@Introspected
record GuideParameters(
    @QueryValue @Nullable String preview,
    @QueryValue @Nullable String q,
    @QueryValue @Nullable String near,
    @QueryValue @Nullable String radiusKm,
    @QueryValue @Nullable String place,
    @QueryValue @Nullable List<String> department,
    @QueryValue @Nullable String activity,
    @QueryValue @Nullable String careMode,
    @QueryValue @Nullable String act,
    @QueryValue @Nullable String equipment,
    @QueryValue @Nullable String speciality,
    @QueryValue @Nullable String patientType,
    @QueryValue @Nullable String age,
    @QueryValue @Nullable String bedsAvailable,
    @QueryValue @Nullable String gender) {

  /** Empty: nothing is added. */
  Map<String, List<String>> added() {
    var added = new TreeMap<String, List<String>>();
    put(added, "q", q);
    put(added, "near", near);
    put(added, "radiusKm", radiusKm);
    put(added, "place", place);
    if (department != null && !department.isEmpty()) {
      added.put("department", List.copyOf(department));
    }
    put(added, "activity", activity);
    put(added, "careMode", careMode);
    put(added, "act", act);
    put(added, "equipment", equipment);
    put(added, "speciality", speciality);
    put(added, "patientType", patientType);
    put(added, "age", age);
    put(added, "bedsAvailable", bedsAvailable);
    put(added, "gender", gender);
    return added;
  }

  private static void put(Map<String, List<String>> added, String name, @Nullable String value) {
    if (value != null) {
      added.put(name, List.of(value));
    }
  }
}
