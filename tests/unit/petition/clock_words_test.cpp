#include "petition/clock_words.h"

#include <catch2/catch.hpp>

#include "tests/unit/petition/law_of_tests.h"

namespace clock_words_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

TEST_CASE("each mark that starts or ends a clock of the rule sets has a Chinese name") {
  for (const Rules& set : law_of_tests().rules.sets()) {
    std::vector<std::string> marks = set.ended_by;
    for (const ClockRule& clock : set.clocks) {
      marks.push_back(clock.starts);
      marks.insert(marks.end(), clock.met_by.begin(), clock.met_by.end());
    }
    for (const std::string& mark : marks) {
      CAPTURE(set.key, mark);
      CHECK(mark_title(mark) != mark);
    }
  }
  CHECK(mark_title("accepted") == "受理");
  CHECK(mark_title("sent_to_mars") == "sent_to_mars");
}

TEST_CASE("the year is said once, and again when it changes") {
  DateWords words;
  CHECK(words.day("2026-08-04"_day) == "2026年8月4日");
  CHECK(words.day("2026-10-03"_day) == "10月3日");
  CHECK(words.day_with_weekday("2027-01-25"_day) == "2027年1月25日（周一）");
  CHECK(words.stretch("2027-02-01"_day, "2027-02-03"_day) == "2月1日至2月3日");
  CHECK(words.stretch("2027-02-01"_day, "2027-02-01"_day) == "2月1日");
}

TEST_CASE("a day is called by its holiday, its make-up, or its weekday") {
  const Calendar& calendar = law_of_tests().calendar;
  CHECK(day_in_words("2026-10-03"_day, calendar) == "国庆节放假");
  CHECK(day_in_words("2026-10-10"_day, calendar) == "国庆节调休上班");
  CHECK(day_in_words("2026-11-21"_day, calendar) == "周六");
  CHECK(days_in_words(60, DayUnit::natural) == "60日");
  CHECK(days_in_words(5, DayUnit::working) == "5个工作日");
}

TEST_CASE("a refusal is told with its day, its reason, the limit and the article") {
  const auto told = [](const char* event, const char* reason, const char* pinned = "2022") {
    return refused_in_words({event, "2026-09-29"_day, reason}, {.pinned_rules = pinned},
                            law_of_tests().rules);
  };
  const std::string over = told("extended", "extension_over_30_days");
  for (const char* fact : {"2026年9月29日", "延期", "30日", "《信访工作条例》第三十四条"})
    CHECK(over.find(fact) != std::string::npos);
  CHECK(told("extended", "extension_over_30_days", "2005").find("《信访条例》第三十三条") !=
        std::string::npos);
  for (const char* reason :
       {"extension_not_positive", "extension_after_expiry", "extension_without_approver",
        "extension_without_reason", "extension_without_clock"})
    CHECK(told("extended", reason).find("extension") == std::string::npos);
  for (const char* reason : {"hearing_not_begun", "hearing_already_open"}) {
    CHECK(told("hearing_ended", reason).find("hearing") == std::string::npos);
    CHECK(told("hearing_ended", reason).find("条例") == std::string::npos);
  }
}

}  // namespace clock_words_test
