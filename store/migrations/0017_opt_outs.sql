-- Who wants no messages that may be refused 退订: reminders, invitations, polls. Kept by the phone, wherever it was said; of a
-- conversation of which no phone is known, by the conversation. Statutory notices and answers ask nothing of this.
CREATE TABLE opt_out (
  subject TEXT PRIMARY KEY,  -- "phone/HASH", the hash as in person and booking; or "conversation/ID"
  since   BIGINT NOT NULL
);
