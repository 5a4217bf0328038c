-- Whom a tension concerns by duty, besides the crisis cells.
CREATE TABLE alert_duty (
  id              uuid PRIMARY KEY,
  role            text NOT NULL CHECK (role IN ('ARS_DEPARTMENT', 'ALERT_MAILBOX', 'DIRECTION', 'EMERGENCY_HEAD',
                                                'SAMU', 'HET_REFERENT', 'NAMED')),
  label           text NOT NULL,                   -- « SAMU 41 »
  region_code     text REFERENCES region (code),
  department_code text REFERENCES department (code),
  facility_finess text REFERENCES facility (finess),
  account_id      uuid REFERENCES account (id),    -- who holds it when nobody is on call
  email           text,                            -- or a mailbox that is no account
  events          text[] NOT NULL CHECK (cardinality(events) > 0
                         AND events <@ ARRAY['DECLARATION', 'UPDATE', 'SILENCE', 'CLOSURE', 'SOLIDARITY']),
  version         int NOT NULL DEFAULT 1,
  removed_at      timestamptz,                     -- kept: what was sent names it
  CHECK (num_nonnulls(region_code, department_code, facility_finess) = 1),
  CHECK (num_nonnulls(account_id, email) = 1)
);
CREATE INDEX alert_duty_region ON alert_duty (region_code) WHERE removed_at IS NULL;
CREATE INDEX alert_duty_department ON alert_duty (department_code) WHERE removed_at IS NULL;
CREATE INDEX alert_duty_facility ON alert_duty (facility_finess) WHERE removed_at IS NULL;

-- Append only.
CREATE TABLE alert_duty_change (
  duty_id    uuid        NOT NULL REFERENCES alert_duty (id),
  account_id uuid        NOT NULL REFERENCES account (id),
  changed_at timestamptz NOT NULL,
  content    text        NOT NULL                  -- JSON of the request
);
CREATE INDEX alert_duty_change_duty ON alert_duty_change (duty_id, changed_at);

-- Who holds a duty from when to when. An override wins over what was planned; the newest of them.
CREATE TABLE alert_duty_shift (
  id         uuid PRIMARY KEY,
  duty_id    uuid        NOT NULL REFERENCES alert_duty (id),
  account_id uuid        NOT NULL REFERENCES account (id),
  starts_at  timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL CHECK (ends_at > starts_at),
  override   boolean     NOT NULL,
  created_by uuid        NOT NULL REFERENCES account (id),
  created_at timestamptz NOT NULL,
  removed_by uuid        REFERENCES account (id),
  told_at    timestamptz                           -- the hand-over was told to both
);
CREATE INDEX alert_duty_shift_duty ON alert_duty_shift (duty_id, ends_at) WHERE removed_by IS NULL;
CREATE INDEX alert_duty_shift_untold ON alert_duty_shift (starts_at) WHERE told_at IS NULL AND removed_by IS NULL;
