-- The sender's own bed-zone code to our unit. Not unique: the same code twice is told to the sender, who asks the
-- regional team to mend it.
CREATE INDEX care_unit_zone ON care_unit (facility_finess, external_id)
 WHERE external_id IS NOT NULL AND deleted_at IS NULL;
