-- That a shift is over which nobody follows was told.
ALTER TABLE alert_duty_shift ADD COLUMN ended_told_at timestamptz;
CREATE INDEX alert_duty_shift_ended ON alert_duty_shift (ends_at) WHERE ended_told_at IS NULL AND removed_by IS NULL;
