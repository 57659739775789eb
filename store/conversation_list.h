// The conversations of citizens, as people of the office look through them: who waits for a person,
// which ones somebody answers himself, and all, the newest first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "petition/person_name.h"
#include "store/database.h"
#include "store/office_book.h"
#include "store/sealing.h"
#include "store/takeovers.h"

namespace huiyin::store {

struct ConversationRow {
  ConversationId id;
  std::string channel, office;
  std::string user;                    // as in Address: by SMS his phone; "": it does not open
  std::optional<std::int64_t> person;  // with whom it is joined
  std::optional<petition::PersonName> name = {};
  std::optional<Instant> wrote = {};          // when the citizen wrote last
  std::optional<Instant> waits_since = {};    // for a person
  std::string waits_for = {};                 // why, in a few words
  std::optional<Instant> with_servicer = {};  // who answers in his WeCom client, since
  std::optional<Takeover> taken = {};
  int sent_since_wrote = 0;  // of the five that may be sent within 48 hours
};

// One of them; nothing: there is none, or it is a talk with a member of staff.
std::optional<ConversationRow> conversation_row(Transaction& tx, const Keyring& keys,
                                                const OfficeBook& offices, ConversationId id);

enum class ConversationFilter {
  waiting,  // for a person, the longest waiting first
  taken,    // by somebody at the console, the last taken first
  all,      // in which something came in, the newest first
};

// Up to `count` of these offices' behind the place `after` ("": from the front). A bounded number
// of rows is looked at, so that few or none may be answered and there is still a `next`.
struct ConversationPage {
  std::vector<ConversationRow> rows;
  std::string next = {};  // the place where it goes on; "": that was all
};
// Nothing: `after` names no place of that filter.
std::optional<ConversationPage> conversation_page(Transaction& tx, const Keyring& keys,
                                                  const OfficeBook& offices,
                                                  const std::vector<std::string>& seen_offices,
                                                  ConversationFilter filter,
                                                  const std::string& after, std::int64_t count);

// For a glance: how many wait for a person, and since when the first.
struct WaitingForHuman {
  std::int64_t count = 0, taken = 0;
  std::optional<Instant> longest = {};
};
WaitingForHuman waiting_for_human(Transaction& tx, const OfficeBook& offices,
                                  const std::vector<std::string>& seen_offices);

}  // namespace huiyin::store
