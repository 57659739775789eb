#include "app/commands/deadlines.h"

#include <algorithm>
#include <charconv>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/commands/deadlines_page.h"
#include "app/foundation.h"
#include "app/office_of.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/utf8.h"
#include "config/nearest.h"
#include "petition/deadlines_json.h"
#include "petition/recounted.h"

namespace huiyin::app {
namespace {

using nlohmann::json;

petition::Faults unknown_clock(const std::string& named, const petition::RuleBook& rules) {
  std::vector<std::string> known;
  for (const petition::Rules& set : rules.sets())
    for (const petition::ClockRule& clock : set.clocks)
      if (std::ranges::find(known, clock.key) == known.end()) known.push_back(clock.key);
  const auto meant = config::nearest(named, known);
  std::string all;
  for (const std::string& key : known) all += (all.empty() ? "" : "、") + key;
  return {{"deadlines.clock", "--why", "这些事件没有起算“" + named + "”",
           meant ? "是不是想写 " + *meant + "？" : "可以写：" + all}};
}

// "line: events[0].date" → "第1个 --event: date", as the words were typed.
petition::Faults as_typed(petition::Faults faults) {
  constexpr std::string_view kLine = "line: ", kEvents = "events[";
  for (Problem& fault : faults) {
    std::string& where = fault.where;
    if (where.starts_with(kLine)) where.erase(0, kLine.size());
    const auto end = where.find(']');
    if (!where.starts_with(kEvents) || end == std::string::npos) continue;
    const int index = std::stoi(where.substr(kEvents.size(), end - kEvents.size()));
    const std::string rest = end + 2 < where.size() ? ": " + where.substr(end + 2) : "";
    where = "第" + std::to_string(index + 1) + "个 --event" + rest;
  }
  return faults;
}

// What the file of days off moves, so that its dates can be checked before it is put into use.
std::string changed_by_calendar(const DeadlinesOptions& options, const petition::ClockCase& read,
                                const petition::RuleBook& rules,
                                const petition::Calendar& calendar) {
  if (options.calendar.empty()) return "";
  std::vector<Problem> none;
  const auto built_in = calendar_of_config(&none);
  const auto changes = petition::recounted({read.marks, read.settings, rules, built_in.value()},
                                           {read.marks, read.settings, rules, calendar});
  std::string text =
      "\n与内置的放假安排相比：" + std::string(changes.empty() ? "没有变化。\n" : "\n");
  for (const petition::ClockChange& change : changes) text += change.for_staff + "\n";
  return text;
}

json settings_of(const DeadlinesOptions& options) {
  json settings = json::object();
  if (!options.hearing_excluded.empty()) settings["hearing_excluded"] = options.hearing_excluded;
  if (options.simple) settings["simple"] = true;
  if (options.contact_unknown) settings["contact_known"] = false;
  if (options.accepted_by_default) settings["accepted_by_default"] = true;
  if (options.accepted_by_default && !options.today.empty()) settings["today"] = options.today;
  return settings;
}

Refused unreadable(const std::string& event) {
  return Refused({"deadlines.event", "--event", "“" + event + "”读不懂",
                  "请写成 accepted=2026-08-04 的样子，其余各项用逗号隔开：days=30"});
}

json value_of(const std::string& key, const std::string& text) {
  if (key != "days") return text;
  int days = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, days);
  return read.ec == std::errc() && read.ptr == end ? json(days) : json(text);
}

}  // namespace

Result<std::string> deadlines_case(const DeadlinesOptions& options) {
  json one{{"events", json::array()}};
  if (!options.rules.empty()) one["rules"] = options.rules;
  if (json settings = settings_of(options); !settings.empty())
    one["settings"] = std::move(settings);
  for (const std::string& text : options.events) {
    std::vector<std::pair<std::string, std::string>> fields;
    std::istringstream pieces(text);
    for (std::string piece; std::getline(pieces, piece, ',');) {
      const auto equals = piece.find('=');
      if (equals != std::string::npos)
        fields.emplace_back(trimmed(std::string_view(piece).substr(0, equals)),
                            trimmed(std::string_view(piece).substr(equals + 1)));
      else if (fields.size() > 1)
        fields.back().second += "," + piece;
      else
        return unreadable(text);
    }
    if (fields.empty() || fields.front().first.empty()) return unreadable(text);
    json event{{"event", fields.front().first}, {"date", fields.front().second}};
    for (std::size_t i = 1; i < fields.size(); ++i)
      event[fields[i].first] = value_of(fields[i].first, fields[i].second);
    one["events"].push_back(std::move(event));
  }
  return json_text(one);
}

bool answer_deadlines(std::istream& in, std::ostream& out, const std::string& own_calendar) {
  std::vector<Problem> faults;
  const auto calendar = calendar_of_config(&faults, own_calendar);
  const auto rules = rules_of_config(&faults);
  print_problems(faults);
  if (!calendar || !rules) return false;
  bool all_read = true;
  for (std::string line; std::getline(in, line);) {
    if (trimmed(line).empty()) continue;
    const std::string answer = petition::deadlines_line(line, *rules, *calendar);
    all_read &= !answer.starts_with("{\"error\"");
    out << answer << '\n';
  }
  return all_read;
}

tl::expected<std::string, std::vector<Problem>> deadlines_told(const DeadlinesOptions& options,
                                                               LocalDate today) {
  std::vector<Problem> faults;
  const auto calendar = calendar_of_config(&faults, options.calendar);
  const auto rules = rules_of_config(&faults);
  if (!calendar || !rules) return tl::unexpected(faults);
  const auto line = deadlines_case(options);
  if (!line) return tl::unexpected(std::vector<Problem>{line.error()});
  auto read = petition::read_clock_case(*line, *rules);
  if (!read) return tl::unexpected(as_typed(read.error()));
  read->settings.today = today;
  const auto count = petition::count_clocks(read->marks, read->settings, *rules, *calendar);
  if (!options.why)
    return deadlines_page(count, read->settings, {*rules, *calendar}, today) +
           changed_by_calendar(options, *read, *rules, *calendar);
  std::string text;
  for (const petition::ClockRun& run : count.runs)
    if (options.why_clock.empty() || options.why_clock == run.clock ||
        options.why_clock == run.title)
      text += (text.empty() ? "" : "\n") + counted_days_page(run, *calendar);
  if (text.empty() && !options.why_clock.empty())
    return tl::unexpected(unknown_clock(options.why_clock, *rules));
  if (text.empty()) return deadlines_page(count, read->settings, {*rules, *calendar}, today);
  return text;
}

int deadlines_command(const DeadlinesOptions& options) {
  if (options.batch) {
    std::ios::sync_with_stdio(false);
    return answer_deadlines(std::cin, std::cout, options.calendar) ? 0 : 1;
  }
  if (options.events.empty()) {
    print_problems({{"deadlines.nothing", "--event", "没有给出事件",
                     "请写 --event accepted=2026-08-04，或用 --batch 从标准输入逐行读"}});
    return 2;
  }
  const auto one = deadlines_case(options);
  if (!one) {
    print_problems({one.error()});
    return 2;
  }
  if (options.json) {
    std::istringstream in(*one);
    return answer_deadlines(in, std::cout, options.calendar) ? 0 : 1;
  }
  const auto today =
      options.today.empty() ? office_date(SystemClock().now()) : LocalDate::parse(options.today);
  if (!today) {
    print_problems({{"deadlines.today", "--today", "“" + options.today + "”不是一个日期",
                     "请写成 2026-11-29 的样子，或者不写"}});
    return 2;
  }
  const auto told = deadlines_told(options, *today);
  if (!told) {
    print_problems(told.error());
    return 1;
  }
  std::cout << *told;
  return 0;
}

}  // namespace huiyin::app
