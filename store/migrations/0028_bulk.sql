-- Sendings to many 群发, and to whom. Recipients wait here and not in the outbox: it holds at most a minute's worth of each
-- sending, so that however many there are, none floods the queue, and a pause is at once.
CREATE TABLE bulk_sending (
  id          INTEGER PRIMARY KEY,
  office      TEXT NOT NULL,
  seal        TEXT NOT NULL,                  -- drawn by chance: what its words are sealed with
  words       TEXT NOT NULL,                  -- sealed: as said over WeCom
  sms         TEXT NOT NULL,                  -- sealed: as said by SMS
  ordered_by  TEXT NOT NULL,
  ordered_at  BIGINT NOT NULL,
  per_minute  INTEGER NOT NULL,
  good_until  BIGINT,                         -- nobody is told any more from then on
  state       INTEGER NOT NULL DEFAULT 0,     -- 0 running 1 paused 2 done 3 stopped
  recipients  INTEGER NOT NULL DEFAULT 0,     -- each person once
  doubled     INTEGER NOT NULL DEFAULT 0,     -- named again
  waiting     INTEGER NOT NULL DEFAULT 0,     -- of them, in state 0
  next_at     BIGINT NOT NULL DEFAULT 0,      -- microseconds since 1970: its pace
  turn        BIGINT NOT NULL DEFAULT 0,      -- rises with each turn that a sending had
  changed_by  TEXT NOT NULL DEFAULT '',       -- who paused, resumed or stopped it last
  changed_at  BIGINT,
  finished_at BIGINT
);
CREATE INDEX bulk_of_office ON bulk_sending (office, id);
CREATE INDEX bulk_open ON bulk_sending (state, id) WHERE state < 2;

CREATE TABLE bulk_recipient (
  id         INTEGER PRIMARY KEY,
  bulk_id    BIGINT NOT NULL,
  subject    TEXT NOT NULL,                   -- who it is, as in opt_out
  wecom_id   BIGINT,                          -- conversations by which he may be told
  sms_id     BIGINT,
  state      INTEGER NOT NULL,                -- 0 waiting 1 in the outbox 2 left out
  left_out   TEXT NOT NULL DEFAULT '',        -- why
  not_before BIGINT NOT NULL DEFAULT 0,
  put_at     BIGINT,
  outbox_id  BIGINT,                          -- also of one that was taken back
  UNIQUE (subject, bulk_id)
);
CREATE INDEX bulk_recipient_waiting ON bulk_recipient (bulk_id, not_before, id) WHERE state = 0;
CREATE INDEX bulk_recipient_left_out ON bulk_recipient (bulk_id, left_out) WHERE state = 2;
CREATE INDEX bulk_recipient_message ON bulk_recipient (outbox_id) WHERE outbox_id IS NOT NULL;

-- The pace of all sendings together: one row.
CREATE TABLE bulk_pace (
  id      INTEGER PRIMARY KEY,
  next_at BIGINT NOT NULL,
  turns   BIGINT NOT NULL
);

ALTER TABLE outbox ADD COLUMN bulk_id BIGINT;
CREATE INDEX outbox_of_bulk ON outbox (bulk_id, state, last_code) WHERE bulk_id IS NOT NULL;
