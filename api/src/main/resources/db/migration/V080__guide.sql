-- The guided search: domain > sub-domain > chapter > article, and thematic panels. Written in a draft, shown from
-- publications. There are some hundreds of nodes: trees are read whole and kept in memory.
CREATE SEQUENCE guide_version;                   -- of drafts: never used twice, also for a node that comes again

CREATE TABLE guide_node (
  id         text        PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length(id) <= 80),
  parent_id  text        REFERENCES guide_node (id) DEFERRABLE INITIALLY DEFERRED,   -- NULL: on the first screen
  kind       text        NOT NULL CHECK (kind IN ('DOMAIN', 'PANEL', 'SUB_DOMAIN', 'CHAPTER', 'ARTICLE')),
  position   int         NOT NULL CHECK (position BETWEEN 0 AND 9999),               -- among its siblings
  content    jsonb       NOT NULL,                        -- title, text, missions, definitions, links, search …
  version    bigint      NOT NULL DEFAULT nextval('guide_version'),
  updated_at timestamptz NOT NULL,
  updated_by uuid        REFERENCES account (id)          -- NULL: the program itself
);
CREATE INDEX guide_node_parent ON guide_node (parent_id);                            -- children, and the reference

-- What was published, by whom, when and why. Rows are added, never changed.
CREATE TABLE guide_publication (
  number       int         PRIMARY KEY CHECK (number > 0),
  published_at timestamptz NOT NULL,
  published_by uuid        REFERENCES account (id),       -- NULL: the program itself
  note         text        CHECK (char_length(note) BETWEEN 1 AND 500),
  restored     int         REFERENCES guide_publication (number),  -- the one whose content came back; NULL: none
  nodes        int         NOT NULL CHECK (nodes >= 0)
);

-- Each publication holds the whole tree, so that an older one can come back whatever happened since.
CREATE TABLE guide_published_node (
  number     int         NOT NULL REFERENCES guide_publication (number),
  id         text        NOT NULL,
  parent_id  text,
  kind       text        NOT NULL,
  position   int         NOT NULL,
  content    jsonb       NOT NULL,
  updated_at timestamptz NOT NULL,
  words      tsvector    NOT NULL,               -- folded: A title, B keywords, C text, D titles of the ancestors
  PRIMARY KEY (number, id)                       -- words are looked for among the rows of one number: no index of theirs
);

-- « Donner votre avis »: one a person and node, of whichever publication it was read in.
CREATE TABLE guide_opinion (
  id         uuid        PRIMARY KEY,
  account_id uuid        NOT NULL REFERENCES account (id),
  node_id    text        NOT NULL,               -- may have gone since
  useful     boolean     NOT NULL,
  comment    text        CHECK (char_length(comment) BETWEEN 1 AND 1000),
  number     int         NOT NULL REFERENCES guide_publication (number),
  said_at    timestamptz NOT NULL,
  UNIQUE (account_id, node_id)
);
CREATE INDEX guide_opinion_time ON guide_opinion (said_at DESC, id DESC);            -- the list, newest first
CREATE INDEX guide_opinion_node ON guide_opinion (node_id, said_at DESC, id DESC);   -- the list of one node
