#include "app/commands/deadlines.h"

#include <charconv>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/foundation.h"
#include "app/office_of.h"
#include "base/utf8.h"
#include "petition/deadlines_json.h"

namespace huiyin::app {
namespace {

using nlohmann::json;

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
  return one.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool answer_deadlines(std::istream& in, std::ostream& out) {
  std::vector<Problem> faults;
  const auto calendar = calendar_of_config(&faults);
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

int deadlines_command(const DeadlinesOptions& options) {
  if (options.batch) {
    std::ios::sync_with_stdio(false);
    return answer_deadlines(std::cin, std::cout) ? 0 : 1;
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
  std::istringstream in(*one);
  return answer_deadlines(in, std::cout) ? 0 : 1;
}

}  // namespace huiyin::app
