-- What phones did without network and sent later: an id that comes again is told that it was applied.
CREATE TABLE phone_command (
  account_id  uuid        NOT NULL REFERENCES account (id),
  id          uuid        NOT NULL,              -- the phone's own
  kind        text        NOT NULL,
  digest      text        NOT NULL,              -- of kind, target and body: the same id never stands for two
  occurred_at timestamptz NOT NULL,              -- by the phone's clock
  received_at timestamptz NOT NULL,
  location    text,                              -- path of what it created or changed
  version     bigint,                            -- of that, if it has one
  notice      text,                              -- what it met, in French
  PRIMARY KEY (account_id, id)
);
CREATE INDEX phone_command_received ON phone_command (account_id, received_at);  -- forgotten after a month
