-- How a crisis cell is warned.
ALTER TABLE crisis_cell
  ADD acknowledgements int NOT NULL DEFAULT 1 CHECK (acknowledgements BETWEEN 1 AND 20);  -- that make it quiet

ALTER TABLE crisis_cell_member
  ADD after_minutes int  NOT NULL DEFAULT 0 CHECK (after_minutes BETWEEN 0 AND 1440),     -- 0: at once
  ADD first_by      text NOT NULL DEFAULT 'BOTH' CHECK (first_by IN ('BOTH', 'PUSH', 'EMAIL'));
