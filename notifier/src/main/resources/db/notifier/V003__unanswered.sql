-- A cell whose last step was taken, and that has not acknowledged: told of once.
CREATE TABLE unanswered (
  alert_id uuid        NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  cell     text        NOT NULL,
  found_at timestamptz NOT NULL,
  PRIMARY KEY (alert_id, cell)
);
CREATE INDEX alert_to_acknowledge ON alert (enqueued_at) WHERE acknowledge;   -- Unanswered

ALTER TABLE happening
  DROP CONSTRAINT happening_kind_check,
  ADD CONSTRAINT happening_kind_check CHECK (kind IN ('ALERT', 'ACKNOWLEDGEMENT', 'UNANSWERED'));
