#include "petition/rules.h"

#include <catch2/catch.hpp>
#include <set>

#include "base/ensure.h"
#include "tests/unit/petition/law_of_tests.h"

namespace rules_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

std::set<std::string> faults_of(std::string_view json) {
  std::set<std::string> seen;
  if (const auto rules = parse_rules(json, "r.json"); !rules)
    for (const auto& fault : rules.error()) seen.insert(fault.code + " " + fault.where);
  return seen;
}

const Rules& set(const char* key) { return *law_of_tests().rules.find(key); }

}  // namespace

TEST_CASE("the clocks of both regulations are those of the published articles") {
  struct Row {
    const char *rules, *clock;
    int days;
    DayUnit unit;
    const char *starts, *article;
  };
  const auto row = GENERATE(values<Row>({
      {"2022", "transfer", 15, DayUnit::natural, "registered", "《信访工作条例》第二十二条"},
      {"2022", "inform", 15, DayUnit::natural, "received", "《信访工作条例》第二十三条第二款"},
      {"2022", "inform_transferred", 15, DayUnit::natural, "transferred_in",
       "《信访工作条例》第二十三条第三款"},
      {"2022", "object", 5, DayUnit::working, "transferred_in", "《信访工作条例》第二十三条第三款"},
      {"2022", "conclude", 60, DayUnit::natural, "accepted", "《信访工作条例》第三十四条"},
      {"2022", "ask_review", 30, DayUnit::natural, "opinion_served", "《信访工作条例》第三十五条"},
      {"2022", "decide_review", 30, DayUnit::natural, "review_asked", "《信访工作条例》第三十五条"},
      {"2022", "ask_rereview", 30, DayUnit::natural, "review_served",
       "《信访工作条例》第三十六条第一款"},
      {"2022", "decide_rereview", 30, DayUnit::natural, "rereview_asked",
       "《信访工作条例》第三十六条第一款"},
      {"2005", "transfer", 15, DayUnit::natural, "registered", "《信访条例》第二十一条第一款"},
      {"2005", "inform", 15, DayUnit::natural, "received", "《信访条例》第二十二条第二款"},
      {"2005", "inform_transferred", 15, DayUnit::natural, "transferred_in",
       "《信访条例》第二十一条第二款"},
      {"2005", "conclude", 60, DayUnit::natural, "accepted", "《信访条例》第三十三条"},
      {"2005", "decide_review", 30, DayUnit::natural, "review_asked", "《信访条例》第三十四条"},
      {"2005", "decide_rereview", 30, DayUnit::natural, "rereview_asked",
       "《信访条例》第三十五条第一款"},
      {"2005", "improvement_feedback", 30, DayUnit::natural, "improvement_advised",
       "《信访条例》第三十六条"},
  }));
  CAPTURE(row.rules, row.clock);
  const ClockRule* clock = set(row.rules).clock(row.clock);
  REQUIRE(clock != nullptr);
  CHECK(clock->days == row.days);
  CHECK(clock->unit == row.unit);
  CHECK(clock->starts == row.starts);
  CHECK(clock->article == row.article);
  CHECK(clock->enabled);
}

TEST_CASE("only the clock to conclude can be extended, and the simple overlay is off") {
  for (const char* key : {"2022", "2005"})
    for (const ClockRule& clock : set(key).clocks) {
      CAPTURE(key, clock.key);
      CHECK(clock.extension_days_max == (clock.key == "conclude" ? 30 : 0));
      CHECK(clock.hearing_excluded == (clock.key == "decide_rereview"));
      CHECK(clock.enabled == !clock.key.starts_with("simple_"));
    }
  CHECK(set("2005").clock("object") == nullptr);
  CHECK(set("2022").clock("improvement_feedback")->days == 0);
  CHECK(set("2022").clock("improvement_feedback")->article == "《信访工作条例》第四十条第四款");
}

TEST_CASE("fixed numbers stand with their article") {
  CHECK(set("2022").number("representatives_max").value == 5);
  CHECK(set("2022").number("representatives_max").article == "《信访工作条例》第二十条第三款");
  CHECK(set("2005").number("representatives_max").article == "《信访条例》第十八条第二款");
  CHECK(set("2022").number("joint_letter_min").value == 20);
  CHECK(set("2022").article_of("extended") == "《信访工作条例》第三十四条");
  CHECK(set("2022").article_of("rated").empty());
}

TEST_CASE("a clock takes the rules in force on its day") {
  const RuleBook& book = law_of_tests().rules;
  CHECK(book.in_force_on("2022-04-30"_day).key == "2005");
  CHECK(book.in_force_on("2022-05-01"_day).key == "2022");
  CHECK(book.in_force_on("1999-01-01"_day).key == "2005");
  CHECK(book.find("1995") == nullptr);
}

TEST_CASE("all faults of a rule set are told at once, each with its key") {
  const auto seen = faults_of(R"({
    "key":"", "title":5, "from":"2022-02-30",
    "clocks":[
      {"key":"a","days":-3,"unit":"lunar","starts":"begun",
       "owner":"unit","met_by":["done"],"article":"x"},
      {"key":"b","title":"乙","days":3,"without_days":true,"unit":"natural","starts":"accepted",
       "owner":"unit","met_by":[],"article":"x"},
      {"key":"a","title":"甲","days":1.5,"unit":"natural","starts":"accepted",
       "owner":"unit","met_by":[],"article":" "},
      7],
    "ended_by":["finis"],
    "numbers":{"representatives_max":{"value":"5","article":"x"},"joint_letter_min":3,"more":1},
    "acts":{"flown":"x"}, "colour":1})");
  const std::set<std::string> expected{
      "json.missing r.json: key",
      "json.kind r.json: title",
      "json.date r.json: from",
      "json.missing r.json: clocks[0].title",
      "json.range r.json: clocks[0].days",
      "json.choice r.json: clocks[0].unit",
      "rules.unknown_mark r.json: clocks[0].starts",
      "rules.unknown_mark r.json: clocks[0].met_by[0]",
      "rules.days r.json: clocks[1].days",
      "json.kind r.json: clocks[2].days",
      "json.missing r.json: clocks[2].article",
      "rules.duplicate r.json: clocks[2].key",
      "json.shape r.json: clocks[3]",
      "rules.unknown_mark r.json: ended_by[0]",
      "json.kind r.json: numbers.representatives_max.value",
      "json.shape r.json: numbers.joint_letter_min",
      "json.missing r.json: numbers.group_visit_min",
      "json.missing r.json: numbers.large_group_min",
      "json.unknown_key r.json: numbers.more",
      "rules.unknown_mark r.json: acts.flown",
      "json.unknown_key r.json: colour",
  };
  CHECK(seen == expected);
}

TEST_CASE("numbers beyond any bound are refused, not cut") {
  const auto with_days = [](const char* days) {
    return faults_of(std::string(R"({"clocks":[{"key":"a","days":)") + days + "}]}");
  };
  CHECK(with_days("366").contains("json.range r.json: clocks[0].days"));
  CHECK(with_days("4294967311").contains("json.range r.json: clocks[0].days"));
  CHECK(with_days("18446744073709551615").contains("json.range r.json: clocks[0].days"));
  CHECK(with_days("-9223372036854775808").contains("json.range r.json: clocks[0].days"));
  CHECK(with_days("1e400").contains("json.shape r.json"));
}

TEST_CASE("a book needs a set, and no two of one key or one day") {
  CHECK(RuleBook::of({}).error().at(0).code == "rules.none");
  CHECK(RuleBook::of({set("2022"), set("2022")}).error().at(0).code == "rules.duplicate");
  CHECK(RuleBook::of({set("2022"), set("2005")})->sets().front().key == "2005");
}

}  // namespace rules_test
