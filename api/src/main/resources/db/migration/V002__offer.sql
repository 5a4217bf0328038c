-- The offer: legal entity > facility > pole > care unit > professional (design of the ANS guide).
-- Every row that is indexed has a version (raised by a trigger, so that no writer can forget it) and is
-- deleted softly: a row that vanished could not tell the index that it is gone.

CREATE TABLE legal_entity (
  finess             text PRIMARY KEY CHECK (finess ~ '^[0-9][0-9A-Z][0-9]{7}$'),
  name               text NOT NULL,
  long_name          text,
  siren              text CHECK (siren ~ '^[0-9]{9}$'),
  legal_status_label text,
  address_line       text,
  postcode           text,
  city               text,
  commune_code       text,
  department_code    text,
  region_code        text,
  source             text NOT NULL,      -- 'FINESS', 'SAE', 'DEMO', ...
  demonstration      boolean NOT NULL DEFAULT false,
  version            bigint NOT NULL DEFAULT 1,
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now(),
  deleted_at         timestamptz
);

CREATE TABLE facility (
  finess               text PRIMARY KEY CHECK (finess ~ '^[0-9][0-9A-Z][0-9]{7}$'),
  legal_entity_finess  text REFERENCES legal_entity (finess),
  name                 text NOT NULL,
  operational_name     text,             -- how people call it
  long_name            text,
  category_code        text,             -- FINESS category; label in J55 when it is there, else category_label
  category_label       text,
  siret                text CHECK (siret ~ '^[0-9]{14}$'),
  address_line         text,
  address_complement   text,
  postcode             text,
  city                 text,             -- routing line without postcode: 'TOURS CEDEX'
  commune_code         text,
  department_code      text,
  region_code          text,
  lat                  double precision CHECK (lat BETWEEN -90 AND 90),
  lon                  double precision CHECK (lon BETWEEN -180 AND 180),
  position_precision   text CHECK (position_precision IN ('ADDRESS', 'COMMUNE', 'POSTCODE', 'DEPARTMENT')),
  opened_on            date,
  source               text NOT NULL,
  demonstration        boolean NOT NULL DEFAULT false,
  version              bigint NOT NULL DEFAULT 1,
  created_at           timestamptz NOT NULL DEFAULT now(),
  updated_at           timestamptz NOT NULL DEFAULT now(),
  deleted_at           timestamptz,
  CHECK ((lat IS NULL) = (lon IS NULL)),
  CHECK ((lat IS NULL) = (position_precision IS NULL))
);
CREATE INDEX facility_legal_entity ON facility (legal_entity_finess);            -- facilities of an entity
CREATE INDEX facility_department ON facility (department_code);                  -- crisis cell of a region, lists

CREATE TABLE pole (
  id              text PRIMARY KEY,
  facility_finess text NOT NULL REFERENCES facility (finess),
  name            text NOT NULL,
  version         bigint NOT NULL DEFAULT 1,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  deleted_at      timestamptz
);
CREATE INDEX pole_facility ON pole (facility_finess);

-- One place, one field of activity, one care mode, one contact, one schedule.
CREATE TABLE care_unit (
  id                         text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9-]{1,64}$'),
  facility_finess            text NOT NULL REFERENCES facility (finess),
  pole_id                    text REFERENCES pole (id),
  name                       text NOT NULL,
  activity_field_code        text NOT NULL,      -- J20
  care_mode_code             text NOT NULL,      -- J19
  operational_activity_code  text NOT NULL,      -- J17
  expertise_level_code       text,               -- J227, e.g. type of maternity
  offer_type_code            text,               -- J238
  age_min                    int CHECK (age_min BETWEEN 0 AND 150),   -- years, inclusive; NULL: no bound
  age_max                    int CHECK (age_max BETWEEN 0 AND 150),   -- years, inclusive; NULL: no bound
  confidential               boolean NOT NULL DEFAULT false,
  always_open                boolean NOT NULL DEFAULT false,
  time_zone                  text NOT NULL DEFAULT 'Europe/Paris',    -- opening hours are local to the place
  address_line               text,               -- NULL: that of the facility, like the five below
  postcode                   text,
  city                       text,
  commune_code               text,
  lat                        double precision CHECK (lat BETWEEN -90 AND 90),
  lon                        double precision CHECK (lon BETWEEN -180 AND 180),
  position_precision         text CHECK (position_precision IN ('ADDRESS', 'COMMUNE', 'POSTCODE', 'DEPARTMENT')),
  external_id                text,               -- the owner's own bed-zone code (idExterneSynchro)
  source                     text NOT NULL,
  demonstration              boolean NOT NULL DEFAULT false,
  version                    bigint NOT NULL DEFAULT 1,
  created_at                 timestamptz NOT NULL DEFAULT now(),
  updated_at                 timestamptz NOT NULL DEFAULT now(),
  deleted_at                 timestamptz,
  CHECK (age_min IS NULL OR age_max IS NULL OR age_min <= age_max),
  CHECK ((lat IS NULL) = (lon IS NULL)),
  CHECK ((lat IS NULL) = (position_precision IS NULL))
);
CREATE INDEX care_unit_facility ON care_unit (facility_finess);                  -- units of a facility, cascade to the index

-- The many-valued codes of a unit: further activities J17, acts J16, equipment J18, specialities J35, patients J29.
CREATE TABLE care_unit_code (
  unit_id         text NOT NULL REFERENCES care_unit (id),
  nomenclature_id text NOT NULL CHECK (nomenclature_id IN ('J16', 'J17', 'J18', 'J29', 'J35')),
  code            text NOT NULL,
  limit_value     numeric,                       -- J18 only: up to how much, e.g. 250 kg on a scanner's table
  limit_unit      text,                          -- UCUM
  PRIMARY KEY (unit_id, nomenclature_id, code),
  CHECK ((limit_value IS NULL) = (limit_unit IS NULL))
);

CREATE TABLE professional (
  rpps             text PRIMARY KEY CHECK (rpps ~ '^[0-9]{11}$'),
  title            text,                          -- 'Dr', 'Pr'
  family_name      text NOT NULL,
  given_name       text,
  profession_code  text,
  profession_label text,
  skill_code       text,                          -- savoir-faire
  skill_label      text,
  source           text NOT NULL,
  demonstration    boolean NOT NULL DEFAULT false,
  version          bigint NOT NULL DEFAULT 1,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now(),
  deleted_at       timestamptz
);

-- Situation d'exercice: where a professional works. A practice in town has no FINESS number: it carries its own place.
CREATE TABLE practitioner_role (
  id                  text PRIMARY KEY,
  rpps                text NOT NULL REFERENCES professional (rpps),
  facility_finess     text REFERENCES facility (finess),
  unit_id             text REFERENCES care_unit (id),
  function_label      text,
  mode_code           text,                       -- 'L' libéral, 'S' salarié, 'B' bénévole
  place_name          text,
  address_line        text,
  postcode            text,
  city                text,
  commune_code        text,
  lat                 double precision CHECK (lat BETWEEN -90 AND 90),
  lon                 double precision CHECK (lon BETWEEN -180 AND 180),
  position_precision  text CHECK (position_precision IN ('ADDRESS', 'COMMUNE', 'POSTCODE', 'DEPARTMENT')),
  source              text NOT NULL,
  version             bigint NOT NULL DEFAULT 1,
  created_at          timestamptz NOT NULL DEFAULT now(),
  updated_at          timestamptz NOT NULL DEFAULT now(),
  deleted_at          timestamptz,
  CHECK ((lat IS NULL) = (lon IS NULL)),
  CHECK ((lat IS NULL) = (position_precision IS NULL))
);
CREATE INDEX practitioner_role_rpps ON practitioner_role (rpps);
CREATE INDEX practitioner_role_facility ON practitioner_role (facility_finess);
CREATE INDEX practitioner_role_unit ON practitioner_role (unit_id);

-- Typed telephones and secure mailboxes (MSSanté) with their level of confidentiality (J222).
CREATE TABLE contact_point (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner_kind      text NOT NULL CHECK (owner_kind IN ('LEGAL_ENTITY', 'FACILITY', 'UNIT', 'PROFESSIONAL')),
  owner_id        text NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('STANDARD', 'SECRETARIAT', 'CARE_ROOM', 'ON_CALL',
                                                'MANAGEMENT', 'FAX', 'ALERT', 'MSSANTE')),
  value           text NOT NULL,                  -- telephones: digits, a leading + kept; mailboxes: the address
  label           text,
  confidentiality text NOT NULL DEFAULT 'PUBLIC' CHECK (confidentiality IN ('PUBLIC', 'RESTRICTED', 'VERY_RESTRICTED')),
  rank            smallint NOT NULL DEFAULT 0,    -- order on the sheet
  UNIQUE (owner_kind, owner_id, kind, value)
);

CREATE TABLE opening_hours (
  unit_id text     NOT NULL REFERENCES care_unit (id),
  day     smallint NOT NULL CHECK (day BETWEEN 1 AND 7),   -- ISO: 1 is Monday
  opens   time     NOT NULL,
  closes  time     NOT NULL,                               -- '24:00' is the end of the day
  PRIMARY KEY (unit_id, day, opens),
  CHECK (closes > opens)
);

CREATE TABLE opening_exception (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id   text NOT NULL REFERENCES care_unit (id),
  starts_on date NOT NULL,
  ends_on   date NOT NULL,                                 -- inclusive
  opens     time,                                          -- both NULL: closed on these days
  closes    time,
  reason    text,
  CHECK (ends_on >= starts_on),
  CHECK ((opens IS NULL) = (closes IS NULL)),
  CHECK (closes > opens)
);
CREATE INDEX opening_exception_unit ON opening_exception (unit_id);

-- « Fermeture de 2 lits du 14/07 au 07/09 »
CREATE TABLE bed_closure (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id   text NOT NULL REFERENCES care_unit (id),
  beds      int  NOT NULL CHECK (beds > 0),
  starts_on date NOT NULL,
  ends_on   date,                                          -- inclusive; NULL: reopening not known
  reason    text,
  CHECK (ends_on >= starts_on)
);
CREATE INDEX bed_closure_unit ON bed_closure (unit_id);

-- The current capacity of a unit, one row a line of the ROR's model (R329 to R337). '' where a dimension does not apply.
CREATE TABLE capacity_line (
  unit_id         text NOT NULL REFERENCES care_unit (id),
  nature          text NOT NULL CHECK (nature IN ('01', '02')),                                 -- R329
  status          text NOT NULL CHECK (status IN ('01', '02', '03', '04', '05', '06')),         -- R330, « opérationnel » is never stored
  horizon         text NOT NULL CHECK (horizon IN ('01', '02', '03', '04', '05')),              -- R331
  gender          text NOT NULL DEFAULT '' CHECK (gender IN ('', '01', '02', '04')),            -- R332, with status 02
  closing_type    text NOT NULL DEFAULT '' CHECK (closing_type IN ('', '01', '02', '03')),      -- R333, with status 05
  additional_type text NOT NULL DEFAULT '' CHECK (additional_type IN ('', '01', '02', '03')),   -- R334, with status 06
  crisis_type     text NOT NULL DEFAULT '' CHECK (crisis_type IN ('', '01', '02')),             -- R336
  assignment      text NOT NULL DEFAULT '01' CHECK (assignment IN ('01', '02', '03')),          -- R337
  count           int  NOT NULL CHECK (count >= 0),
  source          text NOT NULL DEFAULT '01' CHECK (source IN ('01', '02', '03', '04')),        -- R335
  updated_at      timestamptz NOT NULL,
  PRIMARY KEY (unit_id, nature, status, horizon, gender, closing_type, additional_type, crisis_type, assignment),
  CHECK (gender = '' OR status = '02'),
  CHECK (closing_type = '' OR status = '05'),
  CHECK (additional_type = '' OR status = '06')
);

CREATE FUNCTION raise_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  NEW.updated_at := now();
  RETURN NEW;
END $$;

CREATE TRIGGER legal_entity_version      BEFORE UPDATE ON legal_entity      FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER facility_version          BEFORE UPDATE ON facility          FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER pole_version              BEFORE UPDATE ON pole              FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER care_unit_version         BEFORE UPDATE ON care_unit         FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER professional_version      BEFORE UPDATE ON professional      FOR EACH ROW EXECUTE FUNCTION raise_version();
CREATE TRIGGER practitioner_role_version BEFORE UPDATE ON practitioner_role FOR EACH ROW EXECUTE FUNCTION raise_version();
