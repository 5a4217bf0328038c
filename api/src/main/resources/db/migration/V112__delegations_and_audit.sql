-- Who did what, where it matters who did. Append only.
CREATE TABLE audit_entry (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at              timestamptz NOT NULL,
  account_id      uuid NOT NULL REFERENCES account (id),
  action          text NOT NULL CHECK (action ~ '^[A-Z_]{1,40}$'),
  subject         text NOT NULL,                  -- path of what it was done to
  facility_finess text,                           -- null: of no facility
  region_code     text,                           -- null: of no region
  detail          text                            -- in French, for a person
);
CREATE INDEX audit_entry_facility ON audit_entry (facility_finess, id DESC);
CREATE INDEX audit_entry_subject ON audit_entry (subject, account_id, at);         -- one access an hour
CREATE INDEX audit_entry_region ON audit_entry (region_code, id DESC);

-- The right to declare for a facility, given by one of its directors to an account of it for a time.
CREATE TABLE tension_delegation (
  id              uuid PRIMARY KEY,               -- chosen by the phone
  facility_finess text NOT NULL REFERENCES facility (finess),
  account_id      uuid NOT NULL REFERENCES account (id),
  given_by        uuid NOT NULL REFERENCES account (id),
  given_at        timestamptz NOT NULL,
  until_at        timestamptz NOT NULL,           -- exclusive
  note            text,
  withdrawn_at    timestamptz,
  withdrawn_by    uuid REFERENCES account (id),
  CHECK (until_at > given_at),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX tension_delegation_account ON tension_delegation (account_id, facility_finess);
CREATE INDEX tension_delegation_facility ON tension_delegation (facility_finess, given_at DESC);

-- Those that count at some moment: not withdrawn, the account still of the facility, and whoever gave it still
-- directs the facility; nobody gives more than they have.
CREATE VIEW tension_delegate AS
SELECT d.id, d.facility_finess, d.account_id, d.given_at, d.until_at
  FROM tension_delegation d
  JOIN account a ON a.id = d.account_id AND a.active AND a.facilities @> ARRAY[d.facility_finess]
  JOIN account g ON g.id = d.given_by AND g.active AND g.roles @> '{DIRECTOR}'
                AND g.facilities @> ARRAY[d.facility_finess]
 WHERE d.withdrawn_at IS NULL;
