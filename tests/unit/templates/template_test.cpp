#include "templates/template.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"
#include "tests/unit/templates/some_template.h"

namespace huiyin::templates::template_test {
namespace {

using namespace testing;

const std::vector<Declared> kDeclared{
    {"姓名", Kind::name}, {"期限", Kind::date}, {"材料", Kind::list}};

ParsedTemplate parsed(std::string_view text) {
  return parse_template(lines_of(text), "words/a.txt", kDeclared);
}

TEST_CASE("a condition keeps both of its sides, a list what is said of each item") {
  const auto read = parsed("{姓名}{如果 期限}有{否则}无{完}。{每个 项 在 材料}带{项}{完}");
  REQUIRE(read.faults.empty());
  REQUIRE(read.text.size() == 4);
  CHECK(read.text[1].kind == Node::Kind::condition);
  CHECK(read.text[1].inner.front().text == "有");
  CHECK(read.text[1].otherwise.front().text == "无");
  CHECK(read.text[3].item == "项");
  CHECK(variables_of(read.text) == std::vector<std::string>{"姓名", "期限", "材料"});
}

TEST_CASE("a tag alone on its line leaves no line behind") {
  const auto apart = parsed("您好\n{如果 姓名}\n{姓名}\n{完}\n再见");
  CHECK(apart.text == parsed("您好\n{如果 姓名}{姓名}\n{完}再见").text);
  // Beside other words its line is a line.
  const auto beside = parsed("好{如果 姓名}\n{姓名}{完}\n再见");
  CHECK(beside.text.back().text == "\n再见");
}

TEST_CASE("each fault of the language names line, column and what to do") {
  struct Row {
    const char *because, *text, *code, *where;
  };
  const auto row = GENERATE(values<Row>({
      {"a condition without its end", "好\n啊{如果 姓名}x", "words.open", "第2行第2列"},
      {"a list without its end", "{每个 项 在 材料}x", "words.open", "第1行第1列"},
      {"an end too many", "好{完}", "words.tag", "第1行第2列"},
      {"an else outside of a condition", "{否则}", "words.tag", "第1行第1列"},
      {"an else within a list", "{每个 项 在 材料}{否则}{完}", "words.tag", "第1行第12列"},
      {"a second else", "{如果 姓名}{否则}{否则}{完}", "words.tag", "第1行第12列"},
      {"a condition of nothing", "{如果}x{完}", "words.tag", "第1行第1列"},
      {"a condition of two", "{如果 姓名 期限}x{完}", "words.tag", "第1行第1列"},
      {"a list said wrongly", "{每个 项 材料}x{完}", "words.tag", "第1行第1列"},
      {"a list that is none", "{每个 项 在 姓名}x{完}", "words.not_a_list", "第1行第1列"},
      {"an item named as a variable", "{每个 姓名 在 材料}x{完}", "words.shadow", "第1行第1列"},
      {"an item outside of its list", "{每个 项 在 材料}{完}{项}", "words.undeclared",
       "第1行第15列"},
      {"an unknown variable in a condition", "{如果 性名}x{完}", "words.undeclared", "第1行第1列"},
      {"a name with a blank", "{姓 名}", "words.variable", "第1行第1列"},
      {"nothing in braces", "{}", "words.variable", "第1行第1列"},
      {"a brace left open", "好{姓名", "words.brace", "第1行第2列"},
      {"a brace closed twice", "{姓名}}", "words.brace", "第1行第5列"},
  }));
  CAPTURE(row.because);
  const auto read = parsed(row.text);
  REQUIRE(read.faults.size() == 1);
  CHECK(read.faults[0].code == row.code);
  CHECK(read.faults[0].where == std::string("words/a.txt ") + row.where);
  CHECK_FALSE(read.faults[0].remedy.empty());
}

TEST_CASE("a variable written wrongly is answered with those there are") {
  const auto read = parsed("{性名}");
  REQUIRE(read.faults.size() == 1);
  CHECK(read.faults[0].remedy.find("姓名") != std::string::npos);
}

TEST_CASE("nothing is nested deeper than people can read") {
  std::string text;
  for (int i = 0; i < 9; ++i) text += "{如果 姓名}";
  for (int i = 0; i < 9; ++i) text += "{完}";
  const auto read = parsed(text);
  REQUIRE(read.faults.size() == 1);
  CHECK(read.faults[0].code == "words.deep");
}

TEST_CASE("what is printed is read as the same text") {
  CHECK(holds("print and parse are each other's way back", [] {
    const Template text = some_template::any();
    const std::string printed = print(text);
    const auto again = parse_template(lines_of(printed), "x", some_template::declared());
    PROPERTY_ASSERT(again.faults.empty());
    PROPERTY_ASSERT(again.text == text);
  }));
}

TEST_CASE("any bytes are a text or have faults with words") {
  CHECK(holds("parse_template is total", [] {
    static const std::vector<std::string> pieces = {
        "{如果 甲}", "{否则}", "{完}", "{每个 项 在 丙}", "{", "}", "甲", "\n", "{项}", "\xff"};
    const std::string text = any_row_of(pieces);
    const auto read = parse_template(lines_of(text), "x", some_template::declared());
    for (const Problem& fault : read.faults)
      PROPERTY_ASSERT(!fault.what.empty() && !fault.remedy.empty());
    if (read.faults.empty())
      PROPERTY_ASSERT(
          parse_template(lines_of(print(read.text)), "x", some_template::declared()).text ==
          read.text);
  }));
}

}  // namespace
}  // namespace huiyin::templates::template_test
