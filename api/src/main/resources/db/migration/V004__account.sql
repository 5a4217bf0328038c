-- Who may do what, where. Scopes limit roles: a director of facilities F, a member of crisis cell C.
CREATE TABLE account (
  id            uuid PRIMARY KEY,
  login         text NOT NULL,
  display_name  text NOT NULL,
  email         text,
  password_hash text NOT NULL,                    -- argon2id, PHC string
  roles         text[] NOT NULL CHECK (roles <@ ARRAY['CLINICIAN', 'DIRECTOR', 'BED_MANAGER', 'CRISIS_CELL',
                                                      'REGIONAL_TEAM', 'FEED']),
  facilities    text[] NOT NULL DEFAULT '{}',     -- FINESS EG
  regions       text[] NOT NULL DEFAULT '{}',     -- INSEE
  active        boolean NOT NULL DEFAULT true,
  demonstration boolean NOT NULL DEFAULT false,
  created_at    timestamptz NOT NULL DEFAULT now(),
  CHECK (login = lower(login))
);
CREATE UNIQUE INDEX account_login ON account (login);

-- One row a session of a phone. A refresh token is used once; using it again ends the whole session (theft).
CREATE TABLE session (
  id             uuid PRIMARY KEY,
  account_id     uuid NOT NULL REFERENCES account (id),
  token_digest   text NOT NULL,                   -- SHA-256 of the refresh token now valid
  created_at     timestamptz NOT NULL,
  refreshed_at   timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  ended_at       timestamptz
);
CREATE INDEX session_account ON session (account_id);

-- A cell of an ARS (region_code) or of a facility (facility_finess).
CREATE TABLE crisis_cell (
  id              text PRIMARY KEY,
  name            text NOT NULL,
  region_code     text REFERENCES region (code),
  facility_finess text REFERENCES facility (finess),
  email           text,                           -- its shared mailbox
  CHECK (num_nonnulls(region_code, facility_finess) = 1)
);
CREATE INDEX crisis_cell_region ON crisis_cell (region_code);
CREATE INDEX crisis_cell_facility ON crisis_cell (facility_finess);

CREATE TABLE crisis_cell_member (
  cell_id    text NOT NULL REFERENCES crisis_cell (id),
  account_id uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (cell_id, account_id)
);
CREATE INDEX crisis_cell_member_account ON crisis_cell_member (account_id);
