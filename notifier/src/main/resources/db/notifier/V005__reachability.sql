-- Reachability: the last time that somebody answered by a mail's link.
CREATE INDEX acknowledgement_ref ON acknowledgement (ref, at) WHERE way = 'LINK';
-- Retention.
CREATE INDEX happening_at ON happening (at);
