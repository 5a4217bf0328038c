-- What happens in a tension after its declaration. Append only; the tension's row stays what the events add up to.
ALTER TABLE tension_event DROP CONSTRAINT tension_event_kind_check;
ALTER TABLE tension_event DROP CONSTRAINT tension_event_check;
ALTER TABLE tension_event
  ADD COLUMN plan_id         text REFERENCES het_plan (id),  -- DECLARATION, LEVEL: the plan from then on
  ADD COLUMN expected_end_at timestamptz,                    -- DECLARATION, UPDATE: as expected then
  ADD COLUMN notice          text,                           -- what whoever sent it was told of what it met
  ADD COLUMN alert_id        uuid,                           -- of the notifier: who was told of it
  ADD COLUMN closure_id      uuid;                           -- ACTION_ENDED by this closure, at once

-- Rows of before.
UPDATE tension_event e
   SET plan_id = t.plan_id, expected_end_at = t.expected_end_at, alert_id = t.alert_id
  FROM tension t
 WHERE t.id = e.tension_id AND e.kind = 'DECLARATION';

ALTER TABLE tension_event
  ADD CONSTRAINT tension_event_kind CHECK (kind IN ('DECLARATION', 'ACTION_TAKEN', 'ACTION_ENDED', 'UPDATE', 'NOTE',
                                                    'LEVEL', 'CLOSURE', 'REOPENING')),
  ADD CONSTRAINT tension_event_action CHECK ((kind IN ('ACTION_TAKEN', 'ACTION_ENDED')) = (action_id IS NOT NULL)),
  ADD CONSTRAINT tension_event_plan CHECK ((kind IN ('DECLARATION', 'LEVEL')) = (plan_id IS NOT NULL));
