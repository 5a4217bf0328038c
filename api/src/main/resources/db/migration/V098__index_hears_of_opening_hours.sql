-- The index knows when a unit is open: hours and exceptions raise its document, as all else that it shows.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['opening_hours', 'opening_exception']
  LOOP
    EXECUTE format('CREATE TRIGGER index_unit_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
                    FOR EACH STATEMENT EXECUTE FUNCTION raise_documents(%L, %L)',
                   name, 'UNIT', 'SELECT unit_id FROM changed');
    EXECUTE format('CREATE TRIGGER index_unit_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
                    FOR EACH STATEMENT EXECUTE FUNCTION raise_documents(%L, %L)',
                   name, 'UNIT', 'SELECT unit_id FROM changed');
    EXECUTE format('CREATE TRIGGER index_unit_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
                    FOR EACH STATEMENT EXECUTE FUNCTION raise_documents(%L, %L)',
                   name, 'UNIT', 'SELECT unit_id FROM changed');
  END LOOP;
END $$;

-- What changed before.
UPDATE index_document
   SET version = version + 1, dirty = true, changed_at = clock_timestamp()
 WHERE kind = 'UNIT'
   AND id IN (SELECT unit_id FROM opening_hours UNION SELECT unit_id FROM opening_exception);
