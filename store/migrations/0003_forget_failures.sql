-- Wrong look-ups are forgotten by their age.
CREATE INDEX lookup_failure_at ON lookup_failure (at);
