-- Who has a part in a case that is not archived: derived from its ledger, written with each event, so that somebody's cases are
-- found without walking all of them.
CREATE TABLE case_party (
  party   TEXT NOT NULL,                        -- "person/周启明", "unit/药品科", "extension/药品科", "office"; "unknown": look
  case_no TEXT NOT NULL,
  PRIMARY KEY (party, case_no)
);
CREATE INDEX case_party_of ON case_party (case_no);
INSERT INTO case_party (party, case_no) SELECT DISTINCT 'unknown', case_no FROM case_event;
