#include "bot/staff.h"

#include <algorithm>
#include <string_view>

namespace huiyin::bot {
namespace {

constexpr std::size_t kLinesMax = 10;  // of a list: one message holds 2048 bytes

bool asks_for(const std::string& text, std::initializer_list<std::string_view> cues) {
  return std::ranges::any_of(
      cues, [&](std::string_view cue) { return text.find(cue) != std::string::npos; });
}

std::string waits(StaffDesk& desk, const templates::Catalogue& words) {
  const auto waiting = desk.waiting_for_human();
  if (waiting.empty()) return words.say("staff.nobody_waits");
  std::string lines;
  for (std::size_t i = 0; i < std::min(waiting.size(), kLinesMax); ++i)
    lines += "\n" + words.say("staff.wait_line",
                              {{"会话", std::to_string(waiting[i].conversation)},
                               {"日期", chinese_with_weekday(office_date(waiting[i].since))},
                               {"时间", office_time(waiting[i].since).iso()}});
  return words.say("staff.waits", {{"人数", std::to_string(waiting.size())}}) + lines;
}

std::string visits(StaffDesk& desk, const templates::Catalogue& words) {
  const auto day = desk.next_reception_day();
  const std::string date = chinese_with_weekday(day.day);
  if (day.visits.empty()) return words.say("staff.no_visits", {{"日期", date}});
  std::string lines;
  for (std::size_t i = 0; i < std::min(day.visits.size(), kLinesMax); ++i)
    lines += "\n" + words.say("staff.visit_line", {{"时间", day.visits[i].time.iso()},
                                                   {"预约号", day.visits[i].number.text()},
                                                   {"人数", std::to_string(day.visits[i].people)}});
  return words.say("staff.visits", {{"日期", date}, {"件数", std::to_string(day.visits.size())}}) +
         lines;
}

}  // namespace

Turn converse_staff(const Session& session, const Message& message, StaffDesk& desk,
                    const templates::Catalogue& words) {
  std::string answer;
  if (message.kind != MessageKind::text) {
    answer = words.say("staff.only_text");
  } else if (asks_for(message.text, {"待办", "要办", "有什么事"})) {
    answer = words.say("staff.todo", {{"时间", office_time(desk.now()).iso()}}) + "\n" +
             waits(desk, words) + "\n" + visits(desk, words);
  } else if (asks_for(message.text, {"预约", "接访", "接待", "名单"})) {
    answer = visits(desk, words);
  } else if (asks_for(message.text, {"人工", "等待", "谁在等"})) {
    answer = waits(desk, words);
  } else {
    answer = words.say("staff.help");
  }
  return {session, {{answer, {}, {}}}};
}

std::vector<templates::Catalogue::Need> needed_staff_words() {
  return {{"staff.nobody_waits", {}},
          {"staff.wait_line", {"会话", "日期", "时间"}},
          {"staff.waits", {"人数"}},
          {"staff.no_visits", {"日期"}},
          {"staff.visit_line", {"时间", "预约号", "人数"}},
          {"staff.visits", {"日期", "件数"}},
          {"staff.only_text", {}},
          {"staff.todo", {"时间"}},
          {"staff.help", {}}};
}

}  // namespace huiyin::bot
