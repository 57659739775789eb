-- The day on which an open case is due first, as the last look at it found, and whose it is: by them cases are listed, the most
-- pressing first. What is told of a case is counted anew from its ledger each time.
ALTER TABLE case_look ADD COLUMN due_on TEXT; -- NULL: no clock of an authority runs
ALTER TABLE case_look ADD COLUMN office TEXT NOT NULL DEFAULT '';
CREATE INDEX case_look_due_on ON case_look (office, due_on, case_no) WHERE due_on IS NOT NULL;
UPDATE case_look SET next_at = 0 WHERE is_open = 1;
