-- Every message of a feed, kept 30 days: its answer is said again to a sender who did not hear it. Written in the
-- transaction of the reports it brought, first: a second copy of a message waits for the first to end.
CREATE TABLE feed_message (
  account_id     uuid        NOT NULL REFERENCES account (id),
  message_id     text        NOT NULL CHECK (message_id ~ '^[!-~]{1,64}$'),   -- the sender's own
  digest         text        NOT NULL,             -- SHA-256 of what was understood of it
  format         text        NOT NULL CHECK (format IN ('JSON', 'CSV')),
  received_at    timestamptz NOT NULL,
  received       int         NOT NULL DEFAULT 0,
  applied        int         NOT NULL DEFAULT 0,
  unchanged      int         NOT NULL DEFAULT 0,
  superseded     int         NOT NULL DEFAULT 0,
  refused        int         NOT NULL DEFAULT 0,
  unknown_zone   int         NOT NULL DEFAULT 0,
  ambiguous_zone int         NOT NULL DEFAULT 0,
  out_of_scope   int         NOT NULL DEFAULT 0,
  answer         text        NOT NULL DEFAULT '',  -- JSON, byte for byte
  PRIMARY KEY (account_id, message_id)
);
CREATE INDEX feed_message_received ON feed_message (account_id, received_at DESC);   -- the last ones; what is too old
