-- A doctor asks for a declaration; a director declares or refuses.
CREATE TABLE tension_request (
  id                  uuid PRIMARY KEY,           -- chosen by the phone
  facility_finess     text NOT NULL REFERENCES facility (finess),
  discipline_group_id text NOT NULL REFERENCES discipline_group (id),
  plan_id             text REFERENCES het_plan (id),  -- as proposed; null: the director's choice
  reason              text NOT NULL,
  note                text,
  drill               boolean NOT NULL,
  asked_by            uuid NOT NULL REFERENCES account (id),
  asked_at            timestamptz NOT NULL,       -- time of the fact
  known_at            timestamptz NOT NULL,       -- time we heard of it
  status              text NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'DECLARED', 'REFUSED', 'WITHDRAWN')),
  answer_id           uuid,                       -- chosen by the phone that refused or withdrew
  answered_at         timestamptz,
  answered_by         uuid REFERENCES account (id),
  answer              text,                       -- why it was refused or withdrawn
  tension_id          uuid REFERENCES tension (id) ON DELETE SET NULL,
  chased_at           timestamptz,                -- the directors were asked again
  unanswered_at       timestamptz,                -- it was said that nobody answers
  CHECK ((status = 'OPEN') = (answered_at IS NULL)),
  CHECK ((status = 'OPEN') = (answered_by IS NULL))
);
CREATE INDEX tension_request_facility ON tension_request (facility_finess, known_at DESC, id);
CREATE INDEX tension_request_author ON tension_request (asked_by, known_at DESC, id);
CREATE INDEX tension_request_open ON tension_request (known_at) WHERE status = 'OPEN';   -- the watch

-- The clinician of the demonstration practises somewhere from now on.
UPDATE account SET facilities = '{410000020}'
 WHERE demonstration AND login = 'clinicien' AND facilities = '{}'
   AND EXISTS (SELECT FROM facility WHERE finess = '410000020');

ALTER TABLE tension ADD COLUMN request_id uuid REFERENCES tension_request (id) ON DELETE SET NULL;
