-- Keys of the API: live ones, those that write to the office's own staff alone, those that leave nothing behind; by whom
-- they were made, and by whom let pass where they may see what their maker may not. What is there already goes on as it was.
ALTER TABLE api_key ADD COLUMN mode INTEGER NOT NULL DEFAULT 0;        -- 0 live 1 trial 2 test
ALTER TABLE api_key ADD COLUMN kind TEXT NOT NULL DEFAULT '';          -- "hall"; '': of scopes one by one
ALTER TABLE api_key ADD COLUMN made_by TEXT NOT NULL DEFAULT '';       -- "user/7"; '': by the command
ALTER TABLE api_key ADD COLUMN made_by_name TEXT NOT NULL DEFAULT '';
ALTER TABLE api_key ADD COLUMN beyond TEXT NOT NULL DEFAULT '';        -- what of it its maker may not: opens nothing until it is let pass
ALTER TABLE api_key ADD COLUMN passed_by_name TEXT NOT NULL DEFAULT '';
ALTER TABLE api_key ADD COLUMN passed_at BIGINT;
ALTER TABLE api_key ADD COLUMN ends_at BIGINT;                         -- opens nothing from then on; NULL: no end is set
ALTER TABLE api_key ADD COLUMN used_at BIGINT;                         -- last, to some minutes
ALTER TABLE api_key ADD COLUMN revoked_by_name TEXT NOT NULL DEFAULT '';

-- Offices on trial 试运行: they write to their own staff alone. Without a row an office is as the one above it; without any, live.
CREATE TABLE office_trial (
  office         TEXT PRIMARY KEY,
  is_on          INTEGER,                     -- NULL: as the one above it; the row has a wish alone
  since          BIGINT NOT NULL,
  by_name        TEXT NOT NULL,               -- who asked for it to be so
  confirmed_name TEXT NOT NULL,               -- and who confirmed it; '': the settings, at the first start
  wish_is_on     INTEGER,                     -- NULL: nobody wants it otherwise
  wish_by        TEXT NOT NULL DEFAULT '',    -- "user/7"
  wish_name      TEXT NOT NULL DEFAULT '',
  wish_at        BIGINT
);

-- 1: to staff alone, as the key by which it was said.
ALTER TABLE outbox ADD COLUMN reach INTEGER NOT NULL DEFAULT 0;
ALTER TABLE bulk_sending ADD COLUMN reach INTEGER NOT NULL DEFAULT 0;
-- What such a key registered or booked: what is said of it later goes as far and no further.
CREATE TABLE kept_to_staff (
  subject TEXT PRIMARY KEY                    -- "case/XF2026-000001", "booking/…"
);

-- What a trial held back (state 9), beside outbox_not_through.
CREATE INDEX outbox_kept_back ON outbox (office, id) WHERE state = 9;
