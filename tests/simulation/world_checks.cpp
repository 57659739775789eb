// What must be true of a world when its days are over, whatever happened in them.
#include <algorithm>
#include <set>

#include "store/conversations.h"
#include "tests/simulation/world.h"

namespace huiyin::simulation {

using namespace huiyin::literals;

namespace {

// "A" and four digits behind these words.
std::optional<std::string> visit_number_in(const std::string& text, const std::string& before) {
  const auto at = text.find(before + "A");
  if (at == std::string::npos) return std::nullopt;
  return text.substr(at + before.size(), 5);
}

}  // namespace

// What is asked for by no code and seen by no flag of ours: who was shown what.
void World::check_transcripts() {
  for (const Secret& secret : plans_.secrets) {
    bool is_told = false;
    for (const Citizen& one : plans_.citizens)
      for (const std::string& text : outcome_.shown.at(one.id)) {
        if (text.find(secret.words) == std::string::npos) continue;
        is_told = true;
        if (std::ranges::find(secret.whose, one.id) == secret.whose.end())
          outcome_.violations.push_back(one.id + " was shown what is not his: " + secret.words);
      }
    if (!is_told) outcome_.violations.push_back("nobody was ever told of " + secret.words);
  }
}

// What may stand in the outbox unsent for ever: a welcome that came too late, and a reminder, or a
// seat that is free on the day to which January was moved, to who has not written within the two
// days before it.
bool World::may_be_unsent(const std::string& about, const std::string& kind, std::int64_t state,
                          const std::string& citizen) const {
  if (kind == "welcome") return state == 3 || state == 4;
  if (about == "waiting_offer")
    return state == 3 && is_january_moved_ &&
           platform_.last_word(citizen) < plans_.moves_january - hours{48};
  if (about != "visit_reminder") return false;
  return platform_.last_word(citizen) < "2026-12-12T16:05"_at && (state == 2 || state == 3);
}

void World::check_database() {
  database_->read([this](store::Transaction& tx) {
    const auto count = [&](const char* sql) { return std::get<0>(*tx.row<std::int64_t>(sql)); };
    const auto none = [&](const char* sql, const char* what) {
      if (const std::int64_t n = count(sql); n > 0)
        outcome_.violations.push_back(std::string(what) + ": " + std::to_string(n));
    };
    none("SELECT COUNT(*) FROM inbox WHERE state = 0", "messages taken in and never answered");
    none("SELECT COUNT(*) FROM inbox WHERE state = 2", "messages parked");
    for (const auto& [state, code, about, kind, who] :
         tx.rows<std::int64_t, std::optional<std::string>, std::string, std::string, std::int64_t>(
             "SELECT state, last_code, about, kind, conversation_id FROM outbox WHERE state NOT IN "
             "(1, 7) AND channel <> 'sms' ORDER BY id")) {
      const auto to = store::conversation(tx, shared_.keys, {who})->address.user;
      if (!may_be_unsent(about, kind, state, to))
        outcome_.violations.push_back("an answer to " + to + " never sent: state " +
                                      std::to_string(state) + ", last code " +
                                      code.value_or("none") + ", about " + about);
    }
    none(
        "SELECT COUNT(*) FROM (SELECT 1 FROM (SELECT date, time FROM booking WHERE state = "
        "'booked' UNION ALL SELECT date, offered_time FROM waiting WHERE state = 'offered') GROUP "
        "BY date, time HAVING COUNT(*) > 1)",
        "times with more visits than seats");
    none("SELECT COUNT(*) FROM conversation WHERE work_since IS NOT NULL",
         "conversations that think they have work");
    none(
        "SELECT COUNT(*) FROM (SELECT b.conversation_id FROM booking b WHERE b.state = 'booked' "
        "AND b.date = '2026-12-15' AND (SELECT COUNT(*) FROM outbox o WHERE o.conversation_id = "
        "b.conversation_id AND o.about = 'visit_reminder') <> 1)",
        "visits not reminded of just once");
    // Each living booking was told to just the one who made it.
    std::map<std::string, std::set<std::string>> told;
    for (const Citizen& one : plans_.citizens)
      for (const std::string& text : platform_.shown(one.id))
        if (const auto number = visit_number_in(text, "预约号：")) told[*number].insert(one.id);
    for (const SmsRow& row : outcome_.by_sms)  // told, or its end says why not
      for (const char* before : {"预约号：", "预约号"})
        if (const auto number = visit_number_in(row.text, before)) told[*number].insert(row.phone);
    for (const auto& [number, whom] : told)
      if (whom.size() > 1) outcome_.violations.push_back("one number for two citizens: " + number);
    std::size_t booked = 0;
    for (const auto& [number] : tx.rows<std::string>("SELECT number FROM booking")) {
      ++booked;
      if (!told.contains(number))
        outcome_.violations.push_back("a booking nobody was told of: " + number);
    }
    if (booked != told.size())
      outcome_.violations.push_back("a booking that was told is not there");
    const auto nine = count(
        "SELECT COUNT(*) FROM booking WHERE state = 'booked' AND date = '2026-12-15' AND time = "
        "'09:00'");
    if (nine != 1)
      outcome_.violations.push_back("the seat that three wanted has " + std::to_string(nine) +
                                    " visits");
  });
}

}  // namespace huiyin::simulation
