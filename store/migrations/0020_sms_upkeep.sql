-- SMS of which no receipt has told yet, the oldest first; and receipts by age.
CREATE INDEX outbox_without_receipt ON outbox (finished_at) WHERE channel = 'sms' AND state = 1;
CREATE INDEX sms_receipt_old ON sms_receipt (received_at);

-- What is said by SMS where customer service 微信客服 does not let it through: to that phone's conversation, in these words.
ALTER TABLE outbox ADD COLUMN sms_to BIGINT;
ALTER TABLE outbox ADD COLUMN sms_body TEXT; -- sealed
