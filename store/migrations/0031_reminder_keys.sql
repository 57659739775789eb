-- A look at a case asks for the keys of its reminders and which were acknowledged: both stand in the
-- index, for the rows themselves lie scattered over the table, in the order of their bundles.
DROP INDEX reminder_of_case;
CREATE INDEX reminder_of_case ON reminder (case_no, key, acknowledged_at) WHERE case_no IS NOT NULL;
