-- The first shape. Times are milliseconds since 1970 in UTC unless a comment says otherwise; days and
-- times of the office are text ("2026-11-16", "09:00"). "sealed" columns hold AES-256-GCM as base64 with
-- the row's identity as associated data, "…_hash" columns a keyed hash for look-up.

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- Callbacks of the platform seen inside the freshness window: a repetition has no effect. A signature is drawn from all
-- over; behind the time that it signs, the rows of a commit stand on one page instead of a page each.
CREATE TABLE callback_seen (
  signed_at BIGINT NOT NULL,
  signature TEXT NOT NULL,
  PRIMARY KEY (signed_at, signature)
) WITHOUT ROWID;  -- SQLite alone: else it would keep a second tree of the same

-- How far each customer service account 客服账号 has been pulled.
CREATE TABLE kf_account (
  open_kfid       TEXT PRIMARY KEY,
  cursor          TEXT NOT NULL DEFAULT '',
  bell_token      TEXT NOT NULL DEFAULT '',
  bell_at         BIGINT NOT NULL DEFAULT 0,
  pulled_at       BIGINT NOT NULL DEFAULT 0,
  first_pull_done INTEGER NOT NULL DEFAULT 0
);

-- One for each address of a channel. What waits is claimed here, by conversation, so that one person's
-- messages stay in order however many workers there are.
CREATE TABLE conversation (
  id                 INTEGER PRIMARY KEY,
  channel            TEXT NOT NULL,
  address_hash       TEXT NOT NULL,
  address            TEXT NOT NULL,             -- sealed
  account            TEXT NOT NULL DEFAULT '',
  person_id          BIGINT,
  session            TEXT NOT NULL DEFAULT '',  -- sealed
  turn               BIGINT NOT NULL DEFAULT 0,
  last_inbound_at    BIGINT NOT NULL DEFAULT 0,
  sent_since_inbound INTEGER NOT NULL DEFAULT 0,
  human_since        BIGINT,                    -- a person has taken over
  work_since         BIGINT,                    -- received_at of the oldest waiting inbox row, or NULL
  parked_reason      TEXT,
  UNIQUE (channel, address_hash)
);
CREATE INDEX conversation_work ON conversation (work_since, id) WHERE work_since IS NOT NULL;

CREATE TABLE inbox (
  id              INTEGER PRIMARY KEY,
  conversation_id BIGINT,
  channel         TEXT NOT NULL,
  message_key     TEXT NOT NULL UNIQUE,
  kind            TEXT NOT NULL,
  sent_at         BIGINT NOT NULL,
  received_at     BIGINT NOT NULL,
  payload         TEXT NOT NULL,                -- sealed, as it came
  state           INTEGER NOT NULL DEFAULT 0,   -- 0 waiting 1 done 2 parked 3 kept aside (unknown, unreadable)
  attempts        INTEGER NOT NULL DEFAULT 0,
  trace           TEXT NOT NULL
);
CREATE INDEX inbox_waiting ON inbox (conversation_id, id) WHERE state = 0;

-- Exactly one row for each thing to be said.
CREATE TABLE outbox (
  id              INTEGER PRIMARY KEY,
  conversation_id BIGINT NOT NULL,
  inbox_id        BIGINT,
  channel         TEXT NOT NULL,
  kind            TEXT NOT NULL,
  message_key     TEXT NOT NULL UNIQUE,
  priority        INTEGER NOT NULL,
  body            TEXT NOT NULL,                -- sealed
  -- 0 queued 1 accepted 2 held (window) 3 expired 4 failed 5 parked 6 unknown 7 delivered
  state           INTEGER NOT NULL DEFAULT 0,
  created_at      BIGINT NOT NULL,
  due_at          BIGINT NOT NULL,
  expires_at      BIGINT,
  attempts        INTEGER NOT NULL DEFAULT 0,
  possible_double INTEGER NOT NULL DEFAULT 0,
  last_code       TEXT,
  reason          TEXT,
  provider_id     TEXT,
  finished_at     BIGINT,
  about           TEXT NOT NULL DEFAULT '',
  trace           TEXT NOT NULL
);
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 0;
CREATE INDEX outbox_queued ON outbox (conversation_id, id) WHERE state = 0;
CREATE INDEX outbox_held ON outbox (conversation_id, id) WHERE state = 2;
-- How much one member of staff was sent lately: the platform limits it.
CREATE INDEX outbox_to_staff ON outbox (conversation_id, finished_at)
  WHERE channel = 'wecom.app' AND finished_at IS NOT NULL;

CREATE TABLE person (
  id         INTEGER PRIMARY KEY,
  name       TEXT,                              -- sealed
  name_hash  TEXT,
  phone      TEXT,                              -- sealed
  phone_hash TEXT UNIQUE,
  created_at BIGINT NOT NULL
);

CREATE TABLE staff (
  id     INTEGER PRIMARY KEY,
  userid TEXT NOT NULL UNIQUE,                  -- the platform's id, in lower case
  name   TEXT NOT NULL,
  post   TEXT NOT NULL DEFAULT '',
  role   TEXT NOT NULL,
  unit   TEXT NOT NULL DEFAULT '',
  active INTEGER NOT NULL DEFAULT 1
);

-- Booked visits 预约. The index on the seat is what keeps two citizens from one seat.
CREATE TABLE booking (
  id              INTEGER PRIMARY KEY,
  number          TEXT NOT NULL UNIQUE,
  query_code_hash TEXT NOT NULL,
  query_code      TEXT NOT NULL,                -- sealed
  conversation_id BIGINT,
  person_id       BIGINT,
  name            TEXT NOT NULL,                -- sealed
  phone           TEXT NOT NULL,                -- sealed
  phone_hash      TEXT NOT NULL,
  people          INTEGER NOT NULL,
  representatives TEXT NOT NULL DEFAULT '',     -- sealed
  for_other       INTEGER NOT NULL DEFAULT 0,
  matter          TEXT NOT NULL,                -- sealed
  date            TEXT NOT NULL,
  time            TEXT NOT NULL,
  reception_day   TEXT NOT NULL,
  seat            INTEGER NOT NULL,
  state           TEXT NOT NULL,                -- booked cancelled moved attended
  created_at      BIGINT NOT NULL,
  changed_at      BIGINT NOT NULL,
  version         INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX booking_seat ON booking (date, time, seat) WHERE state = 'booked';
CREATE INDEX booking_phone ON booking (phone_hash);
CREATE INDEX booking_conversation ON booking (conversation_id);

CREATE TABLE booking_event (
  id         INTEGER PRIMARY KEY,
  booking_id BIGINT NOT NULL,
  at         BIGINT NOT NULL,
  event      TEXT NOT NULL,
  detail     TEXT NOT NULL,                     -- sealed
  trace      TEXT NOT NULL
);
CREATE INDEX booking_event_of ON booking_event (booking_id, id);

-- Who waits for a seat of a day 候补, in the order of id.
CREATE TABLE waiting (
  id              INTEGER PRIMARY KEY,
  conversation_id BIGINT NOT NULL,
  date            TEXT NOT NULL,
  asked_at        BIGINT NOT NULL,
  request         TEXT NOT NULL,                -- sealed
  state           TEXT NOT NULL,                -- waiting offered taken declined expired
  offered_time    TEXT,
  offered_until   BIGINT,
  UNIQUE (conversation_id, date)
);
CREATE INDEX waiting_in_line ON waiting (date, id) WHERE state = 'waiting';
CREATE INDEX waiting_offered ON waiting (date, offered_until) WHERE state = 'offered';

-- Times that the office has closed or filled by other ways.
CREATE TABLE seat_block (
  date   TEXT NOT NULL,
  time   TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (date, time)
);

-- The ledger 台账, append-only: a case is the fold of its events.
CREATE TABLE case_event (
  id          INTEGER PRIMARY KEY,
  case_no     TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  event       TEXT NOT NULL,
  date        TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  by_whom     TEXT NOT NULL DEFAULT '',
  detail      TEXT NOT NULL,                    -- sealed JSON
  UNIQUE (case_no, seq)
);

-- By what a citizen may find a case.
CREATE TABLE case_index (
  case_no    TEXT PRIMARY KEY,
  code_hash  TEXT NOT NULL,
  phone_hash TEXT NOT NULL,
  last4_hash TEXT NOT NULL,
  person_id  BIGINT
);
CREATE INDEX case_index_code ON case_index (code_hash);
CREATE INDEX case_index_phone ON case_index (phone_hash);
CREATE INDEX case_index_person ON case_index (person_id);

-- Which person a conversation has shown itself to be.
CREATE TABLE identity (
  conversation_id INTEGER PRIMARY KEY,
  person_id       BIGINT NOT NULL,
  joined_at       BIGINT NOT NULL
);

-- Guesses at a query code: what limits them.
CREATE TABLE lookup_failure (
  id           INTEGER PRIMARY KEY,
  subject_hash TEXT NOT NULL,
  at           BIGINT NOT NULL
);
CREATE INDEX lookup_failure_of ON lookup_failure (subject_hash, at);

-- What staff must hear of: a group visit, a threat, a life in danger.
CREATE TABLE signal (
  id              INTEGER PRIMARY KEY,
  conversation_id BIGINT NOT NULL,
  kind            TEXT NOT NULL,
  at              BIGINT NOT NULL,
  detail          TEXT NOT NULL,                -- sealed
  inbox_id        BIGINT
);
CREATE INDEX signal_of ON signal (conversation_id, kind, at);

-- Reminders that were turned into an outbox row: each once, under its key.
CREATE TABLE reminder (
  key       TEXT PRIMARY KEY,
  at        BIGINT NOT NULL,
  outbox_id BIGINT
);

-- Versions of words and dialogues that conversations under way began with.
CREATE TABLE catalogue (
  version       TEXT PRIMARY KEY,
  text          TEXT NOT NULL,
  first_used_at BIGINT NOT NULL
);

CREATE TABLE counter (
  name  TEXT PRIMARY KEY,
  value BIGINT NOT NULL
);

CREATE TABLE invitation_of_human (
  id              INTEGER PRIMARY KEY,
  conversation_id BIGINT NOT NULL,
  at              BIGINT NOT NULL,
  reason          TEXT NOT NULL DEFAULT '',
  closed_at       BIGINT
);
CREATE INDEX invitation_open ON invitation_of_human (conversation_id, id) WHERE closed_at IS NULL;

-- Bookings that a conversation was shown after a right number and code: it may touch them from then on.
CREATE TABLE booking_access(
  conversation_id INTEGER NOT NULL,
  booking_id INTEGER NOT NULL,
  PRIMARY KEY (conversation_id, booking_id)
);
