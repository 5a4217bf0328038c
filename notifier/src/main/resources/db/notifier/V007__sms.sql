-- Text messages.
ALTER TABLE recipient ADD COLUMN phone text;       -- E.164; NULL: none is known, or no gateway sends there

ALTER TABLE outbox
  DROP CONSTRAINT outbox_channel_check,
  ADD CONSTRAINT outbox_channel_check CHECK (channel IN ('PUSH', 'EMAIL', 'WEBHOOK', 'SMS'));

ALTER TABLE sink_message
  DROP CONSTRAINT sink_message_channel_check,
  ADD CONSTRAINT sink_message_channel_check CHECK (channel IN ('PUSH', 'EMAIL', 'SMS'));
