-- A subscriber's system is told by duty too.
ALTER TABLE alert_duty
  ADD webhook_id text,                             -- of the notifier
  DROP CONSTRAINT alert_duty_role_check,
  ADD CONSTRAINT alert_duty_role_check CHECK (role IN ('ARS_DEPARTMENT', 'ALERT_MAILBOX', 'DIRECTION', 'EMERGENCY_HEAD',
                                                       'SAMU', 'HET_REFERENT', 'NAMED', 'SUBSCRIBER')),
  DROP CONSTRAINT alert_duty_check1,
  ADD CONSTRAINT alert_duty_holder CHECK (num_nonnulls(account_id, email, webhook_id) = 1),
  ADD CONSTRAINT alert_duty_subscriber CHECK ((role = 'SUBSCRIBER') = (webhook_id IS NOT NULL));
