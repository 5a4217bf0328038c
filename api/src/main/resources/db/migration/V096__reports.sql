-- Signalements, suggestions, demandes d'assistance: about a sheet, or about a search that did not find what was expected.
CREATE TABLE report (
  id               uuid PRIMARY KEY,
  kind             text NOT NULL CHECK (kind IN ('SIGNALEMENT', 'SUGGESTION', 'ASSISTANCE')),
  state            text NOT NULL CHECK (state IN ('NEW', 'IN_PROGRESS', 'DONE', 'REFUSED')),
  entity_kind      text CHECK (entity_kind IN ('FACILITY', 'UNIT', 'PROFESSIONAL')),
  entity_id        text,
  message          text NOT NULL CHECK (char_length(message) BETWEEN 1 AND 2000),
  search_words     text CHECK (char_length(search_words) <= 200),
  search_query     text CHECK (char_length(search_query) <= 2000),    -- the other parameters, as they were in the address
  expected_unit_id text,
  region_code      text,                               -- of what it is about; null: every regional team sees it
  answer           text CHECK (char_length(answer) <= 2000),
  author_id        uuid NOT NULL REFERENCES account (id),
  handler_id       uuid REFERENCES account (id),
  version          bigint NOT NULL DEFAULT 1,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  CHECK ((entity_kind IS NULL) = (entity_id IS NULL))
);
CREATE INDEX report_order ON report (created_at DESC, id DESC);                   -- the team's list
CREATE INDEX report_author ON report (author_id, created_at DESC, id DESC);       -- one's own
