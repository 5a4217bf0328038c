-- Systems of others that are told of alerts. Their secret is read at each sending, and shown by no route.
CREATE TABLE webhook (
  id         text        PRIMARY KEY,
  label      text        NOT NULL,
  url        text        NOT NULL,
  key_id     int         NOT NULL DEFAULT 1,        -- grows with each new secret
  secret     text        NOT NULL,
  created_at timestamptz NOT NULL,
  removed_at timestamptz                            -- kept for receipts, without its secret
);

ALTER TABLE outbox
  DROP CONSTRAINT outbox_channel_check,
  ADD CONSTRAINT outbox_channel_check CHECK (channel IN ('PUSH', 'EMAIL', 'WEBHOOK'));
