#include "bot/staff/staff_views.h"

#include <algorithm>

#include "base/utf8.h"
#include "bot/staff/staff_acts.h"
#include "petition/case_duties.h"
#include "petition/case_steps.h"

namespace huiyin::bot {
namespace {

using petition::CaseFile;

namespace event = petition::event;

constexpr std::size_t kLinesMax = 10;      // of a list: one message holds 2048 bytes
constexpr std::size_t kStoryBytes = 240;   // of what the petitioner wrote
constexpr std::size_t kReportBytes = 300;  // of the last progress

struct Owed {
  std::string number;
  petition::Duty duty;
};

bool is_mine(const StaffTalk& talk, const petition::Duty& duty,
             const std::vector<petition::Role>& roles) {
  const bool is_leader = duty.who == petition::Role::leader &&
                         std::ranges::count(roles, petition::Role::principal_leader) > 0;
  if (!is_leader && std::ranges::count(roles, duty.who) == 0) return false;
  return duty.person.empty() || duty.person == talk.me.name || duty.person == talk.me.unit;
}

// The most urgent first; what nothing counts comes last.
std::vector<Owed> my_duties(StaffTalk& talk) {
  std::vector<Owed> all;
  for (const std::string& number : talk.desk.my_cases()) {
    const auto file = talk.desk.find_case(number);
    if (!file) continue;
    const auto roles = talk.desk.my_roles(*file);
    for (petition::Duty& duty : petition::duties(*file, talk.desk.law()))
      if (is_mine(talk, duty, roles)) all.push_back({number, std::move(duty)});
  }
  std::ranges::stable_sort(all, [](const Owed& a, const Owed& b) {
    if (a.duty.due.has_value() != b.duty.due.has_value()) return a.duty.due.has_value();
    return a.duty.due < b.duty.due;
  });
  return all;
}

std::string line_of(const StaffTalk& talk, const Owed& owed) {
  if (!owed.duty.due)
    return talk.text("staff.duty_line", {{"登记号", owed.number}, {"事项", owed.duty.what}});
  return talk.text("staff.duty_line_due", {{"登记号", owed.number},
                                           {"事项", owed.duty.what},
                                           {"期限", day_left(talk, *owed.duty.due)}});
}

std::string shortened(const std::string& text, std::size_t bytes) {
  const std::string_view shown = utf8_prefix(text, bytes);
  return std::string(shown) + (shown.size() < text.size() ? "……" : "");
}

void say_clock(StaffTalk& talk, const CaseFile& file) {
  const petition::Law law = talk.desk.law();
  for (const auto& run : petition::count_clocks(file, law.rules, law.calendar).runs)
    if (run.is_running() && run.owner != petition::Owner::citizen)
      talk.say("staff.case_clock", {{"期限名", run.title}, {"期限", day_left(talk, *run.due)}});
}

void say_last_progress(StaffTalk& talk, const CaseFile& file) {
  const auto* last = petition::last<event::Progress>(file);
  if (last == nullptr) return;
  const auto& body = std::get<event::Progress>(last->body);
  const bool is_internal = body.shared.empty();
  talk.say(is_internal ? "staff.case_internal" : "staff.case_progress",
           {{"日期", chinese(last->date)},
            {"进展", shortened(is_internal ? body.internal : body.shared, kReportBytes)}});
}

// What he may do by words here; what waits for something else is no offer yet.
void say_steps(StaffTalk& talk, const CaseFile& file) {
  std::string titles;
  for (const petition::Step& step : petition::next_steps(
           file, talk.me.name, talk.desk.my_roles(file), talk.desk.law(), talk.desk.now()))
    for (const std::string_view said :
         {event::Progress::kName, event::Concluded::kName, event::ExtensionAsked::kName,
          event::Extended::kName, event::Objected::kName, event::Returned::kName,
          event::Assigned::kName, event::SupervisionOpened::kName, event::SupervisionClosed::kName})
      if (step.event == said && !step.waits_for)
        titles += (titles.empty() ? "" : "、") + step.title;
  if (!titles.empty()) talk.say("staff.case_steps", {{"办法", titles}});
}

}  // namespace

void say_waits(StaffTalk& talk) {
  const auto waiting = talk.desk.waiting_for_human();
  if (waiting.empty()) return talk.say("staff.nobody_waits");
  talk.say("staff.waits", {{"人数", std::to_string(waiting.size())}});
  for (std::size_t i = 0; i < std::min(waiting.size(), kLinesMax); ++i)
    talk.say("staff.wait_line", {{"会话", std::to_string(waiting[i].conversation)},
                                 {"日期", chinese_with_weekday(office_date(waiting[i].since))},
                                 {"时间", office_time(waiting[i].since).iso()}});
}

void say_visits(StaffTalk& talk) {
  const auto day = talk.desk.next_reception_day();
  const std::string date = chinese_with_weekday(day.day);
  if (day.visits.empty()) return talk.say("staff.no_visits", {{"日期", date}});
  talk.say("staff.visits", {{"日期", date}, {"件数", std::to_string(day.visits.size())}});
  for (std::size_t i = 0; i < std::min(day.visits.size(), kLinesMax); ++i)
    talk.say("staff.visit_line", {{"时间", day.visits[i].time.iso()},
                                  {"预约号", day.visits[i].number.text()},
                                  {"人数", std::to_string(day.visits[i].people)}});
}

void say_todo(StaffTalk& talk) {
  const auto owed = my_duties(talk);
  const std::string now = office_time(talk.desk.now()).iso();
  if (owed.empty())
    talk.say("staff.todo_none", {{"时间", now}});
  else
    talk.say("staff.todo", {{"时间", now}, {"件数", std::to_string(owed.size())}});
  for (std::size_t i = 0; i < std::min(owed.size(), kLinesMax); ++i)
    talk.add(line_of(talk, owed[i]));
  if (owed.size() > kLinesMax)
    talk.say("staff.todo_more", {{"件数", std::to_string(owed.size() - kLinesMax)}});
  say_waits(talk);
  say_visits(talk);
}

void say_case(StaffTalk& talk, const CaseFile& file) {
  talk.speaks_of(number_of(file));
  talk.say("staff.case_head", {{"登记号", number_of(file)}, {"状态", petition::title(file.state)}});
  if (!file.columns.unit.empty() || !file.handler.empty())
    talk.say("staff.case_hand", {{"单位", file.columns.unit}, {"承办人", file.handler}});
  if (!file.co_units.empty()) {
    std::string units;
    for (const std::string& unit : file.co_units) units += (units.empty() ? "" : "、") + unit;
    talk.say("staff.case_co_units", {{"协办单位", units}});
  }
  say_clock(talk, file);
  if (file.extension_asked) {
    const auto& asked = std::get<event::ExtensionAsked>(file.extension_asked->body);
    talk.say("staff.case_extension_asked", {{"人员", file.extension_asked->by},
                                            {"天数", std::to_string(asked.days)},
                                            {"理由", asked.reason}});
  }
  if (file.supervision) talk.say("staff.case_supervised", {{"人员", file.supervision->by}});
  if (const std::string& story = petition::matter(file); !story.empty())
    talk.say("staff.case_matter", {{"事项", shortened(story, kStoryBytes)}});
  say_last_progress(talk, file);
  say_steps(talk, file);
}

}  // namespace huiyin::bot
