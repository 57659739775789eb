#include "gateway/sms/push_reading.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/json.h"

namespace push_reading_test {

using namespace huiyin;
using namespace huiyin::gateway::sms;
using nlohmann::json;

namespace {

bool read_said(const json& element, FactSheet& sheet) {
  const auto words = words_at(element, "said");
  if (words) sheet.add(Reply{"13800001234", *words, ""});
  return words.has_value();
}

Pushed push(std::string_view body) { return read_push(body, read_said, "taken"); }

std::string twice(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("a push is read in whatever dress it comes") {
  const auto body = GENERATE(as<std::string>(), R"([{"said":"1"}])", R"({"said":"1"})",
                             "\xEF\xBB\xBF[{\"said\":\"1\"}]", "\r\n [ {\"said\" : 1} ] \n",
                             R"([{"said":"1","n":{"deep":[1]}}])", R"({"said":"0","said":"1"})",
                             R"([{"said":"1"},{"said":"1"}])");
  CAPTURE(body);
  const Pushed pushed = push(body);
  CHECK(pushed.answer.status == 200);
  CHECK(pushed.answer.body == "taken");
  REQUIRE(pushed.facts.replies.size() == 1);
  CHECK(pushed.facts.replies[0].text == "1");
  CHECK(pushed.facts.bad.empty());
}

TEST_CASE("a bad element is kept as it came, and its neighbours count") {
  const Pushed pushed = push(R"([{"said":"1"}, {"z" : 1,"a":18446744073709551616} ,"x",null,[]])");
  CHECK(pushed.answer.status == 200);
  CHECK(pushed.facts.replies.size() == 1);
  CHECK(pushed.facts.bad ==
        std::vector<std::string>{R"({"z" : 1,"a":18446744073709551616})", R"("x")", "null", "[]"});
  CHECK(push("{}").facts.bad == std::vector<std::string>{"{}"});
}

TEST_CASE("one citizen's odd bytes do not hide the others' words") {
  const Pushed pushed =
      push("[{\"said\":\"\xC4\xE3\"},{\"said\":\"\\ud83d\"},{\"said\":\"a\nb\"}]");
  REQUIRE(pushed.facts.replies.size() == 3);
  CHECK(pushed.facts.replies[2].text == "a\nb");
}

TEST_CASE("what is no push is refused, and nothing of it is kept") {
  struct Row {
    const char* because;
    std::string body;
    int status;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing", "", 400},
      {"blanks", " \n", 400},
      {"no JSON", "said=1", 400},
      {"cut", R"([{"said":"1"})", 400},
      {"two documents", R"({"said":"1"},{"said":"2"})", 400},
      {"brackets that only fit into ours", R"({"said":"1"}],[{"said":"2"})", 400},
      {"nested", twice("[", 100) + twice("]", 100), 400},
      {"nested without end", twice("{\"a\":", 100'000), 400},
      {"a text", R"("said")", 422},
      {"null", "null", 422},
      {"too many", "[" + twice("1,", 20'000) + "1]", 413},
      {"too large", R"({"said":")" + std::string(3 << 20, 'x') + R"("})", 413},
  }));
  CAPTURE(row.because);
  const Pushed pushed = push(row.body);
  CHECK(pushed.answer.status == row.status);
  CHECK(json_of(pushed.answer.body).contains("message"));
  CHECK(pushed.facts.replies.empty());
  CHECK(pushed.facts.bad.empty());
}

TEST_CASE("what was fetched may be longer than what a stranger pushes") {
  const auto facts = read_facts("[" + twice("1,", 20'000) + "1]", read_said);
  REQUIRE(facts);
  CHECK(facts->bad.size() == 20'001);
  CHECK_FALSE(read_facts("<html>", read_said));
}

TEST_CASE("a fact that is told twice is one, two states of a message are two") {
  FactSheet sheet;
  const Receipt failed{"id", "13800001234", ReceiptState::failed, "UNDELIV", "", Remedy::nothing};
  sheet.add(failed);
  sheet.add(failed);
  Receipt delivered = failed;
  delivered.state = ReceiptState::delivered;
  sheet.add(delivered);
  sheet.add(Reply{"13800001234", "1", "", {}, "7"});
  sheet.add(Reply{"13800001234", "1", "", {}, "7"});
  sheet.add(Reply{"13800001234", "1", "", {}, "8"});
  const SmsFacts facts = sheet.taken();
  CHECK(facts.receipts.size() == 2);
  CHECK(facts.replies.size() == 2);
}

TEST_CASE("members are read kindly, ids whole or not at all") {
  const json element =
      json_of(R"({"id":9223372036854775807,"long":18446744073709551616,"text":" x ",
      "yes":"TRUE","one":1,"fail":"Fail","null":null,"at":"1772414104","none":" "})");
  CHECK(id_at(element, {"id"}) == "9223372036854775807");
  CHECK_FALSE(id_at(element, {"long"}));
  CHECK_FALSE(id_at(element, {"none"}));
  CHECK_FALSE(id_at(json{{"id", std::string(300, '1')}}, {"id"}));
  CHECK(word_at(element, {"none", "text"}) == "x");
  CHECK(words_at(element, "text") == " x ");
  CHECK_FALSE(words_at(element, "null"));
  CHECK(success_at(element, "yes") == true);
  CHECK(success_at(element, "one") == true);
  CHECK(success_at(element, "fail") == false);
  CHECK_FALSE(success_at(element, "text"));
  CHECK_FALSE(success_at(element, "absent"));
  CHECK(time_at(element, "at").has_value());
  CHECK(code_at(json{{"c", std::string(1000, 'c')}}, "c").size() == kCodeBytesMax);
}

}  // namespace push_reading_test
