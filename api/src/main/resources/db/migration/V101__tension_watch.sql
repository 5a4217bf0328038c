-- How long a tension under this plan may go without news before somebody is told of it.
ALTER TABLE het_plan
  ADD COLUMN update_every_minutes int NOT NULL DEFAULT 720 CHECK (update_every_minutes BETWEEN 30 AND 43200);
UPDATE het_plan SET update_every_minutes = 240 WHERE level = 2;

-- What was told of a tension's silence: what keeps messages rare.
CREATE TABLE tension_watch (
  tension_id uuid PRIMARY KEY REFERENCES tension (id) ON DELETE CASCADE,
  told_at    timestamptz,                        -- last message on missing news
  asked_of   timestamptz                         -- the expected end that the declarer was asked about
);
