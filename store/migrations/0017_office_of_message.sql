-- Whose message it is, and when it is in turn (Priority of store/mail.h). Older ones are of the main office, which alone
-- could see them.
ALTER TABLE outbox ADD COLUMN office TEXT NOT NULL DEFAULT 'main';
CREATE INDEX outbox_of_office ON outbox (office, id);
UPDATE outbox SET priority = CASE WHEN about = 'digest' THEN 4 WHEN about IN ('reminder', 'visit_reminder') THEN 3
  WHEN about = 'notice' THEN 2 WHEN priority = 0 THEN 0 ELSE 1 END WHERE state IN (0, 2);

-- Lines of what is queued: however long one is, its next ones are found at once.
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (office, channel, priority, due_at, id) WHERE state = 0;
DROP INDEX outbox_queued;
CREATE INDEX outbox_queued ON outbox (conversation_id, (priority >= 5 OR (channel = 'sms' AND priority >= 3)), id) WHERE state = 0;
