-- When the beds of a tension's group are back to what its plan calls normal, its closure is proposed.
ALTER TABLE tension_watch
  ADD COLUMN out_seen    boolean NOT NULL DEFAULT false,  -- they were not, at some moment since the declaration
  ADD COLUMN back_since  timestamptz,                     -- they are, without a gap; null: they are not
  ADD COLUMN back_seen   timestamptz,                     -- last looked at while they were
  ADD COLUMN proposed_at timestamptz;                     -- it was said, of this back_since
