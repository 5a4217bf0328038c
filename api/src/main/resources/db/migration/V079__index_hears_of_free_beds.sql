-- The index holds of a unit's capacity what a search can find it by: its lines of beds that are free now. Only what
-- changes one of those raises the document; a hospital that is full and says so every half hour costs the index nothing.
DROP TRIGGER index_unit_insert ON capacity_line;
DROP TRIGGER index_unit_update ON capacity_line;
DROP TRIGGER index_unit_delete ON capacity_line;

CREATE TRIGGER index_unit_insert AFTER INSERT ON capacity_line REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION raise_documents('UNIT',
    'SELECT unit_id FROM changed WHERE nature = ''01'' AND status = ''02'' AND horizon = ''01'' AND count > 0');
CREATE TRIGGER index_unit_update AFTER UPDATE ON capacity_line REFERENCING OLD TABLE AS was NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION raise_documents('UNIT',
    'SELECT unit_id FROM (TABLE was UNION ALL TABLE changed) line
      WHERE nature = ''01'' AND status = ''02'' AND horizon = ''01'' AND count > 0');
CREATE TRIGGER index_unit_delete AFTER DELETE ON capacity_line REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION raise_documents('UNIT',
    'SELECT unit_id FROM changed WHERE nature = ''01'' AND status = ''02'' AND horizon = ''01'' AND count > 0');
