-- Signals 预警 that matters raise by being taken in (store/matter_signals.h): which matters one is about.
CREATE TABLE signal_case (
  record_id BIGINT NOT NULL,
  case_no   TEXT NOT NULL,
  at        BIGINT NOT NULL, -- when it came to it
  PRIMARY KEY (record_id, case_no)
);
CREATE INDEX signal_of_case ON signal_case (case_no, record_id);

-- 1: about an accusation 检举控告: kept, as what is about staff is, from whom it names and from all who do not look after it.
ALTER TABLE signal_record ADD COLUMN is_guarded INTEGER NOT NULL DEFAULT 0;
