#include "tests/unit/petition/reminders_of_tests.h"

#include <fstream>
#include <sstream>

#include "base/ensure.h"
#include "tests/unit/petition/law_of_tests.h"

namespace huiyin::petition {

std::string reminders_json_of_tests() {
  std::ifstream in(HUIYIN_SOURCE_DIR "/config/defaults/reminders.json", std::ios::binary);
  ensure(bool(in), "the defaults are at hand");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

const ReminderPolicy& policy_of_tests() {
  static const ReminderPolicy policy = [] {
    auto read = parse_reminders(reminders_json_of_tests(), "reminders.json");
    if (read) return *std::move(read);
    std::string all;
    for (const auto& fault : read.error()) all += fault.code + " " + fault.where + "; ";
    throw Broken(("the defaults are sound: " + all).c_str());
  }();
  return policy;
}

const WorkingDays& working_days_of_tests() {
  static const WorkingDays days(law_of_tests().calendar);
  return days;
}

}  // namespace huiyin::petition
