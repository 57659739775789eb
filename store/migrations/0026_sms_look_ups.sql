-- When the last attempt to send an SMS began, by which its provider can be asked what became of it, and when it is asked next.
ALTER TABLE outbox ADD COLUMN tried_at BIGINT;   -- of a channel that must not repeat
ALTER TABLE outbox ADD COLUMN look_up_at BIGINT; -- NULL: what became of it is known, or nobody can be asked
CREATE INDEX outbox_look_up ON outbox (sent_by, look_up_at, id) WHERE look_up_at IS NOT NULL;
