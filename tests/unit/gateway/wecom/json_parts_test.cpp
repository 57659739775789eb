#include "gateway/wecom/json_parts.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace json_parts_test {

using namespace huiyin::gateway::wecom;

namespace {

std::string joined(const JsonParts& all) {
  std::string text;
  for (const auto& [key, value] : all.parts) text += key + "=" + std::string(value) + ";";
  return text + (all.is_whole ? "" : "…");
}

}  // namespace

TEST_CASE("a text is taken apart at its outermost level, as far as its brackets fit") {
  struct Row {
    const char* because;
    std::string text, parts;
  };
  const std::vector<Row> rows{
      {"an object", R"({"a":1,"b":{"c":[2]},"d":"e"})", R"(a=1;b={"c":[2]};d="e";)"},
      {"a list", R"([1, {"a":2} , [3],"4"])", R"(=1;={"a":2};=[3];="4";)"},
      {"nothing in it", " { } ", ""},
      {"no JSON inside", R"({"a":1e999,"b":tru ,"c":})", R"(a=1e999;b=tru;c=;)"},
      {"brackets and commas in a text", R"({"a":"}],{[\"","b":1})", R"(a="}],{[\"";b=1;)"},
      {"a key twice, once escaped", R"({"\u0061":1,"a":2})", "a=1;a=2;"},
      {"cut", R"({"a":1,"b":[2)", "a=1;…"},
      {"cut behind a value", R"({"a":1,)", "a=1;…"},
      {"brackets of two kinds", R"({"a":1,"b":[},"c":2})", "a=1;…"},
      {"a quotation mark too many", R"({"a":1,"b":"5" tall","c":2})", R"(a=1;b="5";…)"},
      {"something behind", "{}{}", "…"},
      {"no brackets", "7", "…"},
      {"nothing", "", "…"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.because);
    CHECK(joined(json_parts(row.text)) == row.parts);
  }
}

TEST_CASE("parts without end are not taken apart without end") {
  std::string many = "[";
  for (std::size_t i = 0; i <= kJsonPartsMax; ++i) many += "1,";
  const auto all = json_parts(many + "1]");
  CHECK(all.parts.size() == kJsonPartsMax);
  CHECK_FALSE(all.is_whole);
  CHECK(json_parts(std::string(1'000'000, '[')).parts.empty());
}

}  // namespace json_parts_test
