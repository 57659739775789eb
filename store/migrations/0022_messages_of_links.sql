-- Each link knows the message that carries it: one that waits for its citizen is withdrawn once he has the notice, also where another
-- went after it by another way.
ALTER TABLE notice_link ADD COLUMN outbox_id BIGINT; -- NULL: a person or the chat told it
UPDATE notice_link SET outbox_id = (
  SELECT CASE WHEN notice_link.via = 'sms' THEN coalesce(n.sms_id, n.outbox_id) ELSE n.outbox_id END
  FROM notice n WHERE n.id = notice_link.notice_id) WHERE via IN ('wecom', 'sms');
ALTER TABLE notice DROP COLUMN sms_id;
