-- What was loaded from the program's own files, so that the same file is not loaded twice.
CREATE TABLE reference_load (
  name      text PRIMARY KEY,             -- 'territory'
  digest    text NOT NULL,
  loaded_at timestamptz NOT NULL
);

-- What a commune's position is worth: COMMUNE its own; POSTCODE the middle of the communes of its postcode.
ALTER TABLE commune ADD COLUMN position_precision text CHECK (position_precision IN ('COMMUNE', 'POSTCODE'));
UPDATE commune SET position_precision = 'COMMUNE' WHERE lat IS NOT NULL;
ALTER TABLE commune ADD CHECK ((lat IS NULL) = (position_precision IS NULL));

-- A writer that gives a position and says nothing else knows the commune's own.
CREATE FUNCTION commune_position() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.lat IS NULL THEN
    NEW.position_precision := NULL;
  ELSIF TG_OP = 'INSERT' THEN
    NEW.position_precision := coalesce(NEW.position_precision, 'COMMUNE');
  ELSIF (NEW.lat, NEW.lon) IS DISTINCT FROM (OLD.lat, OLD.lon)
        AND NEW.position_precision IS NOT DISTINCT FROM OLD.position_precision THEN
    NEW.position_precision := 'COMMUNE';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER commune_position BEFORE INSERT OR UPDATE ON commune FOR EACH ROW EXECUTE FUNCTION commune_position();
