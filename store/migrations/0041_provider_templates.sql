-- Templates 模板 that a provider of SMS approved for a text of ours: what was recorded of them, one row for each change.
CREATE TABLE provider_template (
  id         INTEGER PRIMARY KEY,
  account    TEXT NOT NULL,               -- with the provider, as in the settings
  text_key   TEXT NOT NULL,               -- "bind.code_sms"
  code       TEXT NOT NULL,               -- the provider's: "SMS_123456789"
  state      TEXT NOT NULL,               -- none, pending, approved, refused, stopped
  words      TEXT NOT NULL,               -- as they were handed in, with the provider's marks
  mapping    TEXT NOT NULL,               -- JSON: [[parameter, variable], …]
  note       TEXT NOT NULL DEFAULT '',    -- by who recorded it; of stopped: what the provider said
  by_id      TEXT NOT NULL,               -- "user/7"; '': the program, told by the provider
  by_name    TEXT NOT NULL,
  at         BIGINT NOT NULL,
  is_current INTEGER NOT NULL DEFAULT 1   -- 0: another row took its place
);
CREATE UNIQUE INDEX provider_template_current ON provider_template (text_key, account) WHERE is_current = 1;
CREATE INDEX provider_template_of ON provider_template (text_key, id);
