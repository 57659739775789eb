-- Reminders of the clocks 提醒与催办: what was said, to whom, and what was not and why; and when each case is looked at next.

-- Of a case; NULL: of a visit, or a digest of the morning.
ALTER TABLE reminder ADD COLUMN case_no TEXT;
ALTER TABLE reminder ADD COLUMN clock TEXT NOT NULL DEFAULT '';
ALTER TABLE reminder ADD COLUMN step TEXT NOT NULL DEFAULT '';
ALTER TABLE reminder ADD COLUMN push TEXT NOT NULL DEFAULT 'reminder';
-- For whom it is, and who got it: names of staff, '@office', '@citizen'.
ALTER TABLE reminder ADD COLUMN whom TEXT NOT NULL DEFAULT '';
ALTER TABLE reminder ADD COLUMN told TEXT NOT NULL DEFAULT '';
ALTER TABLE reminder ADD COLUMN due TEXT NOT NULL DEFAULT '';
-- sent (a message), desk (a row for people), superseded (a higher step was said: `because`), acknowledged (a repeat of what
-- was answered with 已知: `because`), unreachable (nobody can be written to)
ALTER TABLE reminder ADD COLUMN state TEXT NOT NULL DEFAULT 'sent';
ALTER TABLE reminder ADD COLUMN because TEXT NOT NULL DEFAULT '';
-- Under which bundle it went out: the digest's key, or that of its first reminder.
ALTER TABLE reminder ADD COLUMN bundle TEXT NOT NULL DEFAULT '';
ALTER TABLE reminder ADD COLUMN acknowledged_by TEXT;
ALTER TABLE reminder ADD COLUMN acknowledged_at BIGINT;
CREATE INDEX reminder_of_case ON reminder (case_no) WHERE case_no IS NOT NULL;
CREATE INDEX reminder_of_message ON reminder (outbox_id) WHERE outbox_id IS NOT NULL;

-- One for each case. An event makes it due at once (0); a pass says when to look again.
CREATE TABLE case_look (
  case_no     TEXT PRIMARY KEY,
  seq         BIGINT NOT NULL,             -- of the newest event
  next_at     BIGINT,                      -- NULL: nothing will come of itself
  listed_from TEXT,                        -- the day from which it is on the supervision list 督办, as it stands
  is_open     INTEGER NOT NULL DEFAULT 1   -- 0: archived; policy and calendar change nothing for it
);
CREATE INDEX case_look_due ON case_look (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX case_look_open ON case_look (case_no) WHERE is_open = 1;
CREATE INDEX case_look_listed ON case_look (listed_from) WHERE listed_from IS NOT NULL;
INSERT INTO case_look (case_no, seq, next_at) SELECT case_no, MAX(seq), 0 FROM case_event GROUP BY case_no;

-- Buttons pressed on cards, until the card shows what came of it: one for each card, the last one, for each press brings a
-- code of its own, good once and for 72 hours.
CREATE TABLE card_press (
  outbox_id       BIGINT PRIMARY KEY,
  conversation_id BIGINT NOT NULL,
  by_whom         TEXT NOT NULL,
  act             TEXT NOT NULL,
  case_no         TEXT NOT NULL,
  seq             BIGINT NOT NULL,   -- of the case's newest event when it was pressed
  code            TEXT NOT NULL,
  pressed_at      BIGINT NOT NULL,
  good_until      BIGINT NOT NULL
);
CREATE INDEX card_press_good ON card_press (good_until);
