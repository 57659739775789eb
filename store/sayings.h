// What the bot said, as rows of the outbox. The body is JSON:
// {"text","menu":[{"id","label"}],"tail","code"?,"of":{"key","version","values":{}}?}.
#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "bot/converse.h"
#include "store/database.h"
#include "store/mail.h"
#include "store/outbox.h"
#include "store/sealing.h"

namespace huiyin::store {

struct Sayings {
  ConversationId to;
  std::optional<InboxId> answers;
  std::string office;  // that says it
  std::string channel;
  std::vector<bot::Saying> sayings;
  std::string welcome_code;  // the first saying is sent under it; the others only follow a message
                             // of the citizen
  Instant welcome_until{};
  std::string trace;
};
void put_sayings(Transaction& tx, const Keyring& keys, Random& random, const Sayings& sayings,
                 Instant now);

// The body and back.
std::string saying_body(const bot::Saying& saying, std::string_view welcome_code = {});
// Of one text, over that channel: by SMS alone it is asked which text it is.
std::string saying_body(const templates::Worded& worded, std::string_view channel);
struct SaidBody {
  bot::Saying saying;
  std::string welcome_code;
};
SaidBody read_saying_body(std::string_view body);  // throws Broken for what we never wrote

}  // namespace huiyin::store
