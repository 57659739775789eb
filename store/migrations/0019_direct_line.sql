-- What went out by a direct line 直连 (SMPP) bears an id for each of its parts 分条, and none for the whole; SMSCs write one id in two ways, in hex and in decimal digits.
CREATE TABLE sms_part (
  id        INTEGER PRIMARY KEY,
  outbox_id BIGINT NOT NULL,
  sequence  INTEGER NOT NULL,                 -- 1 to the message's number of parts
  account   TEXT NOT NULL,
  id_text   TEXT NOT NULL,                    -- without leading zeros and letter case; '': none is known
  id_number TEXT NOT NULL,                    -- in hex, where the id is a number on this line; else ''
  state     INTEGER NOT NULL,                 -- as in outbox
  UNIQUE (outbox_id, sequence)
);
CREATE INDEX sms_part_by_text ON sms_part (account, id_text) WHERE id_text <> '';
CREATE INDEX sms_part_by_number ON sms_part (account, id_number) WHERE id_number <> '';
ALTER TABLE sms_receipt ADD COLUMN provider_number TEXT NOT NULL DEFAULT '';

-- What citizens wrote by a direct line: an SMSC sends again, over its next connection, whatever it did not see acknowledged.
CREATE TABLE sms_arrival (
  id           INTEGER PRIMARY KEY,
  account      TEXT NOT NULL,
  link         TEXT NOT NULL,                 -- the connection
  request      BIGINT NOT NULL,               -- the SMSC's number of it there
  digest       TEXT NOT NULL,                 -- keyed, of all that it says
  message      TEXT NOT NULL,                 -- keyed, of the longer message that it is a part of; '': it is whole
  body         TEXT NOT NULL,                 -- sealed, of a part; else ''
  is_given     INTEGER NOT NULL,              -- it is in the inbox
  is_confirmed INTEGER NOT NULL DEFAULT 0,    -- the SMSC knows that we have it
  received_at  BIGINT NOT NULL
);
CREATE INDEX sms_arrival_again ON sms_arrival (account, digest) WHERE is_confirmed = 0;
CREATE INDEX sms_arrival_request ON sms_arrival (account, link, request);
CREATE INDEX sms_arrival_parts ON sms_arrival (account, message) WHERE message <> '';
CREATE INDEX sms_arrival_waiting ON sms_arrival (received_at) WHERE is_given = 0;
CREATE INDEX sms_arrival_old ON sms_arrival (received_at);
