package fr.rormobile.api.crisis;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rormobile.api.platform.web.Ids;
import fr.rormobile.notifier.Recipient;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A crisis cell over the wire; the contract says what each field is. */
final class CellWire {
  static final String EMAIL =
      "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*";

  /** One line that says something. */
  static final String LINE =
      "[^\\p{Cntrl}\\u2028\\u2029]*[^\\p{Cntrl}\\u2028\\u2029\\s][^\\p{Cntrl}\\u2028\\u2029]*";

  private CellWire() {}

  @Serdeable
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NewCell(
      @NotNull @Size(min = 1, max = 120) @Pattern(regexp = CellWire.LINE) String name,
      @Nullable @Pattern(regexp = "[0-9]{2}") String region,
      @Nullable @Pattern(regexp = Ids.FINESS) String facilityId,
      @Nullable @Size(max = 254) @Pattern(regexp = EMAIL) String email,
      @Nullable @Pattern(regexp = Recipient.PHONE) String phone,
      @Nullable @Size(min = 1, max = 100) String head) {}

  @Serdeable
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Edit(
      @NotNull @Size(min = 1, max = 120) @Pattern(regexp = CellWire.LINE) String name,
      @Nullable @Size(max = 254) @Pattern(regexp = EMAIL) String email,
      @Nullable @Pattern(regexp = Recipient.PHONE) String phone,
      @NotNull @Min(1) @Max(20) Integer acknowledgements,
      @Nullable @Size(min = 1, max = 100) String head,
      @NotNull @Valid @Size(max = 200) List<Step> members) {
    Edit {
      members = List.copyOf(members);
    }
  }

  /** When a member is warned, and by which channel first. */
  @Serdeable
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Step(
      @NotNull @Size(min = 1, max = 100) String login,
      @Nullable @Min(0) @Max(1440) Integer afterMinutes,
      @Nullable @Pattern(regexp = "BOTH|PUSH|EMAIL") String firstBy) {
    int after() {
      return afterMinutes == null ? 0 : afterMinutes;
    }

    String first() {
      return firstBy == null ? "BOTH" : firstBy;
    }
  }

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Cell(
      String id,
      String name,
      @Nullable String region,
      @Nullable String facilityId,
      @Nullable String email,
      @Nullable String phone,
      int acknowledgements,
      @Nullable Person head,
      List<Member> members,
      boolean mayEdit,
      int version) {}

  @Serdeable
  record Person(String login, String name) {}

  @Serdeable
  record Member(String login, String name, int afterMinutes, String firstBy) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CellLine(
      String id,
      String name,
      @Nullable String region,
      @Nullable String facilityId,
      int members,
      boolean mayEdit) {}

  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record CellList(List<CellLine> items) {}
}
