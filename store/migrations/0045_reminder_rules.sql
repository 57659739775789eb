-- The rules of reminding 催办规则 as somebody at the console worded them and another one put them in force, over those of the
-- program and of the office's file. The newest that is in force counts; one at most waits as a draft. What was is kept.
CREATE TABLE reminder_rules (
  id          INTEGER PRIMARY KEY,
  text        TEXT,                      -- as the office's file would say it; NULL: as program and file have it, again
  note        TEXT NOT NULL,             -- why, in its author's words
  base        BIGINT NOT NULL,           -- the one in force when it was worded; 0: program and file
  made_by     TEXT NOT NULL,             -- "user/7"
  made_name   TEXT NOT NULL,
  made_at     BIGINT NOT NULL,
  passed_by   TEXT NOT NULL DEFAULT '',
  passed_name TEXT NOT NULL DEFAULT '',
  passed_at   BIGINT                     -- NULL: a draft
);

-- Who might read the rules with the reminders that were given has a right of their own for it.
UPDATE api_key SET scopes = scopes || ' rules:read' WHERE ' ' || scopes || ' ' LIKE '% reminders:read %';
