-- A signal 预警 as the office works on it: who was told, who took it up, what was done. `signal` holds each time that it
-- was raised, with the words; the same kind in the same talk within a while is one record, counted.
CREATE TABLE signal_record (
  id              INTEGER PRIMARY KEY,
  office          TEXT NOT NULL,              -- whose people are told
  kind            TEXT NOT NULL,              -- self_harm group_visit …
  conversation_id BIGINT,                     -- NULL: said in none, as where a hall books a visit
  case_no         TEXT NOT NULL DEFAULT '',   -- that it is about; '': none
  booking_no      TEXT NOT NULL DEFAULT '',
  people          BIGINT NOT NULL DEFAULT 0,  -- the most that were named; 0: none were
  times           BIGINT NOT NULL DEFAULT 1,
  raised_at       BIGINT NOT NULL,
  last_at         BIGINT NOT NULL,            -- the last time
  told_at         BIGINT NOT NULL,            -- when staff were told of it last
  state           INTEGER NOT NULL DEFAULT 0, -- 0 open 1 taken up 2 ended
  taken_at        BIGINT,
  taken_by        TEXT NOT NULL DEFAULT '',   -- with taken_at and '': a servicer in his WeCom client
  ended_at        BIGINT,
  ended_by        TEXT NOT NULL DEFAULT '',
  outcome         TEXT NOT NULL DEFAULT '',   -- sealed: what was done
  press_at        BIGINT,                     -- when the next one is called if nobody took it up; NULL: nobody is
  press_step      BIGINT NOT NULL DEFAULT 0   -- how often somebody was called
);
CREATE INDEX signal_record_by_state ON signal_record (state, raised_at, id);
CREATE INDEX signal_record_by_kind ON signal_record (kind, state, raised_at, id);
CREATE INDEX signal_record_of ON signal_record (conversation_id, kind, last_at);
CREATE INDEX signal_record_pressed ON signal_record (press_at) WHERE press_at IS NOT NULL;

ALTER TABLE signal ADD COLUMN record_id BIGINT; -- NULL: from before there were records
CREATE INDEX signal_of_record ON signal (record_id, id);

-- Who was told of it, by which message.
CREATE TABLE signal_told (
  record_id BIGINT NOT NULL,
  outbox_id BIGINT NOT NULL,
  name      TEXT NOT NULL,
  at        BIGINT NOT NULL,
  step      BIGINT NOT NULL, -- 0: at once; else the call
  PRIMARY KEY (record_id, outbox_id)
);
CREATE INDEX signal_told_to ON signal_told (name, at);

-- Of a complaint about a member of staff: whom its words name. It is kept from them.
CREATE TABLE signal_named (
  record_id BIGINT NOT NULL,
  name      TEXT NOT NULL,
  PRIMARY KEY (record_id, name)
);

-- Up to which message of a conversation that somebody took over its words were looked at for danger.
ALTER TABLE takeover ADD COLUMN heeded_inbox BIGINT NOT NULL DEFAULT 0;
