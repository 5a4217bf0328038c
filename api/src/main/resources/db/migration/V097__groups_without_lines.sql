-- Lines say themselves when their group was told, and all lines of a group are of one report. Only a group that was told
-- to have no line needs a row of its own to remember it by: bed_group held one for every group, and moving them all to
-- their new reports was a fifth of what a feed cost.
CREATE TABLE bed_empty_group (
  unit_id  text        NOT NULL REFERENCES care_unit (id),
  nature   text        NOT NULL,
  status   text        NOT NULL,
  horizon  text        NOT NULL,
  valid_at timestamptz NOT NULL,
  source   text        NOT NULL,                 -- R335
  PRIMARY KEY (unit_id, nature, status, horizon)
);
INSERT INTO bed_empty_group (unit_id, nature, status, horizon, valid_at, source)
SELECT g.unit_id, g.nature, g.status, g.horizon, g.valid_at, r.source
  FROM bed_group g
  JOIN bed_report r ON r.id = g.report_id
 WHERE NOT EXISTS (SELECT FROM capacity_line c
                    WHERE (c.unit_id, c.nature, c.status, c.horizon) = (g.unit_id, g.nature, g.status, g.horizon));

-- Writes the report of every group of lines that was put into capacity_line by a load, past the log.
-- touched: NULL for all units.
CREATE OR REPLACE FUNCTION keep_bed_reports(by_channel text, touched text[]) RETURNS void LANGUAGE sql AS $$
  WITH line AS (
    SELECT unit_id, nature, status, horizon, max(updated_at) AS said_at, min(source) AS source,
           sum(count) AS count,
           jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
             'count', count, 'gender', nullif(gender, ''), 'closingType', nullif(closing_type, ''),
             'additionalType', nullif(additional_type, ''), 'crisisType', nullif(crisis_type, ''),
             'assignment', nullif(assignment, '01')))
             ORDER BY gender, closing_type, additional_type, crisis_type, assignment) AS lines
      FROM capacity_line
     WHERE touched IS NULL OR unit_id = ANY (touched)
     GROUP BY unit_id, nature, status, horizon
  ), unsaid AS (
    SELECT l.*
      FROM line l
      LEFT JOIN LATERAL (SELECT r.groups FROM bed_report r
                          WHERE r.unit_id = l.unit_id AND r.valid_at = l.said_at
                            AND r.groups @> jsonb_build_array(jsonb_build_object(
                                  'nature', l.nature, 'status', l.status, 'horizon', l.horizon))
                          ORDER BY r.id DESC
                          LIMIT 1) r ON true
     WHERE r.groups IS NULL
        OR NOT EXISTS (SELECT FROM jsonb_array_elements(r.groups) e
                        WHERE (e->>'nature', e->>'status', e->>'horizon') = (l.nature, l.status, l.horizon)
                          AND e->'lines' = l.lines)
  ), refilled AS (
    DELETE FROM bed_empty_group e USING line l
     WHERE (e.unit_id, e.nature, e.status, e.horizon) = (l.unit_id, l.nature, l.status, l.horizon)
  ), report AS (
    INSERT INTO bed_report (unit_id, valid_at, known_at, source, channel, available, groups)
    SELECT unit_id, said_at, greatest(said_at, now()), source, by_channel,
           sum(count) FILTER (WHERE nature = '01' AND status = '02' AND horizon = '01'),
           jsonb_agg(jsonb_build_object('nature', nature, 'status', status, 'horizon', horizon, 'lines', lines)
                     ORDER BY nature, status, horizon)
      FROM unsaid
     GROUP BY unit_id, said_at, source
    RETURNING unit_id
  )
  INSERT INTO bed_state AS s (unit_id, version, reported_at)
  SELECT unit_id, 1, now() FROM report GROUP BY unit_id ORDER BY unit_id
      ON CONFLICT (unit_id) DO UPDATE SET version = s.version + 1, reported_at = excluded.reported_at;
$$;

DROP TABLE bed_group;
