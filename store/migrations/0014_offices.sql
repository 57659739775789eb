-- Each office of an installation has its own reception days, visits, waiting list and staff.
ALTER TABLE booking ADD COLUMN office TEXT NOT NULL DEFAULT 'main';
DROP INDEX booking_seat;
CREATE UNIQUE INDEX booking_seat ON booking (office, date, time, seat) WHERE state = 'booked';
DROP INDEX booking_phone;
CREATE INDEX booking_phone ON booking (phone_hash, office, date) WHERE state = 'booked';
DROP INDEX booking_conversation;
CREATE INDEX booking_conversation ON booking (conversation_id, office, date) WHERE state = 'booked';

ALTER TABLE waiting ADD COLUMN office TEXT NOT NULL DEFAULT 'main';
DROP INDEX waiting_in_line;
CREATE INDEX waiting_in_line ON waiting (office, date, id) WHERE state = 'waiting';
DROP INDEX waiting_offered;
CREATE INDEX waiting_offered ON waiting (office, date, offered_until) WHERE state = 'offered';
DROP INDEX waiting_quiet;
CREATE INDEX waiting_quiet ON waiting (office, date) WHERE state = 'waiting' AND quiet_since IS NOT NULL;

ALTER TABLE seat_block RENAME TO seat_block_of_one;
CREATE TABLE seat_block (
  office TEXT NOT NULL DEFAULT 'main',
  date   TEXT NOT NULL,
  time   TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (office, date, time)
);
INSERT INTO seat_block (date, time, reason) SELECT date, time, reason FROM seat_block_of_one;
DROP TABLE seat_block_of_one;

ALTER TABLE moved_day RENAME TO moved_day_of_one;
CREATE TABLE moved_day (
  office   TEXT NOT NULL DEFAULT 'main',
  computed TEXT NOT NULL,
  date     TEXT NOT NULL,
  by_whom  TEXT NOT NULL,
  reason   TEXT NOT NULL,
  moved_at BIGINT NOT NULL,
  PRIMARY KEY (office, computed)
);
INSERT INTO moved_day (computed, date, by_whom, reason, moved_at)
  SELECT computed, date, by_whom, reason, moved_at FROM moved_day_of_one;
DROP TABLE moved_day_of_one;

ALTER TABLE staff ADD COLUMN office TEXT NOT NULL DEFAULT 'main';
INSERT INTO counter (name, value) SELECT 'staff', COUNT(*) FROM staff;

-- Whose a case is stands before its party: "main/person/周启明". Two offices may have people of one name.
UPDATE case_party SET party = COALESCE((SELECT h.office FROM case_head h WHERE h.case_no = case_party.case_no), 'main')
  || '/' || party WHERE party <> 'unknown';
