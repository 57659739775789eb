-- Notices 文书 as issued, their numbers, the links by which their citizen opens them, and the evidence of what became of
-- them.
CREATE TABLE notice (
  id            INTEGER PRIMARY KEY,
  case_no       TEXT NOT NULL,                  -- '' for one that is of no matter
  kind          TEXT NOT NULL,
  number        TEXT,                           -- 文号; NULL: the kind has none
  document      TEXT NOT NULL,                  -- sealed: its parts as issued, JSON
  words_version TEXT NOT NULL,                  -- of the words it was written with
  rules         TEXT NOT NULL,
  person_id     BIGINT,                         -- its citizen; NULL: it goes to a unit or to staff
  phone         TEXT NOT NULL,                  -- sealed; '' as above
  last4_hash    TEXT NOT NULL,                  -- of the phone; '' as above
  issued_by     TEXT NOT NULL,
  issued_at     BIGINT NOT NULL,
  opened_at     BIGINT,
  step          TEXT NOT NULL,                  -- how it is being brought: link sms call post done
  step_at       BIGINT NOT NULL,
  outbox_id     BIGINT,                         -- the message with its link, while its fate may still change
  told_state    INTEGER NOT NULL DEFAULT 0      -- the state of that message that is on record
);
CREATE UNIQUE INDEX notice_number ON notice (number);
CREATE INDEX notice_of_case ON notice (case_no, id);
CREATE INDEX notice_on_its_way ON notice (outbox_id) WHERE outbox_id IS NOT NULL;
CREATE INDEX notice_unopened ON notice (step, step_at) WHERE step <> 'done';

-- Numbers that no notice of ours bears, and why: never used again.
CREATE TABLE notice_number_gap (
  issuer       TEXT NOT NULL,
  year         INTEGER NOT NULL,
  first_serial INTEGER NOT NULL,
  last_serial  INTEGER NOT NULL,
  reason       TEXT NOT NULL,
  by_whom      TEXT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (issuer, year, first_serial)
);

-- Each sending has a link of its own; the token itself is nowhere but in the message.
CREATE TABLE notice_link (
  token_hash TEXT PRIMARY KEY,
  notice_id  BIGINT NOT NULL,
  via        TEXT NOT NULL,                     -- wecom sms window
  made_at    BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX notice_link_of ON notice_link (notice_id);

-- What became of notices, a chain: each hash is over the one before and the row, so that a later change shows. No personal
-- data stands here.
CREATE TABLE evidence (
  seq           BIGINT PRIMARY KEY,             -- from 1, without a gap
  notice_id     BIGINT NOT NULL,
  fact          TEXT NOT NULL,
  at            BIGINT NOT NULL,
  detail        TEXT NOT NULL,                  -- JSON
  previous_hash TEXT NOT NULL,
  hash          TEXT NOT NULL
);
CREATE INDEX evidence_of ON evidence (notice_id, seq);
CREATE TABLE evidence_head (
  id   INTEGER PRIMARY KEY,
  seq  BIGINT NOT NULL,
  hash TEXT NOT NULL
);
INSERT INTO evidence_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
