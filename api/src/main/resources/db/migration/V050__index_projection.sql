-- When the projector last said that the index has a row's version; NULL: a rebuild brought it, or nobody yet.
-- A rebuild brings again all that was projected since it began: that may have reached only the index before it.
-- (Read by a scan, some times in a rebuild: an index would cost every projection.)
ALTER TABLE index_document ADD COLUMN projected_at timestamptz;

-- Documents that could not be made or that the index refused for what they hold. Their row stays dirty; the
-- same version is tried again at retry_at, a later version at once.
CREATE TABLE index_refusal (
  kind       text        NOT NULL,
  id         text        NOT NULL,
  version    bigint      NOT NULL,
  attempts   int         NOT NULL CHECK (attempts > 0),
  reason     text        NOT NULL,
  retry_at   timestamptz NOT NULL,
  PRIMARY KEY (kind, id),
  FOREIGN KEY (kind, id) REFERENCES index_document (kind, id)
);

-- Rebuilds of the index. The live index holds the whole offer when, and only when, its name is that of a
-- rebuild that is DONE: whatever else is found behind the alias is rebuilt at the start.
CREATE TABLE index_rebuild (
  id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  state           text        NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
  index_name      text,                                    -- NULL until it is created
  indexed         bigint      NOT NULL DEFAULT 0,
  total           bigint,                                  -- NULL until it is counted
  started_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at     timestamptz,
  failure         text,                                    -- French
  requested_by    uuid        REFERENCES account (id),     -- NULL: at the start, or to mend
  CHECK ((state = 'RUNNING') = (finished_at IS NULL)),
  CHECK ((state = 'FAILED') = (failure IS NOT NULL))
);
CREATE INDEX index_rebuild_name ON index_rebuild (index_name);                  -- is the live one complete?
