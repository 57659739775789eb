-- A phone may be several people's: a family's, or somebody else's since. phone_hash stays the mark of the row.
ALTER TABLE person ADD COLUMN phone_key TEXT; -- the hash of the phone; nothing: he has none
UPDATE person SET phone_key = phone_hash WHERE phone IS NOT NULL;
CREATE INDEX person_phone ON person (phone_key);
