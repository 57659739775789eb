-- By what somebody signed in: 'password' or 'wecom'.
ALTER TABLE console_session ADD COLUMN way TEXT NOT NULL DEFAULT 'password';
CREATE INDEX console_user_account ON console_user (lower(userid));
