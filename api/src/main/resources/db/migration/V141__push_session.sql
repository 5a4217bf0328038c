-- Under which session a device asked for its pushes: they end with it, when it is closed or its token was stolen.
CREATE TABLE push_session (
  device_id  text PRIMARY KEY,                    -- notifier.device
  session_id uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE
);
CREATE INDEX push_session_session ON push_session (session_id);
