-- Several instances on one database (PostgreSQL; a SQLite file has one): who is alive, and who works on what.

CREATE TABLE instance (
  id      INTEGER PRIMARY KEY,  -- drawn anew whenever one enters: an old number writes nothing any more
  name    TEXT NOT NULL,        -- for people: host and process
  beat_at BIGINT NOT NULL       -- by the server's clock
);

CREATE TABLE claim (
  kind        TEXT NOT NULL,    -- talk, mail, pull, token
  subject     TEXT NOT NULL,    -- a conversation's id, an account, a secret's hash
  instance_id BIGINT NOT NULL,
  PRIMARY KEY (kind, subject)
);

-- The platform's access tokens, one for all instances.
CREATE TABLE access_token (
  secret_hash TEXT PRIMARY KEY,
  token       TEXT NOT NULL,    -- sealed
  expires_at  BIGINT NOT NULL,
  life        BIGINT NOT NULL   -- seconds that the platform gave it
);
