-- Who looks after a crisis cell, and who changed what of it.
ALTER TABLE crisis_cell
  ADD head_id uuid REFERENCES account (id),       -- NULL: the direction or the regional team alone
  ADD version int NOT NULL DEFAULT 1;

-- Append only: the cell as it was left by each change.
CREATE TABLE crisis_cell_change (
  cell_id    text        NOT NULL REFERENCES crisis_cell (id),
  version    int         NOT NULL,
  account_id uuid        NOT NULL REFERENCES account (id),
  changed_at timestamptz NOT NULL,
  content    text        NOT NULL,                -- JSON of the request
  PRIMARY KEY (cell_id, version)
);
