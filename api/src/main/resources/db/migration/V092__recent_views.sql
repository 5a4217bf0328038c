-- The sheets a person last opened. What they are called and their telephone are read from the offer, each time.
CREATE TABLE recent_view (
  account_id uuid NOT NULL REFERENCES account (id),
  kind       text NOT NULL CHECK (kind IN ('FACILITY', 'UNIT', 'PROFESSIONAL')),
  entity_id  text NOT NULL,
  viewed_at  timestamptz NOT NULL,
  PRIMARY KEY (account_id, kind, entity_id)
);
CREATE INDEX recent_view_viewed ON recent_view (account_id, viewed_at DESC);       -- the last 20; what is too old
