-- One row a document of the index, raised in the transaction that changes anything the document shows.
-- The version is the document's external version in OpenSearch: every commit that changes the content of
-- a document has raised it under the row's lock, so a reader that sees a version sees its content too, and
-- a late or repeated write to the index is refused there. The row is kept when the thing is gone: the
-- projector then writes a tombstone.
CREATE TABLE index_document (
  kind       text   NOT NULL CHECK (kind IN ('FACILITY', 'UNIT', 'PROFESSIONAL')),
  id         text   NOT NULL,
  version    bigint NOT NULL DEFAULT 1,
  dirty      boolean NOT NULL DEFAULT true,       -- the index may not have this version yet
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (kind, id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
CREATE INDEX index_document_dirty ON index_document (changed_at) WHERE dirty;     -- the projector's next rows
CREATE INDEX index_document_changed ON index_document (changed_at);              -- a rebuild's catch-up

-- Raises the documents named by the transition table "changed".
-- Arguments: kind, and the query that gives their ids from "changed".
-- A mass load says SET LOCAL ror.mass_load = 'on', and calls raise_all_documents() at its end instead.
CREATE FUNCTION raise_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('ror.mass_load', true) = 'on' THEN
    RETURN NULL;
  END IF;
  EXECUTE format(
    'INSERT INTO index_document (kind, id)
     SELECT DISTINCT %L, id FROM (%s) AS touched (id) WHERE id IS NOT NULL ORDER BY id
     ON CONFLICT (kind, id) DO UPDATE
        SET version = index_document.version + 1, dirty = true, changed_at = clock_timestamp()',
    TG_ARGV[0], TG_ARGV[1]);
  PERFORM pg_notify('index_document', '');
  RETURN NULL;
END $$;

CREATE FUNCTION raise_all_documents() RETURNS void LANGUAGE sql AS $$
  INSERT INTO index_document (kind, id)
  SELECT 'FACILITY', finess FROM facility
   UNION ALL
  SELECT 'UNIT', id FROM care_unit
   UNION ALL
  SELECT 'PROFESSIONAL', rpps FROM professional
  ON CONFLICT (kind, id) DO UPDATE
     SET version = index_document.version + 1, dirty = true, changed_at = clock_timestamp();
$$;

-- table, kind of document, ids touched
DO $$
DECLARE
  r record;
BEGIN
  FOR r IN
    SELECT * FROM (VALUES
      ('legal_entity', 'FACILITY',
       'SELECT f.finess FROM changed c JOIN facility f ON f.legal_entity_finess = c.finess'),
      ('facility', 'FACILITY', 'SELECT finess FROM changed'),
      ('facility', 'UNIT', 'SELECT u.id FROM changed c JOIN care_unit u ON u.facility_finess = c.finess'),
      ('facility', 'PROFESSIONAL',
       'SELECT r.rpps FROM changed c JOIN practitioner_role r ON r.facility_finess = c.finess'),
      ('pole', 'UNIT', 'SELECT u.id FROM changed c JOIN care_unit u ON u.pole_id = c.id'),
      ('care_unit', 'UNIT', 'SELECT id FROM changed'),
      ('care_unit', 'PROFESSIONAL',
       'SELECT r.rpps FROM changed c JOIN practitioner_role r ON r.unit_id = c.id'),
      ('care_unit_code', 'UNIT', 'SELECT unit_id FROM changed'),
      ('capacity_line', 'UNIT', 'SELECT unit_id FROM changed'),
      ('professional', 'PROFESSIONAL', 'SELECT rpps FROM changed'),
      ('practitioner_role', 'PROFESSIONAL', 'SELECT rpps FROM changed'),
      ('contact_point', 'FACILITY', 'SELECT owner_id FROM changed WHERE owner_kind = ''FACILITY'''),
      ('contact_point', 'UNIT', 'SELECT owner_id FROM changed WHERE owner_kind = ''UNIT'''),
      ('contact_point', 'PROFESSIONAL', 'SELECT owner_id FROM changed WHERE owner_kind = ''PROFESSIONAL''')
    ) AS t (name, kind, ids)
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
                    FOR EACH STATEMENT EXECUTE FUNCTION raise_documents(%L, %L)',
                   'index_' || lower(r.kind) || '_insert', r.name, r.kind, r.ids);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
                    FOR EACH STATEMENT EXECUTE FUNCTION raise_documents(%L, %L)',
                   'index_' || lower(r.kind) || '_update', r.name, r.kind, r.ids);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
                    FOR EACH STATEMENT EXECUTE FUNCTION raise_documents(%L, %L)',
                   'index_' || lower(r.kind) || '_delete', r.name, r.kind, r.ids);
  END LOOP;
END $$;
