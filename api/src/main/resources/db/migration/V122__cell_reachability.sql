-- Of whom a cell's head was told that nothing reaches them; gone when something does again.
CREATE TABLE crisis_cell_unreachable (
  cell_id text        NOT NULL REFERENCES crisis_cell (id),
  ref     text        NOT NULL,                    -- as the notifier knows them
  told_at timestamptz NOT NULL,
  PRIMARY KEY (cell_id, ref)
);
