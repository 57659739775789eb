-- Reception days that the office moved 变更接访日: the day as computed by the rule, and the day on which it is held.
CREATE TABLE moved_day (
  computed TEXT PRIMARY KEY,
  date     TEXT NOT NULL,
  by_whom  TEXT NOT NULL,
  reason   TEXT NOT NULL,
  moved_at BIGINT NOT NULL
);
