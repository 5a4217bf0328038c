-- The transaction that last changed what a phone holds. A phone that comes back asks for what transactions changed that
-- had not ended when it last looked (pg_snapshot_xmin): what commits late is not missed, whatever the order of commits.
-- 0: before this column. No index: it is read for the units and tensions of one territory.
CREATE FUNCTION note_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_in := pg_current_xact_id();
  RETURN NEW;
END $$;

ALTER TABLE index_document ADD COLUMN changed_in xid8 NOT NULL DEFAULT '0';
ALTER TABLE index_document ALTER COLUMN changed_in SET DEFAULT pg_current_xact_id();
CREATE TRIGGER index_document_changed_in BEFORE UPDATE ON index_document
  FOR EACH ROW WHEN (NEW.version <> OLD.version) EXECUTE FUNCTION note_transaction();

ALTER TABLE bed_state ADD COLUMN changed_in xid8 NOT NULL DEFAULT '0';
ALTER TABLE bed_state ALTER COLUMN changed_in SET DEFAULT pg_current_xact_id();
CREATE TRIGGER bed_state_changed_in BEFORE UPDATE ON bed_state
  FOR EACH ROW WHEN (NEW.version <> OLD.version) EXECUTE FUNCTION note_transaction();

ALTER TABLE tension ADD COLUMN changed_in xid8 NOT NULL DEFAULT '0';
ALTER TABLE tension ALTER COLUMN changed_in SET DEFAULT pg_current_xact_id();
CREATE TRIGGER tension_changed_in BEFORE UPDATE ON tension
  FOR EACH ROW EXECUTE FUNCTION note_transaction();
