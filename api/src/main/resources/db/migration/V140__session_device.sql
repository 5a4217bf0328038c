-- What a phone said of itself when the session was opened, so that a person knows which one to close.
ALTER TABLE session ADD COLUMN device text CHECK (length(device) BETWEEN 1 AND 60);    -- NULL: it said nothing
