-- The ARS cell comments a tension, and asks for an update; neither changes the tension's state.
ALTER TABLE tension_event DROP CONSTRAINT tension_event_kind;
ALTER TABLE tension_event
  ADD CONSTRAINT tension_event_kind CHECK (kind IN ('DECLARATION', 'ACTION_TAKEN', 'ACTION_ENDED', 'UPDATE', 'NOTE',
                                                    'LEVEL', 'CLOSURE', 'REOPENING', 'COMMENT', 'UPDATE_ASKED'));
