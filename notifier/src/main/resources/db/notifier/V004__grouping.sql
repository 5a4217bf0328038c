-- When the messages of an alert leave that may wait for others of its topic; NULL: it waits for none.
ALTER TABLE alert ADD leaves_at timestamptz;

ALTER TABLE outbox
  DROP CONSTRAINT outbox_held_as_check,
  ADD CONSTRAINT outbox_held_as_check CHECK (held_as IN ('ACKNOWLEDGED', 'ARRIVED', 'GROUPED'));
