-- By which account of which provider an SMS 短信 went out, which is what a receipt is matched by; and what providers told.
ALTER TABLE outbox ADD COLUMN sent_by TEXT;
CREATE INDEX outbox_by_provider ON outbox (sent_by, provider_id) WHERE sent_by IS NOT NULL;
-- How much one phone was sent lately: providers limit it.
CREATE INDEX outbox_to_phone ON outbox (conversation_id, finished_at) WHERE channel = 'sms' AND finished_at IS NOT NULL;

-- Each receipt 回执 once, as it was told. One that comes before the answer to its message finds no message yet.
CREATE TABLE sms_receipt (
  id          INTEGER PRIMARY KEY,
  account     TEXT NOT NULL,
  provider_id TEXT NOT NULL,
  our_key     TEXT NOT NULL,                  -- the message's, where the provider carries it; else ''
  phone_hash  TEXT NOT NULL,                  -- of the address, as in conversation
  state       INTEGER NOT NULL,               -- as in outbox; 1 is no last word
  code        TEXT NOT NULL,
  reason      TEXT NOT NULL,
  told_at     BIGINT NOT NULL,                -- by the provider; where that cannot be read, when it came
  received_at BIGINT NOT NULL,
  outbox_id   BIGINT,                         -- whose it is; none: not found yet
  UNIQUE (account, provider_id, our_key, phone_hash, state, code)
);
CREATE INDEX sms_receipt_unmatched ON sms_receipt (account, provider_id) WHERE outbox_id IS NULL;
CREATE INDEX sms_receipt_waiting ON sms_receipt (received_at) WHERE outbox_id IS NULL;
