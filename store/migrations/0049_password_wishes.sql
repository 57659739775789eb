-- A new first password of an account that may more than who asked for it: made, and told, once another person who may all of that
-- himself lets it pass.
CREATE TABLE password_wish (
  user_id   INTEGER PRIMARY KEY,
  by_whom   TEXT NOT NULL,           -- "user/7"
  by_name   TEXT NOT NULL,
  wished_at BIGINT NOT NULL
);
-- Who was told the last first password, "user/7"; '': the command told it.
ALTER TABLE console_user ADD COLUMN password_by TEXT NOT NULL DEFAULT '';
UPDATE console_user SET password_by = made_by;
