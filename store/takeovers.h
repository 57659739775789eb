// A person of the office answers a conversation himself 人工接管, from the console. While he has it
// the bot says nothing there; what comes in waits in the inbox until he has seen it, and what he
// has not seen when he gives it back is the bot's to answer: nothing is answered twice and nothing
// by nobody. What the office says by itself (notices, reminders) goes on meanwhile.
//
// The platform's session stays as it is: in its state 3 (served by a person) and 2 (waiting in the
// pool) no message may be sent by API (94698 分配客服会话), so that nobody could answer from here.
// A servicer who takes the conversation over in his WeCom client ends what is begun here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/desk_context.h"

namespace huiyin::store {

// Who acts: by which session or key ("user/7"), and his name.
struct Answerer {
  std::string key_id, name;
};

struct Takeover {
  ConversationId conversation;
  Answerer who;
  Instant taken{};
  Instant spoke{};  // his last word; before it, when he took it
  int words = 0;
  InboxId seen, answered;                       // up to these; 0: none
  std::optional<std::int64_t> invitation = {};  // the wait for a person that it ended
};
std::optional<Takeover> takeover_of(Transaction& tx, ConversationId conversation);

// Told after the commit of each conversation that is the bot's again and has work.
using TalkWaits = std::function<void(ConversationId)>;

// All of them refuse, and do nothing, with
//   takeover.taken          somebody else has it: `what` names him
//   takeover.with_servicer  a servicer answers it in his WeCom client
//   takeover.not_taken      (but for take_over) nobody has it, any more
// Asked again by who has it, take_over() changes nothing.
Result<Takeover> take_over(const OfficeContext& office, ConversationId conversation,
                           const Answerer& who);

// He has had everything up to `until` before his eyes. The bot answers none of that any more.
Result<Takeover> mark_seen(const OfficeContext& office, ConversationId conversation,
                           const Answerer& who, InboxId until);

// His words, marked as a person's, to be sent as everything is; with what he has seen until then.
Result<OutboxId> reply(const OfficeContext& office, ConversationId conversation,
                       const Answerer& who, const std::string& text, InboxId until);

Result<Takeover> hand_back(const OfficeContext& office, ConversationId conversation,
                           const Answerer& who, InboxId until, const TalkWaits& talk_waits);

// Those of whom no word came since `before` go back to the bot by themselves, up to `count` of
// them; where a citizen is owed an answer, staff are asked for a person anew. Answers how many.
int hand_back_silent(const OfficeContext& office, Instant before, int count,
                     const TalkWaits& talk_waits);

// A servicer answers it in his client: he has seen whatever waits.
void yield_to_servicer(Transaction& tx, ConversationId conversation, Instant at);

// For who watches: something about it changed that no message tells of.
void note_asked(Transaction& tx, ConversationId conversation, Instant at);
void note_signal(Transaction& tx, ConversationId conversation, Instant at);

}  // namespace huiyin::store
