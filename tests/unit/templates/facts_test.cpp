#include "templates/facts.h"

#include <catch2/catch.hpp>

namespace huiyin::templates::facts_test {
namespace {

using Names = std::vector<std::string>;

Names facts(const char* words) {
  const std::vector<Declared> declared{
      {"预约号"}, {"日期", Kind::date}, {"时间"}, {"姓名"}, {"电话"},
      {"理由"},   {"清单", Kind::list}};
  const auto parsed = parse_template(lines_of(words), "a", declared);
  REQUIRE(parsed.faults.empty());
  return facts_of(parsed.text, declared);
}

TEST_CASE("what a text tells in any case is a fact, and a courtesy is none") {
  CHECK(facts("{姓名}，{日期}{时间}来，预约号{预约号}，有事打{电话}。") ==
        Names{"日期", "时间", "预约号"});
}

TEST_CASE("what stands in a condition is a fact only where both branches tell it") {
  CHECK(facts("{如果 理由}因{理由}，{完}{日期}来。") == Names{"日期"});
  CHECK(facts("{如果 理由}因{理由}改到{日期}。{否则}改到{日期}。{完}") == Names{"日期"});
}

TEST_CASE("a list that is gone through is a fact, and what it is called within is none") {
  CHECK(facts("请带：\n{每个 材料 在 清单}\n· {材料}\n{完}") == Names{"清单"});
}

TEST_CASE("a fact is told where no reader misses it") {
  const std::vector<Declared> declared{{"查询码"}, {"理由"}, {"清单", Kind::list}};
  const auto told = [&](const char* words, const char* fact) {
    const auto parsed = parse_template(lines_of(words), "a", declared);
    REQUIRE(parsed.faults.empty());
    return tells(parsed.text, fact);
  };
  CHECK(told("码：{查询码}", "查询码"));
  CHECK(told("{如果 查询码}码：{查询码}{完}", "查询码"));
  CHECK(told("{如果 理由}因{理由}，{查询码}{否则}{查询码}{完}", "查询码"));
  CHECK(told("{每个 项 在 清单}{项}{完}", "清单"));
  CHECK_FALSE(told("{如果 查询码}您好{完}", "查询码"));
  CHECK_FALSE(told("{如果 理由}因{理由}，{查询码}{完}", "查询码"));
  CHECK_FALSE(told("您好", "查询码"));
}

TEST_CASE("an hour without a day is when the office is open") {
  const std::vector<Declared> declared{{"时间"}, {"地点"}};
  const auto parsed = parse_template(lines_of("{时间}到{地点}窗口。"), "a", declared);
  CHECK(facts_of(parsed.text, declared).empty());
}

}  // namespace
}  // namespace huiyin::templates::facts_test
