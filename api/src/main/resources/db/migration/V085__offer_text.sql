-- The words of the offer, for searching it while OpenSearch is away. Filled from the tables below by the program
-- (package degraded), which reads offer_text_due: what a transaction touched, and which is not yet worked out again.
-- Beds are not in it: they are read where they are.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Small letters and digits without accents, single blanks for all else. The program folds what is typed in the same way
-- (FoldedName). Accents go before lower(), which knows only ASCII in some databases.
CREATE FUNCTION fold_words(typed text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT trim(regexp_replace(
           lower(regexp_replace(
             normalize(replace(replace(replace(replace(typed, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), NFD),
             '[\u0300-\u036f]', '', 'g')),
           '[^a-z0-9]+', ' ', 'g'))
$$;

CREATE TABLE offer_text (
  kind            text    NOT NULL CHECK (kind IN ('FACILITY', 'UNIT', 'PROFESSIONAL')),
  id              text    NOT NULL,
  folded_name     text    NOT NULL,
  name_words      tsvector NOT NULL,              -- of the name and the names it is also known by
  words           tsvector NOT NULL,              -- those, of its parents, its place, its codes' labels, its numbers
  codes           text[]  NOT NULL,               -- 'J17:127'
  confidential    boolean NOT NULL,
  commune_code    text,
  department_code text,
  region_code     text,
  lat             double precision,
  lon             double precision,
  age_min         int,
  age_max         int,
  PRIMARY KEY (kind, id)
);
CREATE INDEX offer_text_words ON offer_text USING gin (words);
CREATE INDEX offer_text_codes ON offer_text USING gin (codes);
CREATE INDEX offer_text_name ON offer_text (folded_name text_pattern_ops);
CREATE INDEX offer_text_place ON offer_text (lat, lon);
CREATE INDEX offer_text_department ON offer_text (department_code);

-- Every word that was ever in offer_text, for finding the one that was meant. A word nobody has any more harms nothing.
CREATE TABLE offer_word (
  word text PRIMARY KEY
);
CREATE INDEX offer_word_trigrams ON offer_word USING gin (word gin_trgm_ops) WITH (fastupdate = off);

CREATE TABLE offer_text_due (
  kind   text        NOT NULL,
  id     text        NOT NULL,
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (kind, id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

-- Arguments and mass loads as of raise_documents (V003). The update keeps the row locked until the transaction ends: who
-- works out the words passes it over, and cannot settle a change that it does not see.
CREATE FUNCTION raise_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('ror.mass_load', true) = 'on' THEN
    RETURN NULL;
  END IF;
  EXECUTE format(
    'INSERT INTO offer_text_due (kind, id)
     SELECT DISTINCT %L, id FROM (%s) AS touched (id) WHERE id IS NOT NULL ORDER BY id
     ON CONFLICT (kind, id) DO UPDATE SET due_at = clock_timestamp()',
    TG_ARGV[0], TG_ARGV[1]);
  RETURN NULL;
END $$;

CREATE FUNCTION raise_all_texts() RETURNS void LANGUAGE sql AS $$
  INSERT INTO offer_text_due (kind, id)
  SELECT 'FACILITY', finess FROM facility
   UNION ALL
  SELECT 'UNIT', id FROM care_unit
   UNION ALL
  SELECT 'PROFESSIONAL', rpps FROM professional
  ON CONFLICT (kind, id) DO UPDATE SET due_at = clock_timestamp();
$$;

CREATE OR REPLACE FUNCTION raise_all_documents() RETURNS void LANGUAGE sql AS $$
  INSERT INTO index_document (kind, id)
  SELECT 'FACILITY', finess FROM facility
   UNION ALL
  SELECT 'UNIT', id FROM care_unit
   UNION ALL
  SELECT 'PROFESSIONAL', rpps FROM professional
  ON CONFLICT (kind, id) DO UPDATE
     SET version = index_document.version + 1, dirty = true, changed_at = clock_timestamp();
  SELECT raise_all_texts();
$$;

-- As of V003, without the beds.
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
      ('care_unit_code', 'UNIT', 'SELECT unit_id FROM changed'),
      ('professional', 'PROFESSIONAL', 'SELECT rpps FROM changed'),
      ('practitioner_role', 'PROFESSIONAL', 'SELECT rpps FROM changed'),
      ('contact_point', 'FACILITY', 'SELECT owner_id FROM changed WHERE owner_kind = ''FACILITY'''),
      ('contact_point', 'UNIT', 'SELECT owner_id FROM changed WHERE owner_kind = ''UNIT'''),
      ('contact_point', 'PROFESSIONAL', 'SELECT owner_id FROM changed WHERE owner_kind = ''PROFESSIONAL''')
    ) AS t (name, kind, ids)
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
                    FOR EACH STATEMENT EXECUTE FUNCTION raise_texts(%L, %L)',
                   'text_' || lower(r.kind) || '_insert', r.name, r.kind, r.ids);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
                    FOR EACH STATEMENT EXECUTE FUNCTION raise_texts(%L, %L)',
                   'text_' || lower(r.kind) || '_update', r.name, r.kind, r.ids);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
                    FOR EACH STATEMENT EXECUTE FUNCTION raise_texts(%L, %L)',
                   'text_' || lower(r.kind) || '_delete', r.name, r.kind, r.ids);
  END LOOP;
END $$;

-- What is there already.
SELECT raise_all_texts();
