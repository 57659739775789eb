-- Words tried on oneself 试发: whether one of them ever got through, which a new office is asked on its start page.
CREATE INDEX outbox_trial ON outbox (state) WHERE about = 'trial';
