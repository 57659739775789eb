-- Whose message it is. Older ones are of the main office, which alone could see them.
ALTER TABLE outbox ADD COLUMN office TEXT NOT NULL DEFAULT 'main';
CREATE INDEX outbox_of_office ON outbox (office, id);
