-- By what somebody signed in: 'password' or 'wecom'.
ALTER TABLE console_session ADD COLUMN way TEXT NOT NULL DEFAULT 'password';
