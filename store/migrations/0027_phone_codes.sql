-- Codes 验证码 sent to a phone, one for each sending: typed back where it was asked for, in time and once, a code joins that
-- conversation with its person.
CREATE TABLE phone_code (
  id              INTEGER PRIMARY KEY,
  conversation_id BIGINT NOT NULL,
  person_id       BIGINT NOT NULL,
  phone_hash      TEXT NOT NULL,
  code_hash       TEXT NOT NULL,
  sent_at         BIGINT NOT NULL,
  expires_at      BIGINT NOT NULL,
  outbox_id       BIGINT NOT NULL,
  state           INTEGER NOT NULL DEFAULT 0    -- 0 good 1 typed back 2 void
);
CREATE INDEX phone_code_of_phone ON phone_code (phone_hash, sent_at);
CREATE INDEX phone_code_of_conversation ON phone_code (conversation_id, sent_at);
CREATE INDEX phone_code_sent ON phone_code (sent_at);

-- Phones that are no longer those of whom the office knew by them 换人, for good: who has one now is another.
CREATE TABLE phone_cut (
  id         INTEGER PRIMARY KEY,
  phone_hash TEXT NOT NULL,
  person_id  BIGINT,                            -- whose it was; NULL: nobody's by name
  at         BIGINT NOT NULL,
  by_whom    TEXT NOT NULL                      -- "" : who has it now said so
);
CREATE INDEX phone_cut_of ON phone_cut (phone_hash, at);
CREATE INDEX phone_cut_person ON phone_cut (person_id, at);

-- An SMS that stands ready for what does not get through by WeCom.
CREATE INDEX outbox_ready_for_phone ON outbox (sms_to) WHERE sms_to IS NOT NULL;
