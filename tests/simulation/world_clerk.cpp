// Somebody of the office who takes talks over and gives them back, or leaves them, without having
// seen or said anything: what citizens are told is then the same as if he had not been there.
#include "store/takeovers.h"
#include "tests/simulation/world.h"

namespace huiyin::simulation {
namespace {

const store::Answerer kClerk{"user/1", "叶青"};

// Which talk he looks at. One in which somebody waits for a person is left alone, for that wait
// would be over; and so is one in which nothing was said yet, for a welcome has its seconds.
std::optional<store::ConversationId> talk_at(store::Transaction& tx, std::int64_t from) {
  const auto row = tx.row<std::int64_t>(
      "SELECT id FROM conversation WHERE id >= $1 AND channel = 'wecom.kf' AND turn > 0 AND NOT "
      "EXISTS (SELECT 1 FROM invitation_of_human i WHERE i.conversation_id = conversation.id AND "
      "i.closed_at IS NULL) ORDER BY id LIMIT 1",
      {from});
  if (!row) return std::nullopt;
  return store::ConversationId{std::get<0>(*row)};
}

}  // namespace

void World::clerk_acts() {
  const store::OfficeParts parts{*database_, shared_.keys, office_clock_,
                                 chance_,    *words_,      shared_.offices};
  const auto from = std::int64_t(chance_.below(20));
  const bool gives_back = chance_.below(2) == 0;
  database_->write([&](store::Transaction& tx) {
    const auto who = talk_at(tx, from);
    if (!who) return;
    const auto office = parts.at_main(tx, office_clock_.now(), "clerk", walk_->mail_waits());
    if (!store::takeover_of(tx, *who)) {
      if (store::take_over(office, *who, kClerk)) ++outcome_.counts["talk taken over"];
    } else if (gives_back) {
      if (store::hand_back(office, *who, kClerk, {}, walk_->talk_waits()))
        ++outcome_.counts["talk given back"];
    }
  });
}

}  // namespace huiyin::simulation
