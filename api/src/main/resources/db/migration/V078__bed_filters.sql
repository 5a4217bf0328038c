-- The filters of the bed views that a person keeps by name: « LITS CHAUDS ».
CREATE TABLE bed_filter (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id),
  name       text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  filter     jsonb NOT NULL,                       -- as it was sent, and read again each time
  is_default boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX bed_filter_name ON bed_filter (account_id, lower(name));       -- the list of a person too
CREATE UNIQUE INDEX bed_filter_default ON bed_filter (account_id) WHERE is_default;
