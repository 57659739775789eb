-- What the figures 图表 count a matter by, derived from its ledger and written with each event (store/case_figures.h). No words of
-- a citizen and no petitioner, and of an accusation 检举控告 nothing at all; the place stands sealed, once for all matters of the same place.
CREATE TABLE figure_place (
  id         INTEGER PRIMARY KEY,
  place_hash TEXT NOT NULL UNIQUE,
  place      TEXT NOT NULL           -- sealed
);
CREATE TABLE case_figure (
  case_no       TEXT PRIMARY KEY,
  office        TEXT NOT NULL,
  week          TEXT NOT NULL,       -- in which it was received: its Monday
  place_id      BIGINT NOT NULL,     -- 0: none is named
  unit          TEXT NOT NULL,
  -- What the office's own list and calendar make of it: as the last look found it. '' and 0: not looked at yet, or no such clock.
  theme         TEXT NOT NULL DEFAULT '',
  inform_due    TEXT NOT NULL DEFAULT '',
  informed_on   TEXT NOT NULL DEFAULT '',   -- '': not yet
  inform_days   BIGINT NOT NULL DEFAULT 0,  -- that it took
  conclude_due  TEXT NOT NULL DEFAULT '',
  concluded_on  TEXT NOT NULL DEFAULT '',
  conclude_days BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX case_figure_by_week ON case_figure
  (office, week, unit, inform_due, informed_on, inform_days, conclude_due, concluded_on, conclude_days);
CREATE INDEX case_figure_by_theme ON case_figure (office, theme, week);
CREATE INDEX case_figure_by_place ON case_figure (office, place_id, week);

-- How citizens rated 满意度评价, once for each stage; '': left out.
CREATE TABLE case_rating (
  case_no       TEXT NOT NULL,
  stage         TEXT NOT NULL,
  office        TEXT NOT NULL,
  week          TEXT NOT NULL,       -- in which he rated: its Monday
  unit          TEXT NOT NULL,
  of_office     TEXT NOT NULL,
  of_unit       TEXT NOT NULL,
  PRIMARY KEY (case_no, stage)
);
CREATE INDEX case_rating_by_week ON case_rating (office, week, unit, of_office, of_unit);

-- Of cases of before it is written when the program starts, and with the next look at each, archived ones too.
INSERT INTO case_party (party, case_no) SELECT DISTINCT 'unknown', case_no FROM case_event
WHERE NOT EXISTS (SELECT 1 FROM case_party p WHERE p.party = 'unknown' AND p.case_no = case_event.case_no);
UPDATE case_look SET next_at = 0;

-- What was put into the outbox on a day of an office, by channel and by what became of it, once the day is over; counted anew each
-- night while much of it may still change (store/message_days.h).
CREATE TABLE message_day (
  office     TEXT NOT NULL,
  day        TEXT NOT NULL,
  counted_at BIGINT NOT NULL,
  PRIMARY KEY (office, day)
);
CREATE TABLE message_day_count (
  office  TEXT NOT NULL,
  day     TEXT NOT NULL,
  channel TEXT NOT NULL,
  state   INTEGER NOT NULL,          -- as in outbox
  n       BIGINT NOT NULL,
  PRIMARY KEY (office, day, channel, state)
);
