package fr.rormobile.api.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** The contract's Commune. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommuneAnswer(
    String code,
    String name,
    String departmentCode,
    @Nullable String departmentName,
    @Nullable String regionCode) {

  /** Null as long as the commune or its department is not known by name. */
  static @Nullable CommuneAnswer of(Locality locality) {
    var code = locality.communeCode();
    var name = locality.communeName();
    var department = locality.departmentCode();
    return code == null || name == null || department == null
        ? null
        : new CommuneAnswer(
            code, name, department, locality.departmentName(), locality.regionCode());
  }
}
