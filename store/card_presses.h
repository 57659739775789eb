// Buttons pressed on cards: what was pressed, and what the card is to show once it was done. The
// platform gives a code with each press, good for one change of that card within 72 hours.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/database.h"
#include "store/mail.h"

namespace huiyin::store {

inline constexpr hours kPressGood{72};  // 94888 更新模版卡片消息

// Which message of ours, to whom, has that key (a card's task id is its key). Nothing: none.
std::optional<OutboxId> card_of(Transaction& tx, const std::string& task_id, ConversationId who);

struct Press {
  ConversationId who;
  OutboxId card;
  std::string by;  // name of the member of staff
  std::string act, case_no;
  std::string code;
};
// Takes the place of an earlier one on the same card: its code is the newer. What is done from here
// on by `by` on that case is what the card will show.
void note_press(Transaction& tx, const Press& press, Instant now);

// Presses whose case has a later event by who pressed, with that event's place on the ledger; each
// is answered once settled.
struct DonePress {
  std::int64_t id = 0;
  ConversationId who;
  std::string case_no, code;
  std::int64_t seq = 0;
};
std::vector<DonePress> done_presses(Transaction& tx, Instant now);
void settle_press(Transaction& tx, std::int64_t id);

// Codes that no platform takes any more.
void forget_presses(Transaction& tx, Instant now);

}  // namespace huiyin::store
