-- Beside the parties of a case stands what lists find it by: "main/is/open", "main/state/in_progress", "main/handled/周启明"
-- (store/case_facets.h). Of cases of before it is written when the program starts.
INSERT INTO case_party (party, case_no) SELECT DISTINCT 'unknown', case_no FROM case_event
WHERE NOT EXISTS (SELECT 1 FROM case_party p WHERE p.party = 'unknown' AND p.case_no = case_event.case_no);
-- The supervision list 督办 goes by office, in the order of the numbers.
DROP INDEX case_look_listed;
CREATE INDEX case_look_listed ON case_look (office, case_no, listed_from) WHERE listed_from IS NOT NULL;
