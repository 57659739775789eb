-- Other systems that want to hear of what is written on a ledger.
CREATE TABLE webhook (
  id          TEXT PRIMARY KEY,
  office      TEXT NOT NULL,
  url         TEXT NOT NULL,
  events      TEXT NOT NULL,                    -- ledger names with blanks between, or "*"
  secret      TEXT NOT NULL,                    -- sealed: signs what is sent
  accusations INTEGER NOT NULL,                 -- 1: hears of accusations too
  created_at  BIGINT NOT NULL
);

-- What each of them is to be told, written together with the ledger's entry; in order for each case.
CREATE TABLE webhook_delivery (
  id          INTEGER PRIMARY KEY,
  webhook_id  TEXT NOT NULL,
  case_no     TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  event       TEXT NOT NULL,
  -- 0 due 1 delivered 2 parked 3 behind another of the same case 4 not for them, or nobody left to tell
  state       INTEGER NOT NULL,
  is_open     INTEGER NOT NULL,                 -- 1: due, parked or behind
  attempts    INTEGER NOT NULL DEFAULT 0,
  due_at      BIGINT NOT NULL,
  last_status INTEGER,                          -- HTTP; 0: no answer
  created_at  BIGINT NOT NULL,
  finished_at BIGINT
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at, id) WHERE state = 0;
CREATE INDEX webhook_delivery_open ON webhook_delivery (webhook_id, case_no, id) WHERE is_open = 1;
CREATE INDEX webhook_delivery_of ON webhook_delivery (webhook_id, id);
