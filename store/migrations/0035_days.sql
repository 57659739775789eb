-- A year's days off 放假安排 as somebody at the console put it in force: over the years of the program and of the office's file.
-- The newest of each year counts; the others stay, for who asks by which one a day was counted.
CREATE TABLE calendar_year (
  id       INTEGER PRIMARY KEY,
  year     BIGINT NOT NULL,
  text     TEXT,                -- as the office's file would say it; NULL: as program and file have it, again
  pasted   TEXT NOT NULL,       -- what it was read from
  put_by   TEXT NOT NULL,       -- "user/7"
  put_name TEXT NOT NULL,
  put_at   BIGINT NOT NULL
);
CREATE INDEX calendar_year_of ON calendar_year (year, id);

-- A reception day that the office called off stays in the table of those that it moved.
ALTER TABLE moved_day ADD COLUMN is_held INTEGER NOT NULL DEFAULT 1;

-- Each moving or calling off 变更接访日, with whom it was told to and by which message: the day's own row knows the last alone.
CREATE TABLE reception_change (
  id         INTEGER PRIMARY KEY,
  office     TEXT NOT NULL,
  day        TEXT NOT NULL,
  moved_to   TEXT,            -- NULL: called off
  by_whom    TEXT NOT NULL,   -- a name; empty: days off were put in force, and it moved by itself
  reason     TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX reception_change_of ON reception_change (office, id);
CREATE TABLE reception_told (
  change_id BIGINT NOT NULL,
  booking   TEXT NOT NULL,    -- its number
  time      TEXT NOT NULL,    -- on the new day; empty: called off
  outbox_id BIGINT,           -- NULL: he can be reached by nothing, and staff were told so
  PRIMARY KEY (change_id, booking)
);
