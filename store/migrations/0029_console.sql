-- People who use the console 管理后台, and where they are signed in.
CREATE TABLE console_user (
  id          INTEGER PRIMARY KEY,
  office      TEXT NOT NULL,
  login       TEXT NOT NULL UNIQUE,          -- small letters, digits, '.', '-', '_'
  name        TEXT NOT NULL,                 -- as in the office's staff, where he is of it
  userid      TEXT NOT NULL,                 -- of his WeCom account; '': none
  roles       TEXT NOT NULL,                 -- of the console, by blanks
  password    TEXT NOT NULL,                 -- argon2id, encoded
  must_change INTEGER NOT NULL,              -- an admin made it: good for one sign-in
  code_secret TEXT NOT NULL DEFAULT '',      -- sealed: of the codes that his phone shows; '': none are asked for
  code_step   BIGINT NOT NULL DEFAULT 0,     -- of the last one taken: each is good once
  created_at  BIGINT NOT NULL,
  shut_at     BIGINT                         -- he signs in no more
);

CREATE TABLE console_session (
  id        TEXT PRIMARY KEY,                -- names it in lists; opens nothing
  hash      TEXT NOT NULL UNIQUE,            -- of what the browser keeps
  user_id   BIGINT NOT NULL,
  begun_at  BIGINT NOT NULL,
  seen_at   BIGINT NOT NULL,
  address   TEXT NOT NULL,
  agent     TEXT NOT NULL,                   -- what the browser calls itself
  ended_at  BIGINT
);
CREATE INDEX console_session_of ON console_session (user_id, begun_at);
CREATE INDEX console_session_seen ON console_session (seen_at);
