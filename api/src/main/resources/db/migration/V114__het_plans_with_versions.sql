-- The catalogue and the plans are edited; what was declared keeps the version it was declared under.
-- National: neither region nor facility. A region adds models and actions of its own, a facility makes its plans from
-- models. The level of a plan never changes: another level is another plan.
ALTER TABLE het_plan
  ADD COLUMN region_code            text REFERENCES region (code),
  ADD COLUMN facility_finess        text REFERENCES facility (finess),
  ADD COLUMN model_id               text REFERENCES het_plan (id),   -- that the facility's plan was made from
  ADD COLUMN model_version          int,                             -- as it was then
  ADD COLUMN version                int NOT NULL DEFAULT 1,
  ADD COLUMN withdrawn_at           timestamptz,
  -- When the beds of the group are back to normal: so many free, and at most so occupied, for so many hours.
  ADD COLUMN back_free_beds         int CHECK (back_free_beds BETWEEN 0 AND 500),            -- null: not looked at
  ADD COLUMN back_occupancy_percent int CHECK (back_occupancy_percent BETWEEN 1 AND 100),    -- null: not looked at
  ADD COLUMN back_hours             int NOT NULL DEFAULT 6 CHECK (back_hours BETWEEN 1 AND 72),
  ADD CHECK (num_nonnulls(region_code, facility_finess) <= 1),
  ADD CHECK ((facility_finess IS NULL) = (model_id IS NULL)),
  ADD CHECK ((model_id IS NULL) = (model_version IS NULL));
UPDATE het_plan SET back_free_beds = 2, back_occupancy_percent = 90;
UPDATE het_plan SET back_hours = 12 WHERE level = 2;
CREATE INDEX het_plan_facility ON het_plan (facility_finess);
CREATE INDEX het_plan_region ON het_plan (region_code);

ALTER TABLE het_action
  ADD COLUMN region_code  text REFERENCES region (code),            -- null: national
  ADD COLUMN summary      text,
  ADD COLUMN version      int NOT NULL DEFAULT 1,
  ADD COLUMN withdrawn_at timestamptz;

-- Every state that a plan or an action was ever in. Append only.
CREATE TABLE het_plan_version (
  plan_id                text NOT NULL REFERENCES het_plan (id),
  version                int  NOT NULL,
  label                  text NOT NULL,
  level                  int  NOT NULL,
  action_ids             text[] NOT NULL,
  update_every_minutes   int  NOT NULL,
  back_free_beds         int,
  back_occupancy_percent int,
  back_hours             int  NOT NULL,
  withdrawn              boolean NOT NULL,
  at                     timestamptz NOT NULL,
  account_id             uuid REFERENCES account (id),              -- null: it came with the program
  PRIMARY KEY (plan_id, version)
);
INSERT INTO het_plan_version
SELECT p.id, 1, p.label, p.level,
       array(SELECT pa.action_id FROM het_plan_action pa JOIN het_action a ON a.id = pa.action_id
              WHERE pa.plan_id = p.id ORDER BY a.rank),
       p.update_every_minutes, p.back_free_beds, p.back_occupancy_percent, p.back_hours, false, now(), null
  FROM het_plan p;

CREATE TABLE het_action_version (
  action_id  text NOT NULL REFERENCES het_action (id),
  version    int  NOT NULL,
  category   text NOT NULL,
  label      text NOT NULL,
  summary    text,
  withdrawn  boolean NOT NULL,
  at         timestamptz NOT NULL,
  account_id uuid REFERENCES account (id),                          -- null: it came with the program
  PRIMARY KEY (action_id, version)
);
INSERT INTO het_action_version SELECT id, 1, category, label, null, false, now(), null FROM het_action;

ALTER TABLE tension
  ADD COLUMN plan_version int NOT NULL DEFAULT 1,
  ADD FOREIGN KEY (plan_id, plan_version) REFERENCES het_plan_version (plan_id, version);

ALTER TABLE tension_event
  ADD COLUMN plan_version   int,
  ADD COLUMN action_version int;
UPDATE tension_event SET plan_version = 1 WHERE plan_id IS NOT NULL;
UPDATE tension_event SET action_version = 1 WHERE action_id IS NOT NULL;
ALTER TABLE tension_event
  ADD FOREIGN KEY (plan_id, plan_version) REFERENCES het_plan_version (plan_id, version),
  ADD FOREIGN KEY (action_id, action_version) REFERENCES het_action_version (action_id, version),
  ADD CHECK ((plan_id IS NULL) = (plan_version IS NULL)),
  ADD CHECK ((action_id IS NULL) = (action_version IS NULL));

-- The links of a facility in a group are edited together.
CREATE TABLE solidarity_setting (
  facility_finess     text NOT NULL REFERENCES facility (finess),
  discipline_group_id text NOT NULL REFERENCES discipline_group (id),
  version             int  NOT NULL,
  changed_at          timestamptz NOT NULL,
  changed_by          uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (facility_finess, discipline_group_id)
);
