#include "templates/catalogue.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "base/ensure.h"
#include "tests/support/property.h"

namespace huiyin::templates::catalogue_test {
namespace {

using namespace testing;

using Source = Catalogue::Source;

Result<Catalogue> parsed(const std::string& text, std::vector<Problem>* faults = nullptr) {
  const std::vector<Source> sources = {{"words/a.txt", text}};
  return Catalogue::parse(sources, faults);
}

TEST_CASE("a text is said with its variables in their place") {
  const auto words = parsed(
      "# 欢迎\n== greet.hello {姓名} {办公室}\n您好，{姓名}！\n这里是{办公室}。\n\n== other\n话\n");
  REQUIRE(words);
  CHECK(words->say("greet.hello", {{"姓名", "李某"}, {"办公室", "信访办"}}) ==
        "您好，李某！\n这里是信访办。");
  CHECK(words->say("other") == "话");
  CHECK(words->has("other"));
  CHECK_FALSE(words->has("another"));
}

TEST_CASE("a text is told with its key, and with what its words use of the values") {
  const std::array sources{
      Catalogue::Source{"a.txt", "== long {名} {事由}\n{名}：{事由}\n== long.brief {名}\n{名}好"}};
  const auto words = *Catalogue::parse(sources, nullptr);
  const Worded whole = words.told("long", {{"名", "沈小满"}, {"事由", "路灯"}, {"多余", "x"}});
  CHECK(whole.words == "沈小满：路灯");
  CHECK(whole.of == Filling{"long", words.version(), {{"事由", "路灯"}, {"名", "沈小满"}}});
  // By SMS as its short form, and as the value stands there.
  const Worded brief = words.told("long", {{"名", "沈\n【满】"}, {"事由", "路灯"}}, Form::brief);
  CHECK(brief.words == "沈 〔满〕好");
  CHECK(brief.of == Filling{"long.brief", words.version(), {{"名", "沈 〔满〕"}}});
}

TEST_CASE("doubled braces are braces, comments and blank ends fall off") {
  const auto words = parsed("== a {甲}\n{{x}} {甲}  \n# 注释\n第二行\n \n\n");
  REQUIRE(words);
  CHECK(words->say("a", {{"甲", "{乙}"}}) == "{x} {乙}\n第二行");
}

TEST_CASE("what is said without a needed value is our own mistake") {
  const auto words = parsed("== a {甲}\n{甲}\n");
  REQUIRE(words);
  CHECK_THROWS_AS(words->say("a"), Broken);
  CHECK_THROWS_AS(words->say("b"), Broken);
}

TEST_CASE("each fault names file, line, column and what to do") {
  struct Row {
    const char *because, *text, *code, *where;
  };
  const auto row = GENERATE(values<Row>({
      {"a variable that no head declares", "== a\n您好，{姓名}\n", "words.undeclared",
       "words/a.txt 第2行第4列"},
      {"a brace left open", "== a {甲}\n{甲\n", "words.brace", "words/a.txt 第2行第1列"},
      {"a brace closed twice", "== a\n好}\n", "words.brace", "words/a.txt 第2行第2列"},
      {"a key with capitals", "== A.b\n话\n", "words.key", "words/a.txt 第1行第4列"},
      {"a head without a key", "==\n话\n", "words.key", "words/a.txt 第1行第4列"},
      {"text before the first key", "话\n", "words.outside", "words/a.txt 第1行第1列"},
      {"a short form of nothing", "== a.brief\n话\n", "words.brief_of_nothing",
       "words/a.txt 第1行第1列"},
      {"a short form that tells what the matter is about",
       "== a {事由}\n{事由}\n== a.brief {事由}\n{事由}已记下\n", "words.brief_tells",
       "words/a.txt 第3行第1列"},
      {"a text twice", "== a\n话\n== a\n又\n", "words.twice", "words/a.txt 第3行第1列"},
      {"a text with nothing in it", "== a\n\n== b\n话\n", "words.empty", "words/a.txt 第1行第1列"},
      {"a declaration without braces", "== a 姓名\n话\n", "words.declaration",
       "words/a.txt 第1行第6列"},
      {"a variable declared twice", "== a {甲} {甲}\n{甲}\n", "words.declared_twice",
       "words/a.txt 第1行第10列"},
      {"bytes that are no UTF-8", "== a\n\xff\n", "words.encoding", "words/a.txt 第1行第1列"},
  }));
  CAPTURE(row.because);
  std::vector<Problem> faults;
  const auto words = parsed(row.text, &faults);
  REQUIRE_FALSE(words);
  CHECK(words.error().code == row.code);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].where == row.where);
  CHECK_FALSE(faults[0].remedy.empty());
}

TEST_CASE("all faults of all files come together") {
  const std::vector<Source> sources = {
      {"a.txt", "== a\n{甲}\n== z\n{乙\n"}, {"b.txt", "== a\n话\n外"}, {"c.txt", "x"}};
  std::vector<Problem> faults;
  REQUIRE_FALSE(Catalogue::parse(sources, &faults));
  CHECK(faults.size() == 4);
}

TEST_CASE("the same words have the same version, in whatever order and files they stand") {
  const std::vector<Source> one = {{"x", "== a\n话\n== b {甲}\n{甲}\n"}};
  const std::vector<Source> two = {{"y", "# 注释\n== b {甲}\n{甲}\n"}, {"z", "== a\n话\n\n"}};
  const std::vector<Source> other = {{"x", "== a\n话！\n== b {甲}\n{甲}\n"}};
  CHECK(Catalogue::parse(one, nullptr)->version() == Catalogue::parse(two, nullptr)->version());
  CHECK(Catalogue::parse(one, nullptr)->version() != Catalogue::parse(other, nullptr)->version());
}

TEST_CASE("needs that the catalogue cannot meet are told before anything is said") {
  const auto words = parsed("== a {甲} {乙}\n{甲}{乙}\n== b {甲}\n{甲}\n");
  REQUIRE(words);
  const std::vector<Catalogue::Need> needs = {{"a", {"甲"}}, {"b", {"甲", "乙"}}, {"c", {}}};
  const auto problems = words->missing(needs);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].code == "words.unknown_variable");
  CHECK(problems[1].code == "words.missing");
}

TEST_CASE("a variable that code gives as a day is not declared as words") {
  const auto words = parsed("== a {期限}\n{期限}\n== b {期限:日期} {姓名:名称}\n{期限}{姓名}\n");
  REQUIRE(words);
  const std::vector<Catalogue::Need> needs = {{"a", {"期限:日期"}}, {"b", {"期限:日期", "姓名"}}};
  const auto problems = words->missing(needs);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "words.other_kind");
  CHECK(problems[0].where == "a");
}

TEST_CASE("a typed text is filled for its target, and what is missing is named") {
  const auto words = parsed("== a {期限:日期} {姓名}\n<b>{姓名}</b>{如果 期限}，{期限}前{完}\n");
  REQUIRE(words);
  const LocalDate due(2026, 11, 27);
  CHECK(words->fill("a", {{"姓名", Value::text("<李>")}, {"期限", Value::date(due)}}, Target::html)
            .text == "<b>&lt;李&gt;</b>，2026年11月27日前");
  CHECK(words->fill("a", {}, Target::plain).missing == std::vector<std::string>{"姓名"});
  CHECK(words->used("a") == std::vector<std::string>{"姓名", "期限"});
  CHECK(words->declared("a").front().kind == Kind::date);
  CHECK(words->keys() == std::vector<std::string>{"a"});
}

TEST_CASE("a comment within a text moves no fault to another line") {
  std::vector<Problem> faults;
  REQUIRE_FALSE(parsed("== a\n一\n# 注释\n二{甲}\n", &faults));
  CHECK(faults.at(0).where == "words/a.txt 第4行第2列");
}

TEST_CASE("a value of a message is no link") {
  const auto words = parsed("== a {甲}\n<a href=\"x\">看</a>{甲}\n");
  REQUIRE(words);
  CHECK(words->say("a", {{"甲", "<a href=\"y\">"}}) == "<a href=\"x\">看</a>＜a href=\"y\">");
}

TEST_CASE("the source of a catalogue makes the same catalogue again") {
  CHECK(holds("source and parse are each other's way back", [] {
    static const std::vector<std::string> pieces = {
        "您好", "{{",    "}}",        "{甲}",   "\n",   " ",  "#",     "=",
        "x",    "\n== ", "{如果 甲}", "{否则}", "{完}", "\r", "\r\r\n"};
    const auto words = parsed("== first {甲}\n" + any_row_of(pieces));
    if (!words) return;
    const auto again = parsed(words->source());
    PROPERTY_ASSERT(again.has_value());
    PROPERTY_ASSERT(again->version() == words->version());
    PROPERTY_ASSERT(again->say("first", {{"甲", "v"}}) == words->say("first", {{"甲", "v"}}));
  }));
}

TEST_CASE("a copy says the same, also when what it was made of is gone") {
  auto words = parsed("== a {甲}\n好，{甲}\n");
  REQUIRE(words);
  const Catalogue copy = *words;
  *words = *parsed("== b\n别的\n");
  CHECK(copy.say("a", {{"甲", "乙"}}) == "好，乙");
  CHECK_FALSE(copy.has("b"));
  CHECK(copy.version() != words->version());
  CHECK(Catalogue().keys().empty());
}

TEST_CASE("any bytes are read or refused, never worse") {
  CHECK(holds("parse is total", [] {
    const std::string bytes = any_bytes();
    std::vector<Problem> faults;
    const auto words = parsed("== a\n" + bytes, &faults);
    PROPERTY_ASSERT(words.has_value() == faults.empty());
  }));
}

}  // namespace
TEST_CASE("a text is said in its short form where there is little room, and else as it is") {
  const auto words = parsed(
      "== a {甲} {乙}\n这一条写得长：{甲}，{乙}\n== a.brief {乙}\n短：{乙}\n== b "
      "{甲}\n只有：{甲}\n");
  REQUIRE(words);
  const auto say = [&](const char* key, Form form) {
    return words->say(key, {{"甲", "一"}, {"乙", "【二】\n𠮷"}}, form);
  };
  CHECK(say("a", Form::full).starts_with("这一条"));
  CHECK(say("a", Form::brief) ==
        "短：〔二〕 ");  // a signature of its own and an astral sign are none
  CHECK(say("b", Form::brief) == "只有：一");
}

TEST_CASE("a short form that is long, or wants what code does not give, is told at start") {
  std::string text = "== a {甲}\n{甲}\n== a.brief {乙}\n";
  for (int i = 0; i < 40; ++i) text += "好的好";
  std::vector<Problem> faults;
  const std::array sources{Catalogue::Source{"words/a.txt", text + "\n"}};
  CHECK_FALSE(Catalogue::parse(sources, &faults));
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "words.brief_too_long");
  const auto words = parsed("== a {甲}\n{甲}\n== a.brief {乙}\n短{乙}\n");
  REQUIRE(words);
  const std::array<Catalogue::Need, 1> needs{{{"a", {"甲"}}}};
  const auto missing = words->missing(needs);
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].code == "words.unknown_variable");
  CHECK(missing[0].where == "a.brief");
}

TEST_CASE("a text in other words keeps its head, and all the others stay as they are") {
  const auto words = parsed("== a {甲} {日期:日期}\n{甲}：{日期}\n== b\n话\n");
  REQUIRE(words);
  const auto other = words->reworded({{"a", "{日期}到，{甲}\n请记下\n"}}, nullptr);
  REQUIRE(other);
  CHECK(other->words("a") == "{日期}到，{甲}\n请记下");
  CHECK(other->declared("a") == words->declared("a"));
  CHECK(other->words("b") == "话");
  CHECK(other->version() != words->version());
  CHECK(words->reworded({}, nullptr)->version() == words->version());
  CHECK(words->words("a") == "{甲}：{日期}");
}

TEST_CASE("other words that may not be said are told with key, line and column") {
  struct Row {
    const char *key, *words, *code, *where;
  };
  const auto row = GENERATE(values<Row>({
      {"c", "话", "words.no_such_key", "c"},
      {"a", "", "words.empty", "a 第1行第1列"},
      {"a", "{甲}\n# 号", "words.line_start", "a 第2行第1列"},
      {"a", "{甲}\n== b", "words.line_start", "a 第2行第1列"},
      {"a", "{甲}\n{乙}", "words.undeclared", "a 第2行第1列"},
      {"a", "{甲", "words.brace", "a 第1行第1列"},
      {"a", "{如果 甲}有{甲}", "words.open", "a 第1行第1列"},
      {"a", "您好", "words.fact_dropped", "a"},
      {"a", "{如果 甲}{甲}{完}", "", ""},  // it is told wherever there is one
      {"a", "{甲}\xff", "words.encoding", "a 第1行第1列"},
  }));
  CAPTURE(row.words);
  const auto words = parsed("== a {甲}\n{甲}\n== b\n话\n");
  REQUIRE(words);
  std::vector<Problem> faults;
  const auto other = words->reworded({{row.key, row.words}}, &faults);
  CHECK(other.has_value() == std::string(row.code).empty());
  if (other) return;
  REQUIRE_FALSE(faults.empty());
  CHECK(faults[0].code == row.code);
  CHECK(faults[0].where == row.where);
  CHECK_FALSE(faults[0].remedy.empty());
}

}  // namespace huiyin::templates::catalogue_test
