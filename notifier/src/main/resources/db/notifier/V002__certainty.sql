-- Whether somebody has to say that they took charge.
ALTER TABLE alert ADD acknowledge boolean NOT NULL DEFAULT false;
CREATE INDEX alert_topic ON alert (topic_id);                           -- AlertOutbox: first of its topic?

ALTER TABLE recipient
  ADD cell          text,                           -- who is warned together; NULL: nobody else
  ADD needed        int  NOT NULL DEFAULT 1 CHECK (needed >= 1),         -- acknowledgements that make the cell quiet
  ADD after_seconds int  NOT NULL DEFAULT 0 CHECK (after_seconds >= 0),  -- warned then, unless the cell is quiet
  ADD first_by      text NOT NULL DEFAULT 'BOTH' CHECK (first_by IN ('BOTH', 'PUSH', 'EMAIL'));

-- HELD: was planned, and is no more needed.
ALTER TABLE outbox
  DROP CONSTRAINT outbox_state_check,
  ADD CONSTRAINT outbox_state_check CHECK (state IN ('WAITING', 'SENT', 'PARKED', 'HELD')),
  ADD cause        text NOT NULL DEFAULT 'FIRST'
      CHECK (cause IN ('FIRST', 'UPDATE', 'REPEATED', 'FALLBACK', 'ESCALATED')),
  ADD held_as      text CHECK (held_as IN ('ACKNOWLEDGED', 'ARRIVED')),
  ADD displayed_at timestamptz,                     -- the first time the phone said so
  ADD CHECK ((state = 'HELD') = (held_as IS NOT NULL));
-- Few at any time: what waits in case that something else does not arrive. Fallbacks, Acknowledgements.
CREATE INDEX outbox_in_case ON outbox (alert_id, recipient_ref)
  WHERE state = 'WAITING' AND cause IN ('FALLBACK', 'ESCALATED');
CREATE INDEX outbox_target ON outbox (target, settled_at) WHERE settled_at IS NOT NULL;  -- Reachability

-- Append only: the first one of a person stands, repeats are kept.
CREATE TABLE acknowledgement (
  id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  alert_id uuid        NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  ref      text        NOT NULL,                    -- who; of a link, the recipient whose mail held it
  label    text        NOT NULL,
  cells    text[]      NOT NULL,                    -- for which it counts
  way      text        NOT NULL CHECK (way IN ('APPLICATION', 'LINK')),
  note     text,
  at       timestamptz NOT NULL
);
CREATE INDEX acknowledgement_alert ON acknowledgement (alert_id, id);

-- The secret itself stands in the mail and nowhere else.
CREATE TABLE acknowledgement_link (
  digest     bytea       PRIMARY KEY,               -- SHA-256
  message_id uuid        NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE INDEX acknowledgement_link_message ON acknowledgement_link (message_id);
CREATE INDEX acknowledgement_link_expires ON acknowledgement_link (expires_at);

-- What open screens are told: ids, kinds and times only.
CREATE TABLE happening (
  id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  alert_id uuid        NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  kind     text        NOT NULL CHECK (kind IN ('ALERT', 'ACKNOWLEDGEMENT')),
  at       timestamptz NOT NULL
);
CREATE INDEX happening_alert ON happening (alert_id);
