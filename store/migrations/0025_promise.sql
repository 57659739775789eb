-- How long handing over took, kept because a receipt has the last word on finished_at. What an office promises is counted by day
-- from this index alone.
ALTER TABLE outbox ADD COLUMN took_ms BIGINT; -- from when it was to be said until the platform had it; NULL: it never had, or before this was kept
CREATE INDEX outbox_by_day ON outbox (office, created_at, channel, state, took_ms);
