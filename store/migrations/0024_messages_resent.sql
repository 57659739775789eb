-- What did not get through and was said once more by a person: which, by whom, and what was changed. Each once.
CREATE TABLE resending (
  outbox_id     BIGINT PRIMARY KEY,           -- the new message
  of_outbox     BIGINT NOT NULL UNIQUE,       -- the one that it says again
  key_id        TEXT NOT NULL,                -- by which key of the API
  by_whom       TEXT NOT NULL,                -- who did it, as that system says; '': it does not
  changed       TEXT NOT NULL,                -- "to text channel": what is not as it was; '': nothing
  may_be_double INTEGER NOT NULL,             -- the first may have arrived, and that was accepted
  at            BIGINT NOT NULL
);

-- What did not get through, by its end; what did costs nothing here.
CREATE INDEX outbox_not_through ON outbox (office, state, id)
  WHERE state = 2 OR state = 3 OR state = 4 OR state = 5 OR state = 6 OR state = 8;
CREATE INDEX sms_receipt_of ON sms_receipt (outbox_id) WHERE outbox_id IS NOT NULL;
CREATE INDEX notice_link_message ON notice_link (outbox_id) WHERE outbox_id IS NOT NULL;
