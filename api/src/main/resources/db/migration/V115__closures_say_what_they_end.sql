-- What a closure ends is part of it: an action whose fact precedes it, and that is heard of later, is ended by it too.
ALTER TABLE tension_event
  ADD COLUMN ends_all_but text[],                 -- CLOSURE: ends all actions but these; null: ends none by itself
  ADD CONSTRAINT tension_event_ends CHECK (ends_all_but IS NULL OR kind = 'CLOSURE');
