-- Who took which table of the offer away. Append only.
CREATE TABLE search_export (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id uuid        NOT NULL REFERENCES account (id),
  at         timestamptz NOT NULL,
  format     text        NOT NULL CHECK (format IN ('csv', 'xlsx')),
  columns    text        NOT NULL,                 -- how much of it the profile let out: 'DIRECTORY', 'OWN_FIGURES', 'ALL_FIGURES'
  search     jsonb       NOT NULL,                 -- the body as it was sent
  found      bigint      NOT NULL,
  written    bigint      NOT NULL CHECK (written <= found)
);
CREATE INDEX search_export_account ON search_export (account_id, at DESC);         -- what did this person take?
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON search_export
  FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite();
