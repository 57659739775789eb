-- Several offices in one installation: a city's bureau, those of its counties, units. Each sees its own and those below it.
CREATE TABLE office (
  code       TEXT PRIMARY KEY,                  -- "main", "yunxi"
  name       TEXT NOT NULL,
  parent     TEXT,
  created_at BIGINT NOT NULL
);
INSERT INTO office (code, name, parent, created_at) VALUES ('main', '', NULL, 0);

-- Whose a case is. One row for each ledger, written with its first event.
CREATE TABLE case_head (
  case_no TEXT PRIMARY KEY,
  office  TEXT NOT NULL
);
CREATE INDEX case_head_of ON case_head (office, case_no);
INSERT INTO case_head (case_no, office) SELECT DISTINCT case_no, 'main' FROM case_event;

-- By what the office's other systems show who they are. The secret itself is nowhere.
CREATE TABLE api_key (
  id          TEXT PRIMARY KEY,
  office      TEXT NOT NULL,
  name        TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  scopes      TEXT NOT NULL,                    -- "cases:read bookings:read"
  roles       TEXT NOT NULL,                    -- in which the system may write on a ledger: "handler duty"
  created_at  BIGINT NOT NULL,
  revoked_at  BIGINT
);

-- What a request with an Idempotency-Key was answered: asked again, it is answered the same.
CREATE TABLE api_answer (
  key_id       TEXT NOT NULL,
  idempotency  TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  status       INTEGER NOT NULL,
  answer       TEXT NOT NULL,                   -- sealed
  at           BIGINT NOT NULL,
  PRIMARY KEY (key_id, idempotency)
);
CREATE INDEX api_answer_at ON api_answer (at);

-- Who read what, when: staff and their systems see by duty, and each reading is on record.
CREATE TABLE reading (
  id      INTEGER PRIMARY KEY,
  at      BIGINT NOT NULL,
  key_id  TEXT NOT NULL,
  office  TEXT NOT NULL,
  what    TEXT NOT NULL,                        -- the operation: "getCase"
  subject TEXT NOT NULL                         -- of whom or which: a case number, "person/17"
);
CREATE INDEX reading_of_office ON reading (office, id);
