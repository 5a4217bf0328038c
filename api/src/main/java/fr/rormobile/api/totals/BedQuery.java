package fr.rormobile.api.totals;

import fr.rormobile.api.beds.CapacityLine.Nature;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A bed view that was asked for and that is as the contract says. Queries and saved filters are
 * read here alike.
 *
 * @param by null: nothing was asked
 * @param filter without what the caller may not see: that is added by whoever knows the caller
 * @param detail with the units under each group
 * @param forecast with what is expected for later
 */
record BedQuery(@Nullable GroupBy by, UnitFilter filter, boolean detail, boolean forecast) {
  private static final int MOST_AREAS = 20;
  private static final int MOST_CODES = 50;
  private static final Pattern REGION = Pattern.compile("[0-9]{2}");
  private static final Pattern DEPARTMENT = Pattern.compile("[0-9]{2}|2A|2B|9[78][0-9]");
  private static final Pattern FINESS = Pattern.compile("[0-9][0-9A-Z][0-9]{7}");
  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,10}");

  /**
   * @param path where the parameters are in the request, e.g. {@code filter.}; empty: its query
   * @throws fr.rormobile.api.platform.web.ProblemException 400 that names each that is wrong
   */
  static BedQuery read(BedParameters given, String path) {
    var reading = new Readings(path);
    var by = by(reading, given.groupBy());
    var nature = reading.oneOf("nature", given.nature(), Nature.class);
    var filter =
        new UnitFilter(
            reading.codes("region", given.region(), MOST_AREAS, REGION),
            reading.codes("department", given.department(), MOST_AREAS, DEPARTMENT),
            reading.codes("facility", given.facility(), MOST_CODES, FINESS),
            reading.codes("disciplineGroup", given.disciplineGroup(), MOST_CODES, GROUP),
            reading.codes("unitType", given.unitType(), MOST_CODES, CODE),
            null,
            reading.oneOf("sector", given.sector(), Sector.class),
            reading.oneOf("temperature", given.temperature(), Temperature.class),
            nature == null ? Nature.BED : nature,
            false);
    var detail = reading.flag("detail", given.detail());
    var forecast = reading.flag("forecast", given.forecast());
    reading.end();
    return new BedQuery(by, filter, detail, forecast);
  }

  GroupBy byOr(GroupBy otherwise) {
    return by == null ? otherwise : by;
  }

  /** The same for a caller who sees this much. */
  UnitFilter seenBy(@Nullable Set<String> bound, boolean seesConfidential) {
    return filter.seenWith(bound, seesConfidential);
  }

  private static @Nullable GroupBy by(Readings reading, @Nullable String value) {
    if (value == null) {
      return null;
    }
    var by = GroupBy.find(value).orElse(null);
    if (by == null) {
      reading.refuseChoice(
          "groupBy",
          Arrays.stream(GroupBy.values())
              .map(GroupBy::onTheWire)
              .collect(Collectors.joining(", ")));
    }
    return by;
  }
}
