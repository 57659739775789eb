#include "store/reminder_texts.h"

#include <algorithm>

namespace huiyin::store {
namespace {

using petition::ReminderLine;
using templates::Catalogue;

// The app's limit is 2048 (90236): some are left for what an office adds to its words.
constexpr std::size_t kTextBytes = 2000;
constexpr std::size_t kFootBytes = 200;

bool is_urgent(const ReminderLine& line) {
  return line.urgency != petition::RemindedCase::Urgency::normal;
}

std::string line_text(const ReminderLine& line, std::size_t number, const Catalogue& words) {
  if (line.was)
    return words.say("reminder.moved_line", {{"序号", std::to_string(number)},
                                             {"登记号", line.case_number},
                                             {"期限", line.title},
                                             {"原日期", chinese(*line.was)},
                                             {"日期", chinese(line.due)},
                                             {"剩余", time_left(line.days_left, words)}});
  std::string text = words.say(is_urgent(line) ? "reminder.urgent_line" : "reminder.line",
                               {{"序号", std::to_string(number)},
                                {"登记号", line.case_number},
                                {"期限", line.title},
                                {"日期", chinese(line.due)},
                                {"剩余", time_left(line.days_left, words)}});
  if (line.asks_in_time) text += words.say("reminder.star");
  return text;
}

std::string one(const ReminderLine& line, const Catalogue& words) {
  if (line.was)
    return words.say("reminder.one_moved", {{"登记号", line.case_number},
                                            {"期限", line.title},
                                            {"原日期", chinese_with_weekday(*line.was)},
                                            {"日期", chinese_with_weekday(line.due)},
                                            {"剩余", time_left(line.days_left, words)}});
  std::string text = words.say(is_urgent(line) ? "reminder.one_urgent" : "reminder.one",
                               {{"登记号", line.case_number},
                                {"期限", line.title},
                                {"日期", chinese_with_weekday(line.due)},
                                {"剩余", time_left(line.days_left, words)}});
  if (line.asks_in_time) text += words.say("reminder.one_in_time");
  return text;
}

}  // namespace

std::string time_left(int days, const Catalogue& words) {
  if (days == 0) return words.say("reminder.today");
  return words.say(days > 0 ? "reminder.days_left" : "reminder.over",
                   {{"天数", std::to_string(std::abs(days))}});
}

std::string reminder_text(const petition::Bundle& bundle, const petition::ReminderPolicy& policy,
                          LocalDate today, const Catalogue& words) {
  const auto [lines, more] = petition::lines_of(bundle, policy, today);
  if (bundle.reminders.size() == 1) return one(lines.front(), words);
  const std::string count = std::to_string(bundle.reminders.size());
  std::string text =
      bundle.sending == petition::Sending::digest
          ? words.say("reminder.digest", {{"日期", chinese_with_weekday(today)}, {"件数", count}})
          : words.say("reminder.several", {{"件数", count}});
  std::size_t shown = 0;
  bool asks_in_time = false;
  for (const ReminderLine& line : lines) {
    const std::string next = "\n" + line_text(line, shown + 1, words);
    if (text.size() + next.size() + kFootBytes > kTextBytes) break;
    text += next;
    asks_in_time |= line.asks_in_time;
    ++shown;
  }
  if (const std::size_t left = lines.size() - shown + more; left > 0)
    text += "\n" + words.say("reminder.more", {{"件数", std::to_string(left)}});
  if (asks_in_time) text += "\n" + words.say("reminder.in_time");
  return text;
}

Card reminder_card(const petition::Reminder& reminder, const petition::ReminderPolicy& policy,
                   LocalDate today, const Catalogue& words, const std::vector<std::string>& acts) {
  const petition::Bundle alone{reminder.sending, reminder.key, reminder.to, {reminder}};
  const ReminderLine line = petition::lines_of(alone, policy, today).lines.front();
  Card card;
  const char* title = is_urgent(line) ? "reminder.card_urgent" : "reminder.card";
  card.title = words.say(line.was ? "reminder.card_moved" : title,
                         {{"期限", line.title}, {"剩余", time_left(line.days_left, words)}});
  card.note = line.asks_in_time ? words.say("reminder.one_in_time") : std::string();
  card.rows = {{words.say("reminder.card_number"), line.case_number},
               {words.say("reminder.card_due"), chinese_with_weekday(line.due)}};
  if (line.was)
    card.rows.emplace_back(words.say("reminder.card_was"), chinese_with_weekday(*line.was));
  for (const std::string& act : acts)
    card.buttons.push_back(
        {words.say("reminder.button." + act), card_key({act, line.case_number})});
  return card;
}

templates::Worded citizen_reminder_text(const petition::Reminder& reminder,
                                        const petition::ReminderPolicy& policy,
                                        const Catalogue& words) {
  const petition::ClockReminders* row = policy.clock(reminder.clock);
  if (reminder.was)
    return words.told("reminder.citizen_moved",
                      {{"登记号", reminder.case_number},
                       {"期限", row == nullptr ? reminder.clock : row->title},
                       {"原日期", chinese_with_weekday(*reminder.was)},
                       {"日期", chinese_with_weekday(reminder.due)}});
  return words.told("reminder.citizen", {{"登记号", reminder.case_number},
                                         {"权利", row == nullptr ? reminder.clock : row->title},
                                         {"日期", chinese_with_weekday(reminder.due)}});
}

std::vector<Catalogue::Need> needed_reminder_words() {
  return {{"reminder.digest", {"日期", "件数"}},
          {"reminder.several", {"件数"}},
          {"reminder.line", {"序号", "登记号", "期限", "日期", "剩余"}},
          {"reminder.urgent_line", {"序号", "登记号", "期限", "日期", "剩余"}},
          {"reminder.days_left", {"天数"}},
          {"reminder.today", {}},
          {"reminder.over", {"天数"}},
          {"reminder.more", {"件数"}},
          {"reminder.in_time", {}},
          {"reminder.star", {}},
          {"reminder.one", {"登记号", "期限", "日期", "剩余"}},
          {"reminder.one_urgent", {"登记号", "期限", "日期", "剩余"}},
          {"reminder.one_in_time", {}},
          {"reminder.moved_line", {"序号", "登记号", "期限", "原日期", "日期", "剩余"}},
          {"reminder.one_moved", {"登记号", "期限", "原日期", "日期", "剩余"}},
          {"reminder.card_moved", {"期限", "剩余"}},
          {"reminder.card_was", {}},
          {"reminder.citizen_moved", {"登记号", "期限", "原日期", "日期"}},
          {"reminder.card", {"期限", "剩余"}},
          {"reminder.card_urgent", {"期限", "剩余"}},
          {"reminder.card_number", {}},
          {"reminder.card_due", {}},
          {"reminder.button.progress", {}},
          {"reminder.button.conclude", {}},
          {"reminder.button.extension", {}},
          {"reminder.button.not_mine", {}},
          {"reminder.button.known", {}},
          {"reminder.card_known", {}},
          {"reminder.card_done", {"事项"}},
          {"reminder.citizen", {"登记号", "权利", "日期"}}};
}

}  // namespace huiyin::store
