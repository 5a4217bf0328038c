-- Everything here lives in the schema "notifier"; nothing outside of it is known.

-- One alert as its sender worded it. Written once by AlertOutbox.enqueue, never changed.
CREATE TABLE alert (
  id           uuid        PRIMARY KEY,             -- the caller's: enqueuing the same id again adds nothing
  kind         text        NOT NULL,
  topic_id     text        NOT NULL,                -- what a mail client threads by and a phone collapses by
  title        text        NOT NULL,
  summary      text        NOT NULL CHECK (length(summary) <= 180),
  paragraphs   text[]      NOT NULL,
  fact_labels  text[]      NOT NULL,
  fact_values  text[]      NOT NULL,
  link         text,
  drill        boolean     NOT NULL,
  raised_at    timestamptz NOT NULL,
  zone         text        NOT NULL,                -- in which a person reads raised_at
  expires_at   timestamptz NOT NULL CHECK (expires_at > raised_at),
  enqueued_at  timestamptz NOT NULL,
  CHECK (cardinality(fact_labels) = cardinality(fact_values))
);
CREATE INDEX alert_newest ON alert (raised_at DESC, id DESC);           -- Alerts.list

-- Who was to be warned, as listed by the sender; also those whom no channel reaches.
CREATE TABLE recipient (
  alert_id    uuid    NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  position    int     NOT NULL,                     -- in the sender's list, from 1
  ref         text    NOT NULL,                     -- opaque to the notifier
  label       text    NOT NULL,
  email       text,
  push        boolean NOT NULL,
  unreachable boolean NOT NULL DEFAULT false,       -- neither an address nor a device when it was enqueued
  PRIMARY KEY (alert_id, position)
);

-- A phone or browser that may be pushed to. One token belongs to one device, one device to one owner.
CREATE TABLE device (
  id            text        PRIMARY KEY,
  owner_ref     text        NOT NULL,
  platform      text        NOT NULL CHECK (platform IN ('ANDROID', 'IOS', 'WEB')),
  token         text        NOT NULL UNIQUE,
  registered_at timestamptz NOT NULL
);
CREATE INDEX device_owner ON device (owner_ref);                        -- enqueue, Devices.forOwner

-- One message to one address or one device; kept after it was sent, as its receipt.
CREATE TABLE outbox (
  id               uuid        PRIMARY KEY DEFAULT gen_random_uuid(),   -- the dedupe id, and in the Message-ID
  alert_id         uuid        NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  channel          text        NOT NULL CHECK (channel IN ('PUSH', 'EMAIL')),
  recipient_ref    text        NOT NULL,            -- the first of the recipients whom this message serves
  recipient_label  text        NOT NULL,            -- that recipient's
  target           text        NOT NULL,            -- EMAIL: the address in lower case; PUSH: the device id
  state            text        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENT', 'PARKED')),
  attempts         int         NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  enqueued_at      timestamptz NOT NULL,
  due_at           timestamptz NOT NULL,            -- WAITING: claimable from then on; while leased, the lease's end
  lease_id         uuid,                            -- set: somebody is sending it; only this lease may settle it
  first_attempt_at timestamptz,
  settled_at       timestamptz,                     -- SENT: taken by the provider; PARKED: given up, waits for a person
  provider_id      text,
  last_error       text,
  UNIQUE (alert_id, channel, target)                -- the same address or device receives an alert once
) WITH (
  fillfactor = 70,
  -- A claim on a table whose statistics are those of an empty one ran 12 times slower: look at it often.
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 1000,
  autovacuum_analyze_scale_factor = 0,
  autovacuum_analyze_threshold = 500,
  autovacuum_vacuum_insert_scale_factor = 0,
  autovacuum_vacuum_insert_threshold = 1000
);
CREATE INDEX outbox_due ON outbox (channel, due_at) WHERE state = 'WAITING';  -- Outbox.claim, OutboxHealth
CREATE INDEX outbox_parked ON outbox (settled_at) WHERE state = 'PARKED';     -- OutboxHealth

-- What would have been sent, where no provider is configured. One row a message, however often it is sent.
CREATE TABLE sink_message (
  outbox_id   uuid        PRIMARY KEY,
  alert_id    uuid        NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  channel     text        NOT NULL CHECK (channel IN ('PUSH', 'EMAIL')),
  recipient   text        NOT NULL,                 -- the recipient's label
  target      text        NOT NULL,                 -- EMAIL: the address; PUSH: the device id, never its token
  subject     text        NOT NULL,
  body_text   text        NOT NULL,
  body_html   text,                                 -- NULL: a push has none
  stored_at   timestamptz NOT NULL
);
CREATE INDEX sink_message_newest ON sink_message (stored_at DESC, outbox_id DESC);  -- SinkMessages.list
