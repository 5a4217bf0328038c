package fr.rormobile.api.offer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Hours, exceptions and bed closures of many units, by unit. */
final class ScheduleRows {
  // Minutes and not times: Java has no 24:00. Primary key of opening_hours.
  private static final String HOURS =
      """
      SELECT unit_id, day,
             extract(epoch FROM opens)::int / 60 AS opens_minute,
             extract(epoch FROM closes)::int / 60 AS closes_minute
        FROM opening_hours
       WHERE unit_id = ANY (:ids)
       ORDER BY unit_id, day, opens
      """;

  // Index opening_exception_unit.
  private static final String EXCEPTIONS =
      """
      SELECT unit_id, starts_on, ends_on, reason,
             extract(epoch FROM opens)::int / 60 AS opens_minute,
             extract(epoch FROM closes)::int / 60 AS closes_minute
        FROM opening_exception
       WHERE unit_id = ANY (:ids)
       ORDER BY unit_id, starts_on, opens, id
      """;

  // Index bed_closure_unit.
  private static final String CLOSURES =
      """
      SELECT unit_id, beds, starts_on, ends_on, reason
        FROM bed_closure
       WHERE unit_id = ANY (:ids)
       ORDER BY unit_id, starts_on, id
      """;

  private ScheduleRows() {}

  static Map<String, List<Schedule.Hours>> hours(Handle handle, Collection<String> ids) {
    return read(
        handle,
        HOURS,
        ids,
        (rs, context) ->
            new Schedule.Hours(
                rs.getInt("day"), rs.getInt("opens_minute"), rs.getInt("closes_minute")));
  }

  static Map<String, List<Schedule.OpeningException>> exceptions(
      Handle handle, Collection<String> ids) {
    return read(
        handle,
        EXCEPTIONS,
        ids,
        (rs, context) ->
            new Schedule.OpeningException(
                rs.getObject("starts_on", LocalDate.class),
                rs.getObject("ends_on", LocalDate.class),
                number(rs, "opens_minute"),
                number(rs, "closes_minute"),
                rs.getString("reason")));
  }

  static Map<String, List<BedClosure>> closures(Handle handle, Collection<String> ids) {
    return read(
        handle,
        CLOSURES,
        ids,
        (rs, context) ->
            new BedClosure(
                rs.getInt("beds"),
                rs.getObject("starts_on", LocalDate.class),
                rs.getObject("ends_on", LocalDate.class),
                rs.getString("reason")));
  }

  static @Nullable Integer number(ResultSet rs, String column) throws SQLException {
    var number = rs.getInt(column);
    return rs.wasNull() ? null : number;
  }

  private static <T> Map<String, List<T>> read(
      Handle handle, String sql, Collection<String> ids, RowMapper<T> mapper) {
    return handle
        .createQuery(sql)
        .bindArray("ids", String.class, ids)
        .map((rs, context) -> Map.entry(rs.getString("unit_id"), mapper.map(rs, context)))
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }
}
