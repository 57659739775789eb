-- Callbacks stand in the order they came, the rows of a commit on one page; a repetition is known beside the file
-- (store/callbacks.h).
CREATE TABLE callback (
  id        INTEGER PRIMARY KEY,
  signed_at BIGINT NOT NULL,
  signature TEXT NOT NULL
);
INSERT INTO callback (signed_at, signature) SELECT signed_at, signature FROM callback_seen ORDER BY signed_at;
DROP TABLE callback_seen;
ALTER TABLE callback RENAME TO callback_seen;
