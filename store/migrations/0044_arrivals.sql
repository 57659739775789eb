-- That a visitor has come 已到, and who noted it; a tap beside the row is taken back, and both stay on record. The newest
-- act of a visit is what holds.
CREATE TABLE arrival (
  id         INTEGER PRIMARY KEY,
  booking_id BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  act        TEXT NOT NULL,    -- arrived taken_back
  key_id     TEXT NOT NULL,    -- by which session or key: "user/7"
  by_whom    TEXT NOT NULL
);
CREATE INDEX arrival_of ON arrival (booking_id, id);
