-- One row a load of reference files. Its counters are raised in the transaction of each batch, so that they
-- are exact at any moment, also after a crash.
CREATE TABLE import_job (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  format      text NOT NULL CHECK (format IN ('FINESS', 'SAE', 'RPPS', 'COMMUNES')),
  file_name   text NOT NULL,                     -- names, separated by ', '
  status      text NOT NULL CHECK (status IN ('RUNNING', 'DONE', 'FAILED')),
  started_at  timestamptz NOT NULL,
  finished_at timestamptz,
  account_id  uuid,                              -- NULL: the command line
  encoding    text,                              -- what the files were decoded with
  read        bigint NOT NULL DEFAULT 0,
  created     bigint NOT NULL DEFAULT 0,
  updated     bigint NOT NULL DEFAULT 0,
  unchanged   bigint NOT NULL DEFAULT 0,
  refused     bigint NOT NULL DEFAULT 0,
  progress    int    NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  failure     text,                              -- French, with FAILED
  CHECK ((status = 'RUNNING') = (finished_at IS NULL)),
  CHECK ((status = 'FAILED') = (failure IS NOT NULL)),
  CHECK (read = created + updated + unchanged + refused)
);
CREATE UNIQUE INDEX import_job_running ON import_job (status) WHERE status = 'RUNNING';   -- one at a time

-- The lines refused; only the first 10,000 of a load, while import_job.refused counts all of them.
CREATE TABLE import_refusal (
  job_id      bigint NOT NULL REFERENCES import_job (id),
  file_number int    NOT NULL,                   -- order of the files in the load, from 0
  line        int    NOT NULL,                   -- from 1
  file_name   text   NOT NULL,
  field       text,                              -- NULL: the whole line
  reason      text   NOT NULL,
  text        text   NOT NULL,                   -- beginning of the line
  PRIMARY KEY (job_id, file_number, line)
);

-- What the SAE says, as it says it: the beds of a unit are worked out from several of its tables, which come
-- as files of their own and in any order. Read by the facilities of a batch.
CREATE TABLE sae_row (
  finess     text NOT NULL REFERENCES facility (finess),
  table_name text NOT NULL,                      -- 'REA', 'MCO', ...
  row_key    text NOT NULL,                      -- what tells the rows of one facility apart: 'REAADU'; '' where there is one
  year       int  NOT NULL,
  figures    jsonb NOT NULL,                     -- column -> number, only those that are used
  note       text,                               -- authorisation (PERINAT)
  PRIMARY KEY (finess, table_name, row_key)
);

-- Which load gave this telephone or mailbox, so that the next file can replace its own and no other's.
-- NULL: entered by a person, never touched by a file.
ALTER TABLE contact_point ADD COLUMN source text;

-- Installed beds of the yearly survey are of none of the sources of R335.
ALTER TABLE capacity_line DROP CONSTRAINT capacity_line_source_check;
ALTER TABLE capacity_line ADD CONSTRAINT capacity_line_source_check CHECK (source IN ('01', '02', '03', '04', 'SAE'));
