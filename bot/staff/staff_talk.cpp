#include "bot/staff/staff_talk.h"

#include "base/utf8.h"
#include "bot/cues.h"

namespace huiyin::bot {
namespace {

constexpr std::size_t kMessageBytesMax = 2048;  // of message/send
constexpr hours kInHand{12};                    // a working day, with its evening
constexpr const char* kNumber = "staff_case";

}  // namespace

StaffTalk::StaffTalk(Session::State& remembered, const Message& from, const Understood& meant,
                     StaffDesk& office_desk, StaffDesk::Colleague who,
                     const templates::Catalogue& catalogue)
    : state(remembered),
      message(from),
      heard(meant),
      desk(office_desk),
      me(std::move(who)),
      plain(bot::plain(from.text)),
      words_(catalogue) {}

std::string StaffTalk::text(std::string_view key, templates::Variables variables) const {
  return words_.say(key, variables);
}

void StaffTalk::say(std::string_view key, templates::Variables variables) {
  add(text(key, variables));
}

void StaffTalk::refuse(const Problem& why) {
  say("staff.refused", {{"原因", why.what}, {"办法", why.remedy}});
}

void StaffTalk::add(std::string paragraph) { said_.push_back(std::move(paragraph)); }

Topic& StaffTalk::begin(std::string_view dialogue) {
  state.topics.clear();
  Topic& topic = state.topics.emplace_back();
  topic.dialogue = dialogue;
  return topic;
}

std::string StaffTalk::case_in_hand() const {
  const auto found = state.told_by.find(kNumber);
  if (found == state.told_by.end() || desk.now() - state.told_at > kInHand) return {};
  return found->second;
}

void StaffTalk::speaks_of(const std::string& number) {
  state.told_by = {{kNumber, number}};
  state.told_at = desk.now();
}

std::vector<Saying> StaffTalk::sayings() const {
  std::string all;
  for (const std::string& paragraph : said_) all += (all.empty() ? "" : "\n") + paragraph;
  return {{std::string(utf8_prefix(all, kMessageBytesMax)), {}, {}}};
}

std::string day_left(const StaffTalk& talk, LocalDate day) {
  const auto left = day - talk.desk.today();
  const std::string date = chinese_with_weekday(day);
  if (left.count() > 0)
    return talk.text("staff.day_left", {{"日期", date}, {"天数", std::to_string(left.count())}});
  if (left.count() == 0) return talk.text("staff.day_today", {{"日期", date}});
  return talk.text("staff.day_over", {{"日期", date}, {"天数", std::to_string(-left.count())}});
}

}  // namespace huiyin::bot
