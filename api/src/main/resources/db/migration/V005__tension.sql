-- Hôpital en tension (HET). What was declared is kept as events; the tension's row is what they add up to.
CREATE TABLE discipline_group (
  id    text PRIMARY KEY,
  label text NOT NULL,
  rank  int  NOT NULL
);

CREATE TABLE discipline_group_activity (
  group_id      text NOT NULL REFERENCES discipline_group (id),
  activity_code text NOT NULL,                    -- J17
  PRIMARY KEY (group_id, activity_code)
);

CREATE TABLE het_plan (
  id    text PRIMARY KEY,
  label text NOT NULL,
  level int  NOT NULL CHECK (level BETWEEN 1 AND 2),   -- 1 plan de mobilisation interne, 2 plan blanc
  rank  int  NOT NULL
);

CREATE TABLE het_action (
  id       text PRIMARY KEY,
  category text NOT NULL,
  label    text NOT NULL,
  rank     int  NOT NULL
);

CREATE TABLE het_plan_action (
  plan_id   text NOT NULL REFERENCES het_plan (id),
  action_id text NOT NULL REFERENCES het_action (id),
  PRIMARY KEY (plan_id, action_id)
);

CREATE TABLE tension (
  id                  uuid PRIMARY KEY,
  facility_finess     text NOT NULL REFERENCES facility (finess),
  department_code     text,
  region_code         text,
  discipline_group_id text NOT NULL REFERENCES discipline_group (id),
  plan_id             text NOT NULL REFERENCES het_plan (id),
  drill               boolean NOT NULL,
  reason              text,
  expected_end_at     timestamptz,
  status              text NOT NULL CHECK (status IN ('OPEN', 'CLOSED')),
  started_at          timestamptz NOT NULL,
  declared_by         uuid NOT NULL REFERENCES account (id),
  alert_id            uuid NOT NULL,              -- of the notifier: who was warned of the declaration
  closed_at           timestamptz,
  CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL))
);
CREATE INDEX tension_started ON tension (started_at DESC, id);                    -- the board
CREATE INDEX tension_facility ON tension (facility_finess, started_at DESC);
-- One tension at a time for a facility, a discipline group and a plan; a drill does not hide a real one.
CREATE UNIQUE INDEX tension_open ON tension (facility_finess, discipline_group_id, plan_id, drill) WHERE status = 'OPEN';

-- Append only.
CREATE TABLE tension_event (
  id          uuid PRIMARY KEY,
  tension_id  uuid NOT NULL REFERENCES tension (id),
  sequence    int  NOT NULL,                      -- order within the tension, from 1
  kind        text NOT NULL CHECK (kind IN ('DECLARATION', 'ACTION_TAKEN')),
  at          timestamptz NOT NULL,               -- time of the fact
  known_at    timestamptz NOT NULL,               -- time we heard of it
  account_id  uuid NOT NULL REFERENCES account (id),
  action_id   text REFERENCES het_action (id),
  note        text,
  UNIQUE (tension_id, sequence),
  CHECK ((kind = 'ACTION_TAKEN') = (action_id IS NOT NULL))
);

-- The answer once given to a request that creates: the same key says the same again.
CREATE TABLE idempotency_key (
  account_id     uuid NOT NULL REFERENCES account (id),
  operation      text NOT NULL,
  key            text NOT NULL,
  request_digest text NOT NULL,
  status         int  NOT NULL,
  location       text,
  answer         text NOT NULL,
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (account_id, operation, key)
);
CREATE INDEX idempotency_key_created ON idempotency_key (created_at);             -- forgotten after a day
