-- The secret that signs access tokens (HS256). One row: every process that serves signs and reads with it.
-- Made by the first process that needs it. Delete the row and restart the processes to replace it: the access
-- tokens in use are then refused, and phones get new ones with their refresh token without a person noticing.
CREATE TABLE signing_key (
  id         int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  secret     bytea NOT NULL CHECK (octet_length(secret) >= 32),
  created_at timestamptz NOT NULL
);

-- The refresh token just replaced is taken once more for a short while: its answer may have been lost on the way.
ALTER TABLE session ADD COLUMN previous_digest text;
ALTER TABLE session ADD COLUMN previous_until  timestamptz;    -- exclusive; set with previous_digest
ALTER TABLE session ADD CHECK ((previous_digest IS NULL) = (previous_until IS NULL));

-- Logins that failed in the last minutes, so that any number of processes count them together.
CREATE TABLE login_failure (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject text NOT NULL,                -- SHA-256 of a login or of an address: people type passwords in the wrong field
  at      timestamptz NOT NULL
);
CREATE INDEX login_failure_subject ON login_failure (subject, at);               -- how many lately
CREATE INDEX login_failure_at ON login_failure (at);                             -- forgotten after the window
