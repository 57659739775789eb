#include "sim/json_fields.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace json_fields_test {

using namespace huiyin::sim;
using nlohmann::json;

TEST_CASE("a field that is absent or of another type is read as nothing") {
  for (const char* text : {"{}", "[]", "null", "7", R"({"a":null})", R"({"a":true})"}) {
    CAPTURE(text);
    const json value = json::parse(text);
    CHECK(text_field(value, "a", "none") == "none");
    CHECK_FALSE(number_field(value, "a"));
    CHECK(object_field(value, "a").empty());
    CHECK(list_field(value, "a").empty());
    CHECK(texts_field(value, "a").empty());
  }
}

TEST_CASE("a number may stand as text, within what an integer holds") {
  struct Row {
    const char* text;
    std::optional<std::int64_t> number;
  };
  for (const Row& row :
       {Row{R"({"n":7})", 7}, Row{R"({"n":-7})", -7}, Row{R"({"n":"1000002"})", 1000002},
        Row{R"({"n":"-7"})", {}}, Row{R"({"n":"7x"})", {}}, Row{R"({"n":""})", {}},
        Row{R"({"n":7.5})", {}}, Row{R"({"n":18446744073709551615})", {}},
        Row{R"({"n":"99999999999999999999"})", {}}}) {
    CAPTURE(row.text);
    CHECK(number_field(json::parse(row.text), "n") == row.number);
  }
}

}  // namespace json_fields_test
