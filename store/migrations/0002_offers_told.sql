-- An offer of a seat that could not be told must not cost its holder his place.

-- The message that tells of the offer; NULL where there is none, or from before this was kept.
ALTER TABLE waiting ADD COLUMN offer_outbox BIGINT;
-- He could not be told, and this was when he had written last: he is offered nothing until he writes
-- again. NULL: he can be written to as far as is known.
ALTER TABLE waiting ADD COLUMN quiet_since BIGINT;
CREATE INDEX waiting_quiet ON waiting (date) WHERE state = 'waiting' AND quiet_since IS NOT NULL;
-- The citizen's message that opened the window for it: it answers nothing that it let go.
ALTER TABLE outbox ADD COLUMN let_go_by BIGINT;
