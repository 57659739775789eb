#include "config/json_text.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace json_text_test {

using namespace huiyin;
using namespace huiyin::config;

namespace {

std::vector<Problem> faults(std::string_view text) {
  nlohmann::json root;
  std::vector<Problem> problems;
  read_json(text, "file.json", root, problems);
  return problems;
}

}  // namespace

TEST_CASE("comments of both kinds may stand anywhere between the parts") {
  nlohmann::json root;
  std::vector<Problem> problems;
  CHECK(read_json("/* a */ { // b\n \"x\" /* c */ : 1 } // d", "file.json", root, problems));
  CHECK(root["x"] == 1);
  CHECK(problems.empty());
}

TEST_CASE("the same key in two objects of a list is no duplicate") {
  CHECK(faults(R"([{"a": 1}, {"a": 2}])").empty());
  CHECK(faults(R"({"a": {"b": 1}, "c": {"b": 1}})").empty());
  CHECK(faults(R"({"a": {"b": 1, "b": 2}})").at(0).where == "file.json: a.b");
}

TEST_CASE("a remedy fits the slip that is made most") {
  CHECK(faults("{\"a\": 1,}").at(0).remedy.find("多余的逗号") != std::string::npos);
  CHECK(faults("{\"a\": 1 \"b\": 2}").at(0).remedy.find("少了逗号") != std::string::npos);
  CHECK(faults("{“a”: 1}").at(0).remedy.find("中文标点") != std::string::npos);
  CHECK(faults("{\"a\": 1").at(0).remedy.find("没有写完") != std::string::npos);
}

TEST_CASE("a file that an editor saved as GBK or UTF-16 is told so, and one with a mark is read") {
  const std::string_view gbk = "{\"name\": \"\xD0\xC5\xB7\xC3\"}";
  const std::string_view utf16("\xFF\xFE{\0}\0", 6), utf16_bare("{\0}\0", 4);
  for (const std::string_view text : {gbk, utf16, utf16_bare}) {
    const auto found = faults(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "json.encoding");
    CHECK(found[0].remedy.find("UTF-8") != std::string::npos);
  }
  CHECK(faults("\xEF\xBB\xBF{\"name\": \"信访\"}").empty());
}

TEST_CASE("an empty file is called empty") {
  for (const char* text : {"", " \r\n"}) {
    const auto found = faults(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "json.syntax");
    CHECK(found[0].what.find("空") != std::string::npos);
  }
}

TEST_CASE("the line on which each object begins is known by its path") {
  nlohmann::json root;
  std::vector<Problem> problems;
  ObjectLines lines;
  REQUIRE(read_json("// head\n{\"n\": [1, [2, 3],\n  {\"a\": 1},\n {}],\n\"o\": {\"p\":\n{}}}",
                    "file.json", root, problems, &lines));
  CHECK(lines == ObjectLines{{"", 2}, {"n[2]", 3}, {"n[3]", 4}, {"o", 5}, {"o.p", 6}});
  CHECK(faults("[{}, {\"a\": [{\"b\": 1, \"b\": 2}]}]").at(0).where == "file.json: [1].a[0].b");
}

TEST_CASE("a number beyond all bounds is a fault, not an exception") {
  CHECK(faults("{\"a\": 1e999}").at(0).code.starts_with("json."));
}

TEST_CASE("deep nesting is read or refused, and nothing breaks") {
  CHECK_FALSE(faults(std::string(100000, '[')).empty());
  CHECK(faults(std::string(10000, '[') + std::string(10000, ']')).empty());
}

}  // namespace json_text_test
