// The conversations: who is on the other side, the state of the talk, and whether there is work.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/database.h"
#include "store/mail.h"
#include "store/sealing.h"

namespace huiyin::store {

std::string address_hash(const Keyring& keys, const Address& address);
std::string seal_address(const Keyring& keys, const Address& address, std::string_view hash);

// The conversation with that address; made when there is none yet.
ConversationId reach(Transaction& tx, const Address& address, const std::string& sealed,
                     const std::string& hash);
ConversationId reach(Transaction& tx, const Keyring& keys, const Address& address);

// The same, only if it is there.
std::optional<ConversationId> find_conversation(Transaction& tx, const Keyring& keys,
                                                const Address& address);

// A message came in at `now`. If it waits to be answered, the conversation has work: conversations
// are queued, not messages, for one person's flood of 9,000 rows would else make each claim cost
// milliseconds. If it is the citizen's own, `written_at` by the platform's stamp, five messages
// within 48 hours may answer, and what was held for the window's sake is due now; a servicer who
// was serving more than 48 hours ago serves no more: a session ends by itself so long after the
// citizen's last message, and no event tells of it. Answers whether anything was held.
struct Arrival {
  Instant now{};
  bool waits = false;
  std::optional<Instant> written_at;
  std::optional<InboxId> message = {};
};
bool message_came(Transaction& tx, ConversationId conversation, const Arrival& arrival);

// After a message is done: work stays only if another waits. Answers whether one does.
bool settle_work(Transaction& tx, ConversationId conversation);

// A servicer took the conversation over (the bot is silent), or it came back.
void taken_over(Transaction& tx, ConversationId conversation, Instant at);
// His words alone say so too, whether or not the event of his taking over came.
void servicer_wrote(Transaction& tx, ConversationId conversation, Instant at);
void handed_back(Transaction& tx, ConversationId conversation);
// Nobody needs to be asked for any more: a person is there.
void close_invitations(Transaction& tx, ConversationId conversation, Instant at);

struct Conversation {
  ConversationId id;
  Address address;
  std::string address_hash;
  std::optional<std::int64_t> person;  // joined with this person
  std::string session;                 // opened; empty at first
  std::int64_t turn = 0;               // goes up with each answered message
  Instant last_inbound{};
  int sent_since_inbound = 0;
  bool with_person = false;  // a servicer is serving
  bool is_taken = false;     // somebody at the console answers (takeovers.h): the bot leaves it
};
std::optional<Conversation> conversation(Transaction& tx, const Keyring& keys, ConversationId id);

// Whether the bot may answer as it read `who`: nobody took the conversation, nor gave it back,
// since.
enum class Hold { ours, taken, changed };
Hold hold_of(Transaction& tx, const Conversation& who);

// Keeps the session, counts the turn and settles the work, if nobody did so since `who` was read;
// else nothing. Answers whether another message waits.
std::optional<bool> keep_turn(Transaction& tx, const Keyring& keys, const Conversation& who,
                              const std::string& session);

// Those with work for the bot, the longest waiting first.
inline constexpr std::string_view kConversationsWithWork =
    "SELECT id FROM conversation WHERE work_since IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
    "takeover t WHERE t.conversation_id = conversation.id) ORDER BY work_since, id";
std::vector<ConversationId> with_work(Transaction& tx);

}  // namespace huiyin::store
