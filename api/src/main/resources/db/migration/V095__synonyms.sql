-- What hospitals write for what, changed by the regional team while the program runs. The rules that come with the
-- program are written at start, once each by their id: an edited or retired one stays so.
CREATE TABLE synonym_rule (
  id         uuid PRIMARY KEY,
  terms      text[] NOT NULL CHECK (cardinality(terms) BETWEEN 1 AND 20),
  stands_for text[] NOT NULL DEFAULT '{}' CHECK (cardinality(stands_for) <= 20),  -- empty: the terms all find each other
  state      text NOT NULL CHECK (state IN ('ACTIVE', 'PROPOSED', 'RETIRED')),
  origin     text NOT NULL CHECK (origin IN ('SHIPPED', 'TEAM', 'REPORT')),
  report_id  uuid,
  version    bigint NOT NULL DEFAULT 1,
  author_id  uuid REFERENCES account (id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX synonym_rule_state ON synonym_rule (state);

-- One row, raised in the transaction of every change: each process looks at it and reads the rules again when it rose.
-- Its lock makes changes come one after another.
CREATE TABLE synonym_list (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  version  bigint NOT NULL
);
INSERT INTO synonym_list (version) VALUES (0);

-- Queries whose right answer is known: a proposed rule that makes one of them worse is not activated.
CREATE TABLE judged_query (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  words         text NOT NULL CHECK (char_length(words) BETWEEN 1 AND 200),
  activity_code text,                                  -- J17: what does it is right
  unit_id       text,                                  -- this one is right
  report_id     uuid UNIQUE,                           -- null: comes with the program
  created_at    timestamptz NOT NULL DEFAULT now(),
  CHECK ((activity_code IS NULL) <> (unit_id IS NULL))
);
INSERT INTO judged_query (words, activity_code) VALUES
  ('usic', '354'), ('soins intensifs cardio', '354'), ('réa', '127'), ('réanimation polyvalente', '127'),
  ('rea ped', '130'), ('réa néonat', '128'), ('usc', '373'), ('unv', '356'), ('sau', '157'), ('urgences', '157'),
  ('urgences pédiatriques', '249'), ('maternité', '100'), ('cardio', '013'), ('cardiologie', '013'), ('pneumo', '114'),
  ('gastro', '046'), ('neurochir', '096'), ('neurologie', '097'), ('pédiatrie', '088'), ('court séjour gériatrique', '491'),
  ('usld', '333'), ('dialyse', '059'), ('soins palliatifs', '170'), ('scanner', '070'), ('irm', '068'), ('samu', '273'),
  ('smur', '136'), ('chir ortho', '025'), ('psychiatrie', '229'), ('ssr loco', '233'), ('ivg', '105'), ('radiothérapie', '168');
