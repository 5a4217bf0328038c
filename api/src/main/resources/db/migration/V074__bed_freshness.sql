-- Who set a rule of bed_policy: the regional team, or the facility's own direction, which may only tighten.
ALTER TABLE bed_policy ADD COLUMN regional boolean NOT NULL DEFAULT true;

-- Every change of bed_policy. Append only.
CREATE TABLE bed_policy_change (
  id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  facility_finess     text,                      -- NULL: all, as in bed_policy
  discipline_group_id text,
  at                  timestamptz NOT NULL,
  account_id          uuid        NOT NULL REFERENCES account (id),
  before              jsonb,                     -- {calmMinutes, tensionMinutes, planBlancMinutes}; NULL: no rule
  after               jsonb,                     -- NULL: the rule is gone
  CHECK (num_nonnulls(before, after) > 0)
);
CREATE INDEX bed_policy_change_rule ON bed_policy_change (facility_finess, discipline_group_id, id DESC);

CREATE FUNCTION refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', tg_table_name;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON bed_policy_change
  FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite();

-- As before, and which rule and which tension it comes from. Each rule is looked up in its unique index instead of
-- walking all rules for each unit; few joins, or the planner (join_collapse_limit) would work out every unit for one.
CREATE OR REPLACE VIEW bed_rhythm AS
SELECT u.id AS unit_id, u.facility_finess, d.group_id, coalesce(t.level, 0) AS level,
       CASE t.level WHEN 2 THEN p.plan_blanc_minutes
                    WHEN 1 THEN p.tension_minutes
                    ELSE p.calm_minutes END AS minutes,
       p.id AS policy_id, t.id AS tension_id
  FROM care_unit u
  LEFT JOIN (SELECT activity_code, min(group_id) AS group_id
               FROM discipline_group_activity GROUP BY activity_code) d
         ON d.activity_code = u.operational_activity_code
  JOIN bed_policy p
    ON p.id = coalesce((SELECT x.id FROM bed_policy x WHERE x.facility_finess = u.facility_finess
                                                        AND x.discipline_group_id = d.group_id),
                       (SELECT x.id FROM bed_policy x WHERE x.facility_finess = u.facility_finess
                                                        AND x.discipline_group_id IS NULL),
                       (SELECT x.id FROM bed_policy x WHERE x.facility_finess IS NULL
                                                        AND x.discipline_group_id = d.group_id),
                       (SELECT x.id FROM bed_policy x WHERE x.facility_finess IS NULL
                                                        AND x.discipline_group_id IS NULL))
  LEFT JOIN LATERAL (SELECT t.id, l.level
                       FROM tension t JOIN het_plan l ON l.id = t.plan_id
                      WHERE t.facility_finess = u.facility_finess AND t.status = 'OPEN' AND NOT t.drill
                        AND (l.level = 2 OR t.discipline_group_id = d.group_id)
                      ORDER BY l.level DESC, t.started_at
                      LIMIT 1) t ON true;

-- The units whose figures are waited for: those that once said how many beds or places are free now, with the age of
-- that, its oldest part. A unit of which only installed beds are known (yearly statistics) is not waited for.
CREATE VIEW bed_expected AS
SELECT u.facility_finess, u.id AS unit_id, u.name AS unit_name, r.group_id, r.level, r.minutes, said.valid_at,
       said.valid_at + make_interval(mins => r.minutes) AS due_at
  FROM care_unit u
  JOIN facility f ON f.finess = u.facility_finess AND f.deleted_at IS NULL
  JOIN bed_rhythm r ON r.unit_id = u.id
 CROSS JOIN LATERAL (SELECT min(c.updated_at) AS valid_at FROM capacity_line c
                      WHERE c.unit_id = u.id AND c.status = '02' AND c.horizon = '01') said
 WHERE u.deleted_at IS NULL AND said.valid_at IS NOT NULL;

-- Who is told when a facility's figures are overdue; none: its directors.
CREATE TABLE facility_referent (
  facility_finess text NOT NULL REFERENCES facility (finess),
  account_id      uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (facility_finess, account_id)
);

CREATE INDEX account_facilities ON account USING gin (facilities);    -- bed managers and directors of a facility
CREATE INDEX account_regions ON account USING gin (regions);          -- regional team of a feed

-- The figures that the bed managers were last reminded of: not told twice.
CREATE TABLE bed_reminder (
  unit_id     text PRIMARY KEY REFERENCES care_unit (id),
  valid_at    timestamptz NOT NULL,              -- of the figures
  reminded_at timestamptz NOT NULL
) WITH (fillfactor = 70);

-- One row a facility that was ever reminded or told: what keeps messages rare, and two processes apart (row lock).
CREATE TABLE bed_watch (
  facility_finess text PRIMARY KEY REFERENCES facility (finess),
  reminded_at     timestamptz,                   -- last reminder to the bed managers
  told_at         timestamptz,                   -- last notice of overdue figures to the referent
  overdue         boolean NOT NULL DEFAULT false -- told, and not all refreshed since
) WITH (fillfactor = 70);

-- When a timer of the program last went off, whichever process took its turn.
CREATE TABLE timer_turn (
  name   text PRIMARY KEY,
  ran_at timestamptz NOT NULL
);

-- The alerts that were addressed to an account by name, beside those its scope lets it read.
CREATE TABLE alert_reader (
  account_id uuid        NOT NULL REFERENCES account (id),
  raised_at  timestamptz NOT NULL,
  alert_id   uuid        NOT NULL,               -- of the notifier
  PRIMARY KEY (account_id, raised_at, alert_id)
);
