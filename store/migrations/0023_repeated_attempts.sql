-- How many attempts were made at a message although an earlier one had stayed unanswered, where the platform does not tell a repetition
-- from a second message: it may have arrived so often more. Attempts of before are not known and count as none.
ALTER TABLE outbox ADD COLUMN repeated INTEGER NOT NULL DEFAULT 0;
