-- Official value sets (ANS) as tables: codes and French labels, never free text in the offer.
CREATE TABLE nomenclature (
  id      text PRIMARY KEY,              -- official name of the value set: 'J17', 'R330', ...
  slug    text NOT NULL UNIQUE,          -- how the contract names it: 'operational-activities'
  title   text NOT NULL,
  source  text NOT NULL,
  digest  text NOT NULL                  -- of the file last loaded: the same file is not loaded twice
);

CREATE TABLE nomenclature_code (
  nomenclature_id text NOT NULL REFERENCES nomenclature (id),
  code            text NOT NULL,
  label           text NOT NULL,
  PRIMARY KEY (nomenclature_id, code)
);

CREATE TABLE region (
  code text PRIMARY KEY,                 -- INSEE
  name text NOT NULL
);

CREATE TABLE department (
  code        text PRIMARY KEY,          -- INSEE: '37', '2A', '971'
  name        text NOT NULL,
  region_code text NOT NULL REFERENCES region (code)
);

-- The gazetteer. Position: WGS84 degrees of the commune's centre; NULL where no source gives one.
CREATE TABLE commune (
  code            text PRIMARY KEY,      -- INSEE
  name            text NOT NULL,
  folded_name     text NOT NULL,         -- lower case, no accent, blanks for punctuation: looked up while typing
  department_code text NOT NULL REFERENCES department (code),
  region_code     text NOT NULL REFERENCES region (code),
  postcodes       text[] NOT NULL DEFAULT '{}',
  population      int,
  lat             double precision CHECK (lat BETWEEN -90 AND 90),
  lon             double precision CHECK (lon BETWEEN -180 AND 180),
  CHECK ((lat IS NULL) = (lon IS NULL))
);
CREATE INDEX commune_folded_name ON commune (folded_name text_pattern_ops);      -- places by first letters
CREATE INDEX commune_postcodes ON commune USING gin (postcodes);                 -- places by postcode
