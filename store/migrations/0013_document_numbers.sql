-- The numbers 文号 that opinions on the ledgers bear, whether a notice of ours was issued with them or not: none is given twice.
CREATE TABLE document_number (
  number  TEXT PRIMARY KEY,
  case_no TEXT NOT NULL
);

-- The SMS with its link, beside the message of the chat (outbox_id): none goes out once its citizen has the notice.
ALTER TABLE notice ADD COLUMN sms_id INTEGER;
