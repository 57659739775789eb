// Which conversations changed since a place in the order of all writes: a message came in, one was
// put into the outbox, or somebody took one over. For who watches; a look at it costs three looks
// at the ends of tables, however large they are, and sees what other instances wrote.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/mail.h"

namespace huiyin::store {

struct ChangePlace {
  std::int64_t inbox = 0, outbox = 0, act = 0;
  bool operator==(const ChangePlace&) const = default;
};
std::string text_of(const ChangePlace& place);                      // "17.20.3"
std::optional<ChangePlace> change_place_of(std::string_view text);  // nothing: it is none
ChangePlace newest_change(Transaction& tx);

struct ChangedConversation {
  ConversationId id;
  std::string account;  // as in Address: whose office it is
  auto operator<=>(const ChangedConversation&) const = default;
};
// What told of it: a row of one of the three tables.
struct ChangeRow {
  enum class Of : std::uint8_t { inbox, outbox, act };
  Of of = Of::inbox;
  std::int64_t id = 0;
  auto operator<=>(const ChangeRow&) const = default;
};
struct Changes {
  std::map<ChangeRow, ChangedConversation> rows;
  std::set<ChangedConversation> conversations;  // of them
  ChangePlace until = {};
  bool has_more = false;  // more than that changed: who watches asks for everything anew
};
// PostgreSQL draws ids before it commits, so that a lower one may become visible after a higher:
// who follows there looks at the last seconds again.
Changes changes_since(Transaction& tx, const ChangePlace& since, int count);

// What becomes of a message changes no end of a table: the states of what those said who have a
// conversation just now.
struct StateOfSent {
  OutboxId id;
  std::int64_t state = 0;
  ChangedConversation conversation;
  auto operator<=>(const StateOfSent&) const = default;
};
std::vector<StateOfSent> states_in_taken(Transaction& tx, int count);

}  // namespace huiyin::store
