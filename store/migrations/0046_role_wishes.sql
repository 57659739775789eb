-- Roles of the console, and WeCom accounts, that go beyond who gave them: they open nothing until another person who may all of it
-- himself lets them pass.
CREATE TABLE role_wish (
  user_id  INTEGER PRIMARY KEY,
  roles    TEXT NOT NULL,           -- those that wait, by blanks; he has his others
  userid   TEXT,                    -- the WeCom account that waits; NULL: it stays as it is
  by_whom  TEXT NOT NULL,           -- "user/7"
  by_name  TEXT NOT NULL,
  wished_at BIGINT NOT NULL
);
ALTER TABLE console_user ADD COLUMN made_by TEXT NOT NULL DEFAULT ''; -- "user/7"; '': by the command
