-- Conversations that somebody of the office answers himself, at the console 人工接管: one person at a time. While a row
-- stands the bot says nothing there and what comes in waits in the inbox, until the person has seen it or hands back.
CREATE TABLE takeover (
  conversation_id BIGINT PRIMARY KEY,
  key_id          TEXT NOT NULL,             -- who has it: "user/7"
  by_whom         TEXT NOT NULL,             -- his name
  taken_at        BIGINT NOT NULL,
  spoke_at        BIGINT NOT NULL,           -- his last word; before it, when he took it
  words           INTEGER NOT NULL DEFAULT 0, -- how many times he spoke
  seen_inbox      BIGINT NOT NULL DEFAULT 0, -- the newest message that he has seen as the one who serves
  answered_inbox  BIGINT NOT NULL DEFAULT 0, -- … and the newest one when he last spoke
  invitation_id   BIGINT                     -- the wait for a person that it ended
);
CREATE INDEX takeover_silent ON takeover (spoke_at);

-- On record for good: who took a conversation, saw it, spoke in it and gave it back. Its ids are what a page that watches
-- conversations follows.
CREATE TABLE takeover_act (
  id              INTEGER PRIMARY KEY,
  conversation_id BIGINT NOT NULL,
  at              BIGINT NOT NULL,
  act             TEXT NOT NULL,             -- asked taken seen spoke handed_back lapsed servicer
  key_id          TEXT NOT NULL,
  by_whom         TEXT NOT NULL,             -- '': the office's own clock, or the citizen himself
  inbox_id        BIGINT,                    -- of seen: up to this message
  outbox_id       BIGINT                     -- of spoke: the message
);
CREATE INDEX takeover_act_of ON takeover_act (conversation_id, id);
CREATE UNIQUE INDEX takeover_act_spoke ON takeover_act (outbox_id) WHERE outbox_id IS NOT NULL;

-- Both sides of one conversation, in order: what is done, beside the indexes of what is not. One of all would be taken
-- instead of those, and the next thing to do be looked for among all that a person ever wrote. And who waits for a
-- person, the longest waiting first.
CREATE INDEX inbox_done ON inbox (conversation_id, id) WHERE state <> 0;
CREATE INDEX outbox_done ON outbox (conversation_id, id) WHERE state <> 0 AND state <> 2;
CREATE INDEX invitation_since ON invitation_of_human (at, id) WHERE closed_at IS NULL;
