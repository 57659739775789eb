-- An offer of a seat that could not be told must not cost its holder his place.

-- The message that tells of the offer; NULL where there is none, or from before this was kept.
ALTER TABLE waiting ADD COLUMN offer_outbox BIGINT;
-- He could not be told, and this was when he had written last: he is offered nothing until he writes
-- again.
ALTER TABLE waiting ADD COLUMN quiet_since BIGINT;
CREATE INDEX waiting_quiet ON waiting (date) WHERE quiet_since IS NOT NULL;
