-- A text of the product as somebody at the console worded it 措辞: drafted by one person, published by another.
CREATE TABLE wording (
  id            INTEGER PRIMARY KEY,
  key           TEXT NOT NULL,               -- of the text, "book_visit.done"
  text          TEXT,                        -- NULL: the words that the program came with, again
  state         TEXT NOT NULL,               -- draft, submitted, published, returned, dropped
  note          TEXT NOT NULL DEFAULT '',    -- why, by who wrote it
  written_by    TEXT NOT NULL,               -- "user/7"
  written_name  TEXT NOT NULL,
  written_at    BIGINT NOT NULL,
  submitted_at  BIGINT,
  reviewed_by   TEXT,
  reviewed_name TEXT NOT NULL DEFAULT '',
  reviewed_at   BIGINT,
  answer        TEXT NOT NULL DEFAULT '',    -- why it was returned
  edition       BIGINT                       -- of what is published: counted over all texts, from 1
);
CREATE INDEX wording_of ON wording (key, id);
CREATE UNIQUE INDEX wording_open ON wording (key) WHERE state IN ('draft', 'submitted');
CREATE UNIQUE INDEX wording_edition ON wording (edition) WHERE edition IS NOT NULL;
