-- Of a matter that several people bring together 共同的信访事项: those who speak for them beside the first, whom case_index knows.
CREATE TABLE case_representative (
  case_no   TEXT NOT NULL,
  place     INTEGER NOT NULL,       -- as they were named: 1, 2 …
  person_id BIGINT NOT NULL,
  PRIMARY KEY (case_no, place)
);
CREATE INDEX case_representative_person ON case_representative (person_id);
