#include "gateway/wecom/answers.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "gateway/wecom/json_text.h"
#include "tests/support/vectors.h"

namespace answers_test {

using namespace huiyin::gateway;
using namespace huiyin::gateway::wecom;
using nlohmann::json;

namespace {

HttpAnswer http(int status, std::string body) {
  return {Reached::answered, status, std::move(body), "application/json"};
}

HttpAnswer errcode(std::int64_t code) {
  return http(200, json{{"errcode", code}, {"errmsg", "x"}}.dump());
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('|', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

TEST_CASE("each answer of the platform has its class, and partial acceptance is read") {
  const auto vectors = json::parse(*huiyin::testing::vector_text("wecom/api_answers.json"));
  for (const json& c : vectors.at("cases")) {
    CAPTURE(c.at("id").get<std::string>());
    const HttpAnswer answer = c.at("http_status").is_null()
                                  ? HttpAnswer{Reached::unanswered, 0, "", ""}
                                  : http(c.at("http_status"), c.at("body"));
    const json& expect = c.at("expect");
    CHECK(name(read_answer(answer).meaning) == expect.at("class").get<std::string>());
    if (!c.contains("request_touser")) continue;
    const auto sent = read_send_answer(answer, split(c.at("request_touser")));
    CHECK(name(sent.answer.meaning) == expect.at("class").get<std::string>());
    if (expect.contains("accepted")) CHECK(json(sent.accepted) == expect.at("accepted"));
    if (expect.contains("refused")) CHECK(json(sent.refused) == expect.at("refused"));
    if (expect.contains("response_code"))
      CHECK(sent.response_code == expect.at("response_code").get<std::string>());
  }
}

TEST_CASE("what may have been sent is not called unsent") {
  struct Row {
    const char* because;
    HttpAnswer answer;
    AnswerClass meaning;
    Advice advice;
  };
  const auto row = GENERATE(values<Row>({
      {"no connection: surely not",
       {Reached::not_sent, 0, "", ""},
       AnswerClass::retry,
       Advice::retry},
      {"no answer", {Reached::unanswered, 0, "", ""}, AnswerClass::retry, Advice::unanswered},
      {"bad gateway", http(502, "<html>"), AnswerClass::retry, Advice::unanswered},
      {"a 5xx is not believed even with an errcode", http(503, R"({"errcode":0})"),
       AnswerClass::retry, Advice::unanswered},
      {"cut JSON", http(200, R"({"errcode":0,"errm)"), AnswerClass::retry, Advice::unanswered},
      {"the platform says busy: not taken", errcode(-1), AnswerClass::retry, Advice::retry},
      {"too many requests", http(429, ""), AnswerClass::wait, Advice::wait},
      {"a proxy's login page", http(302, ""), AnswerClass::config, Advice::block},
      {"nothing is served there", http(404, "not here"), AnswerClass::config, Advice::block},
      {"a 4xx with a code of the platform", http(400, R"({"errcode":40014})"), AnswerClass::token,
       Advice::refresh_token},
      {"an errcode that is no number", http(200, R"({"errcode":"x"})"), AnswerClass::retry,
       Advice::unanswered},
      {"an errcode true", http(200, R"({"errcode":false})"), AnswerClass::retry,
       Advice::unanswered},
      {"an errcode beyond every number", http(200, R"({"errcode":99999999999999999999})"),
       AnswerClass::retry, Advice::unanswered},
  }));
  CAPTURE(row.because);
  const auto read = read_answer(row.answer);
  CHECK(read.meaning == row.meaning);
  CHECK(read.verdict.advice == row.advice);
}

TEST_CASE("every code of the platform's page has the class that is right for it") {
  struct Row {
    AnswerClass meaning;
    std::vector<std::int64_t> codes;
  };
  const auto row = GENERATE(values<Row>({
      {AnswerClass::done, {0}},
      {AnswerClass::retry, {-1, 6000, 95007}},
      {AnswerClass::token, {40014, 41001, 42001}},
      {AnswerClass::wait, {45009, 45033}},
      {AnswerClass::window, {95001, 95002, 95013, 95018, 95019, 95031}},
      {AnswerClass::config,
       {40001, 40013, 40056, 40201, 48001, 48002, 48006, 50001, 50003,  60020,
        95000, 95003, 95004, 95011, 95012, 95015, 95017, 95023, 301002, 2000002}},
      {AnswerClass::never,
       {40003, 40007, 40008, 40029, 40033, 40035, 40058, 40063, 40096, 41002, 41050,
        41051, 41096, 42003, 42014, 42015, 42016, 42017, 42018, 42019, 42022, 42045,
        42046, 44004, 45002, 46004, 50002, 60011, 60111, 81013, 84061, 95005, 95006,
        95008, 95009, 95014, 95016, 95022, 95026, 95027, 95030, 95032}},
  }));
  for (const std::int64_t code : row.codes) {
    CAPTURE(code);
    CHECK(answer_of(code).meaning == row.meaning);
    CHECK(answer_of(code).verdict.reason.empty() == (code == 0));
  }
}

TEST_CASE("an unknown code is given up and the operator is told") {
  const auto read = read_answer(errcode(123456));
  CHECK(read.verdict.advice == Advice::give_up);
  CHECK(read.verdict.code == "123456");
  CHECK(read.verdict.alarm);
  CHECK_FALSE(read.verdict.reason.empty());
}

TEST_CASE("a wrong setting stops the channel with an alarm and a reason") {
  for (const int code :
       {40001, 40013, 40056, 48002, 50003, 60020, 95000, 95004, 95017, 301002, 2000002}) {
    CAPTURE(code);
    const auto read = answer_of(code);
    CHECK(read.meaning == AnswerClass::config);
    CHECK(read.verdict.advice == Advice::block);
    CHECK(read.verdict.alarm);
    CHECK_FALSE(read.verdict.reason.empty());
  }
}

TEST_CASE("the address that the platform saw is told, and nothing else of its message") {
  const auto told = read_answer(
      http(200, R"({"errcode":60020,"errmsg":"not allow to access from your ip, hint: [1], )"
                R"(from ip: 192.0.2.7, more info at x"})"));
  CHECK(told.verdict.reason.find("192.0.2.7") != std::string::npos);
  CHECK(told.verdict.reason.find("more info") == std::string::npos);
  const auto strange = read_answer(http(200, R"({"errcode":60020,"errmsg":"from ip: <script>"})"));
  CHECK(strange.verdict.reason.find('<') == std::string::npos);
}

TEST_CASE("the refusal of a repeated msgid says that the first attempt arrived") {
  struct Row {
    std::int64_t code;
    Advice advice;
  };
  const auto row = GENERATE(values<Row>({
      {0, Advice::accepted},
      {40035, Advice::accepted},
      {95099, Advice::accepted},
      {777777, Advice::accepted},
      {-1, Advice::retry},
      {42001, Advice::refresh_token},
      {45009, Advice::wait},
      {95001, Advice::next_provider},
      {95018, Advice::next_provider},
      {95000, Advice::block},
      {45002, Advice::give_up},
  }));
  CAPTURE(row.code);
  CHECK(read_kf_repeat(errcode(row.code)).verdict.advice == row.advice);
}

TEST_CASE("a repetition that lacks a part says nothing of the first attempt") {
  for (const int code : {41004, 41010, 41999}) {
    CAPTURE(code);
    CHECK(read_kf_repeat(errcode(code)).verdict.advice == Advice::give_up);
    CHECK(read_kf_repeat(errcode(code)).verdict.alarm);
  }
}

TEST_CASE("an unanswered repetition stays unanswered") {
  CHECK(read_kf_repeat({Reached::unanswered, 0, "", ""}).verdict.advice == Advice::unanswered);
  CHECK(read_kf_repeat(http(502, "")).verdict.advice == Advice::unanswered);
}

TEST_CASE("accepted by the platform and received by nobody is no success") {
  const auto sent =
      read_send_answer(http(200, R"({"errcode":0,"invaliduser":"wang.fang"})"), {"Wang.Fang"});
  CHECK(sent.accepted.empty());
  CHECK(sent.answer.verdict.advice == Advice::give_up);
  CHECK(sent.answer.verdict.alarm);
  const auto none = read_send_answer(errcode(81013), {"a", "b"});
  CHECK(none.refused == std::vector<std::string>{"a", "b"});
}

TEST_CASE("members that a card update missed come as a list") {
  const auto sent = read_send_answer(http(200, R"({"errcode":0,"invaliduser":["b"]})"), {"A", "B"});
  CHECK(sent.accepted == std::vector<std::string>{"A"});
  CHECK(sent.refused == std::vector<std::string>{"B"});
}

}  // namespace answers_test
