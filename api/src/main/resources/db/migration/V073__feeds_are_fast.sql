-- The sender's own bed-zone code to our unit. Not unique: the same code twice is told to the sender, who asks the
-- regional team to mend it.
CREATE INDEX care_unit_zone ON care_unit (facility_finess, external_id)
 WHERE external_id IS NOT NULL AND deleted_at IS NULL;

-- A feed of 5,000 units moves 30,000 rows of bed_group to other reports: looking each report up again, just written by
-- the same transaction, was a quarter of its time. Reports are never deleted, and BedRows alone writes here.
ALTER TABLE bed_group DROP CONSTRAINT bed_group_report_id_fkey;

-- A line is told again and again with another count and time, none of them indexed: room in its page spares the index.
ALTER TABLE capacity_line SET (fillfactor = 70);
