// Both sides of one conversation in the order of time, from the newest back: what came in, what was
// said and what became of it, and who of the office took it over. Opened, as far as the keys at
// hand go.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/database.h"
#include "store/mail.h"
#include "store/outbox.h"
#include "store/sealing.h"

namespace huiyin::store {

struct CameIn {
  InboxId id;
  std::string kind;                // "text", "image", "servicer.text", "recalled" …
  std::optional<std::string> raw;  // as the platform gave it; nothing: it does not open
  bool waits = false;              // for the bot, or for who has taken the conversation
  bool is_set_aside = false;       // parked, or unreadable
};
struct WentOut {
  OutboxId id;
  std::string kind, about;
  OutboxState state = OutboxState::queued;
  std::string reason;               // why it did not go out
  std::optional<std::string> body;  // as the channel reads it
  std::string by;                   // who of the office said it; "": the bot, or the office itself
  std::optional<InboxId> answers;
};
struct Handed {
  std::int64_t id = 0;
  std::string act;  // taken handed_back lapsed servicer signal
  std::string by;
};

struct Side {
  Instant at{};
  std::optional<CameIn> came_in = {};  // one of the three
  std::optional<WentOut> went_out = {};
  std::optional<Handed> handed = {};
};

struct Sides {
  std::vector<Side> items;  // the oldest first
  std::string before = {};  // what the page before them ends at; "": they are the first ones
};
// Up to `count` before the place `before` ("": to the newest). Nothing: that is no place of ours.
std::optional<Sides> conversation_sides(Transaction& tx, const Keyring& keys,
                                        ConversationId conversation, const std::string& before,
                                        int count);

// The newest that came in, of those up to `until`; 0: nothing has.
InboxId newest_in(Transaction& tx, ConversationId conversation,
                  InboxId until = {std::numeric_limits<std::int64_t>::max()});

}  // namespace huiyin::store
