#include "base/json.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace json_test {
using namespace huiyin;

TEST_CASE("JSON is read as it stands, with comments where they are allowed") {
  CHECK(json_of(R"({"a": [1, "二"]})") == nlohmann::json{{"a", {1, "二"}}});
  CHECK(json_of("// one\n[1 /* two */]", Comments::ignored) == nlohmann::json{1});
}

TEST_CASE("what is no JSON is discarded, and nothing is thrown") {
  for (const char* text : {"", "{", "[1,]", "// one\n[1]", "{\"a\":\"\xff\"}", "nul"}) {
    CHECK(json_of(text).is_discarded());
    CHECK(ordered_json_of(text).is_discarded());
  }
}

TEST_CASE("the order of keys is kept where it is asked for") {
  CHECK(json_text(ordered_json_of(R"({"b": 1, "a": 2})")) == R"({"b":1,"a":2})");
  CHECK(json_text(ordered_json_of("{\"b\": 1, // one\n\"a\": 2}", Comments::ignored)) ==
        R"({"b":1,"a":2})");
  CHECK(json_text(json_of(R"({"b": 1, "a": 2})")) == R"({"a":2,"b":1})");
}

TEST_CASE("bytes that are no UTF-8 are written as replacement characters") {
  CHECK(json_text(nlohmann::json{{"a", "x\xff"}}) == "{\"a\":\"x\xef\xbf\xbd\"}");
  CHECK(json_text(nlohmann::ordered_json("a\xff")) == "\"a\xEF\xBF\xBD\"");
}

TEST_CASE("a page of JSON has a line for each value") {
  CHECK(json_page(nlohmann::json{{"a", 1}}) == "{\n  \"a\": 1\n}");
}

}  // namespace json_test
