package fr.rormobile.api.advanced;

/**
 * SQL of what holds of a unit at a moment: {@code :now}, and on its own wall {@code wall (zone,
 * day, weekday, clock)}, a table every statement of ours begins with.
 */
final class UnitMoments {
  /** The rule of {@code BedFigure.operational()}. */
  static final String OPERATIONAL =
      """
      (SELECT CASE WHEN sum(c.count) FILTER (WHERE c.status = '01') IS NOT NULL
                   THEN greatest(0, sum(c.count) FILTER (WHERE c.status = '01')
                                    - coalesce(sum(c.count) FILTER (WHERE c.status = '05'), 0)
                                    + coalesce(sum(c.count) FILTER (WHERE c.status = '06'
                                                                      AND c.additional_type = '01'), 0)) END
         FROM capacity_line c
        WHERE c.unit_id = {a}.id AND c.nature = '01' AND c.horizon = '01')
      """;

  /** The rule of {@code BedFigure.updatedAt()}: NULL when nothing is said of its beds. */
  static final String COUNTED_AT =
      """
      (SELECT coalesce(min(c.updated_at) FILTER (WHERE c.status = '02'),
                       min(c.updated_at) FILTER (WHERE c.status IN ('01', '05')
                                                    OR (c.status = '06' AND c.additional_type = '01')))
         FROM capacity_line c
        WHERE c.unit_id = {a}.id AND c.nature = '01' AND c.horizon = '01')
      """;

  /** Whole minutes; below zero for one of a clock that is ahead of ours. */
  static final String AGE_MINUTES =
      "floor(extract(epoch FROM (CAST(:now AS timestamptz) - " + COUNTED_AT + ")) / 60)";

  /** The rhythm is asked for only where there is a figure, and by the unit's key. */
  private static final String RHYTHM =
      "make_interval(mins => (SELECT b.minutes FROM bed_rhythm b WHERE b.unit_id = {a}.id))";

  /** The rule of {@code Freshness}; OFFSET 0 keeps age and rhythm worked out once a unit. */
  static final String FRESHNESS =
      """
      (SELECT CASE WHEN t.age IS NULL THEN NULL
                   WHEN t.age <= t.every / 2 THEN 'FRESH'
                   WHEN t.age <= t.every THEN 'AGEING'
                   ELSE 'OVERDUE' END
         FROM (SELECT s.age, CASE WHEN s.age IS NOT NULL THEN RHYTHM END AS every
                 FROM (SELECT CAST(:now AS timestamptz) - COUNTED_AT AS age OFFSET 0) s
               OFFSET 0) t)
      """
          .replace("RHYTHM", RHYTHM)
          .replace("COUNTED_AT", COUNTED_AT);

  /** Of some beds, announced from a day to a day, both included. */
  static final String CLOSURE_UNDER_WAY =
      """
      EXISTS (SELECT FROM bed_closure b
                JOIN wall w ON w.zone = {a}.time_zone
               WHERE b.unit_id = {a}.id AND b.starts_on <= w.day
                 AND (b.ends_on IS NULL OR b.ends_on >= w.day))
      """;

  /** The rule of {@code Opening}: NULL when no hours were ever given. */
  static final String OPEN_NOW =
      """
      (SELECT CASE
                WHEN EXISTS (SELECT FROM opening_exception x
                              WHERE x.unit_id = {a}.id AND w.day BETWEEN x.starts_on AND x.ends_on)
                THEN EXISTS (SELECT FROM opening_exception x
                              WHERE x.unit_id = {a}.id AND w.day BETWEEN x.starts_on AND x.ends_on
                                AND x.opens <= w.clock AND w.clock < x.closes)
                WHEN {a}.always_open THEN true
                WHEN EXISTS (SELECT FROM opening_hours h WHERE h.unit_id = {a}.id)
                THEN EXISTS (SELECT FROM opening_hours h
                              WHERE h.unit_id = {a}.id AND h.day = w.weekday
                                AND h.opens <= w.clock AND w.clock < h.closes) END
         FROM wall w
        WHERE w.zone = {a}.time_zone)
      """;

  private UnitMoments() {}
}
