-- What is queued is found in these indexes alone: the next five hundred of a line that goes to many, and when a conversation is
-- in turn, would else be read from as many rows of the table, each on a page of its own. The state stands in them because SQLite
-- reads the row for a column that a partial index only implies.
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (office, channel, priority, due_at, id, conversation_id, state) WHERE state = 0;
DROP INDEX outbox_queued;
CREATE INDEX outbox_queued ON outbox (conversation_id, (priority >= 5 OR (channel = 'sms' AND priority >= 3)), id, priority, office, channel, state)
  WHERE state = 0;
