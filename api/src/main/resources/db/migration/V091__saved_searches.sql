-- The searches that a person keeps by name: parameters of GET /search (SIMPLE), or the body of POST /search/advanced.
-- One that was deleted can be brought back for 30 days; its name is free meanwhile.
CREATE TABLE saved_search (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id),
  name       text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  kind       text NOT NULL CHECK (kind IN ('SIMPLE', 'ADVANCED')),
  search     jsonb NOT NULL,                       -- as it was sent, and read again each time
  favourite  boolean NOT NULL,
  is_default boolean NOT NULL,
  version    bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  CHECK (deleted_at IS NULL OR NOT is_default)
);
CREATE UNIQUE INDEX saved_search_name ON saved_search (account_id, lower(name)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX saved_search_default ON saved_search (account_id) WHERE is_default;
CREATE INDEX saved_search_account ON saved_search (account_id);                    -- the list, the deleted ones too
