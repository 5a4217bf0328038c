-- Telephones that take text messages, E.164; NULL: none.
ALTER TABLE account     ADD COLUMN phone text CHECK (phone ~ '^\+[1-9][0-9]{6,14}$');
ALTER TABLE crisis_cell ADD COLUMN phone text CHECK (phone ~ '^\+[1-9][0-9]{6,14}$');
ALTER TABLE alert_duty  ADD COLUMN phone text CHECK (phone ~ '^\+[1-9][0-9]{6,14}$');  -- beside its mailbox
