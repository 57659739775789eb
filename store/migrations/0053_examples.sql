-- An office's own example sentences 例句 by which its bot understands citizens: all of one office together, worded by one person
-- and put in force by another. The newest that is in force counts; one at most is being worded or waits. What was is kept.
CREATE TABLE example_set (
  id            INTEGER PRIMARY KEY,
  office        TEXT NOT NULL,
  text          TEXT NOT NULL,               -- [{"intent": "book_visit", "text": "…"}], in their author's order
  state         TEXT NOT NULL,               -- draft, submitted, passed, returned, dropped
  note          TEXT NOT NULL DEFAULT '',    -- why, by who wrote it
  base          BIGINT NOT NULL,             -- the set in force when it was worded; 0: none
  written_by    TEXT NOT NULL,               -- "user/7"
  written_name  TEXT NOT NULL,
  written_at    BIGINT NOT NULL,
  submitted_at  BIGINT,
  reviewed_by   TEXT,
  reviewed_name TEXT NOT NULL DEFAULT '',
  reviewed_at   BIGINT,
  answer        TEXT NOT NULL DEFAULT ''     -- why it was returned
);
CREATE INDEX example_set_of ON example_set (office, id);
CREATE UNIQUE INDEX example_set_open ON example_set (office) WHERE state IN ('draft', 'submitted');
