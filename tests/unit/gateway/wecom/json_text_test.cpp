#include "gateway/wecom/json_text.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace json_text_test {

using namespace huiyin::gateway::wecom;
using nlohmann::json;

TEST_CASE("a stranger's JSON is read without an exception, or not at all") {
  struct Row {
    const char* because;
    std::string text;
    bool reads;
  };
  std::string deep, allowed;
  for (int i = 0; i < 100000; ++i) deep += '[';
  for (int i = 0; i < kJsonDepthMax - 1; ++i) allowed = "[" + allowed + "]";
  const std::vector<Row> rows{
      {"an object", R"({"a":1})", true},
      {"the same key in two objects", R"({"a":{"k":1},"b":{"k":2}})", true},
      {"nested as far as allowed", allowed, true},
      {"nothing", "", false},
      {"cut", R"({"a":)", false},
      {"one key twice", R"({"a":1,"a":2})", false},
      {"one key twice, once escaped", R"({"\u0061":1,"a":2})", false},
      {"one key twice, with a blank before the colon", "{\"a\" \n:1,\"a\":2}", false},
      {"a value that is a key's name", R"({"a":"b","b":"a"})", true},
      {"a key that ends with a quotation mark", R"({"a\"":1,"a":2})", true},
      {"brackets inside a text", R"({"a":")" + deep + R"("})", true},
      {"brackets behind an escaped quotation mark", R"({"a":"\")" + deep + R"("})", true},
      {"a text that does not end", R"({"a":"b)", false},
      {"a text that ends with an escape", R"({"a":"b\)", false},
      {"deep", deep, false},
      {"deep and closed", deep + std::string(100000, ']'), false},
      {"no UTF-8", "{\"a\":\"\xff\"}", false},
      {"beyond every number", R"({"a":1e999})", false},
      {"something behind", "{} {}", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.because);
    CHECK(json_from(row.text).has_value() == row.reads);
  }
}

TEST_CASE("numbers keep every digit") {
  const auto read = *json_from(
      R"({"a":9223372036854775807,"b":18446744073709551615,"c":"12","d":1.5,"e":true,"f":"1x"})");
  CHECK(text_at(read, "a") == "9223372036854775807");
  CHECK(text_at(read, "b") == "18446744073709551615");
  CHECK(integer_at(read, "a") == 9223372036854775807);
  CHECK_FALSE(integer_at(read, "b"));
  CHECK(integer_at(read, "c") == 12);
  CHECK_FALSE(integer_at(read, "d"));
  CHECK(number_at(read, "d") == 1.5);
  CHECK(integer_at(read, "e") == 1);
  CHECK_FALSE(integer_at(read, "f"));
  CHECK(text_at(read, "missing").empty());
}

TEST_CASE("a missing part is a null, whatever stands in its place") {
  const auto read = *json_from(R"({"a":{},"b":[],"c":1})");
  CHECK(object_at(read, "a").is_object());
  CHECK(object_at(read, "b").is_null());
  CHECK(array_at(read, "b").is_array());
  CHECK(array_at(read, "c").is_null());
  CHECK(object_at(json(7), "a").is_null());
}

TEST_CASE("odd characters in one place does not make the whole unreadable") {
  const std::string replaced = "\xEF\xBF\xBD";
  struct Row {
    const char* because;
    std::string written, read;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {"the first half alone", R"(a\ud83d)", "a" + replaced},
      {"the second half alone", R"(\ude21b)", replaced + "b"},
      {"two first halves", R"(\uD83D\uD83D\uDE21)", replaced + "\U0001F621"},
      {"a half before another escape", R"(\ud83d\n)", replaced + "\n"},
      {"a whole pair", R"(\ud83d\ude21\ud83d)", "\U0001F621" + replaced},
      {"an escaped backslash begins no unit", R"(\\ud83d\ud83d)", "\\ud83d" + replaced},
      {"bytes cut inside a character", "\xE4\xBF", replaced + replaced},
      {"a control character", "a\x01z", "a\x01z"},
      {"a line's end", "a\r\n\tb", "a\r\n\tb"},
      {"a control character behind an escaped quotation mark", "\\\"\x1f", "\"\x1f"},
  }));
  CAPTURE(row.because);
  const std::string text = R"({"a":")" + row.written + R"(","b":1})";
  CHECK_FALSE(json_from(text));
  const auto mended = json_from_mended(text);
  REQUIRE(mended);
  CHECK(text_at(*mended, "a") == row.read);
  CHECK(integer_at(*mended, "b") == 1);
}

TEST_CASE("blanks between the parts are left alone when a text is mended") {
  const auto mended = json_from_mended("{\n\t\"a\":\"\x02\",\r\n\"b\":[1,\t2]\n}");
  REQUIRE(mended);
  CHECK(array_at(*mended, "b").size() == 2);
}

TEST_CASE("of a text that is no JSON what can be read is read") {
  std::string deep = "1";
  for (int i = 0; i < 40; ++i) deep = R"({"d":)" + deep + "}";
  struct Row {
    const char* because;
    std::string text, read;
  };
  const std::vector<Row> rows{
      {"a number beyond every number", R"({"a":1e999,"b":1})", R"({"b":1})"},
      {"a key twice", R"({"a":1,"a":2})", R"({"a":2})"},
      {"a word that is none", R"({"a":tru,"b":[1]})", R"({"b":[1]})"},
      {"inside an object", R"({"a":{"x":1e999,"y":"z"}})", R"({"a":{"y":"z"}})"},
      {"inside a list", R"({"a":[1,1e999,"z"]})", R"({"a":[1,null,"z"]})"},
      {"a comma too many", R"({"a":1,})", R"({"a":1})"},
      {"deeper than is read", R"({"a":)" + deep + R"(,"b":"z"})", R"({"b":"z"})"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.because);
    const auto read = json_salvaged(row.text);
    REQUIRE(read);
    json found = *read;
    if (std::string(row.because) == "deeper than is read") found.erase("a");
    CHECK(found == json::parse(row.read));
  }
  for (const char* text : {"", "tru", R"({"a":[})", R"({"a":1)", R"({"a":"5" tall"})", "{} {}"}) {
    CAPTURE(text);
    CHECK_FALSE(json_salvaged(text));
  }
}

TEST_CASE("what is cut off is not mended") {
  for (const char* text : {"", "{", R"({"a":"\ud83d)", R"({"a":"\u12"})", R"({"a":"\)"}) {
    CAPTURE(text);
    CHECK_FALSE(json_from_mended(text));
  }
}

}  // namespace json_text_test
