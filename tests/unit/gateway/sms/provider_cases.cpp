#include "tests/unit/gateway/sms/provider_cases.h"

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "tests/support/vectors.h"

namespace provider_cases {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::sms;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

// The words of the vectors.
std::string class_word(AnswerClass meaning) {
  switch (meaning) {
    case AnswerClass::number:
      return "give_up";
    case AnswerClass::wording:
      return "text";
    case AnswerClass::pattern:
    case AnswerClass::approval:
    case AnswerClass::clock:
    case AnswerClass::channel:
      return "config";
    default:
      return std::string(name(meaning));
  }
}

std::string window_word(Window window) {
  static const std::map<Window, std::string> kWords{{Window::minute, "minute"},
                                                    {Window::hour, "hour"},
                                                    {Window::day, "day"},
                                                    {Window::calendar_day, "day"},
                                                    {Window::calendar_month, "month"}};
  const auto word = kWords.find(window);
  return word == kWords.end() ? "" : word->second;
}

void check_answer(const SmsAnswer& answer, const json& expect) {
  CHECK(class_word(answer.meaning) == expect.at("class").get<std::string>());
  CHECK((answer.verdict.advice == Advice::accepted) == (answer.meaning == AnswerClass::ok));
  CHECK((answer.meaning == AnswerClass::ok || !answer.verdict.reason.empty()));
  if (expect.contains("code")) CHECK(answer.verdict.code == expect["code"].get<std::string>());
  if (expect.contains("phone")) CHECK(answer.phone == expect["phone"].get<std::string>());
  if (expect.contains("window"))
    CHECK(window_word(answer.window) == expect["window"].get<std::string>());
  if (expect.contains("wait_s")) {
    CHECK(longest(answer.window).count() > 0);
    CHECK(longest(answer.window).count() <= expect["wait_s"].get<std::int64_t>());
  }
  if (!expect.contains("provider_id")) return;
  const json& id = expect["provider_id"];
  CHECK(answer.provider_id == (id.is_null() ? "" : id.get<std::string>()));
}

// "2026-03-02T09:15:04+08:00".
std::string iso(const std::optional<Instant>& time) {
  return time ? office_iso(*time) + "+08:00" : "";
}

json fact(const Receipt& receipt) {
  return {{"kind", "receipt"},       {"provider_id", receipt.provider_id},
          {"phone", receipt.phone},  {"state", name(receipt.state)},
          {"code", receipt.code},    {"time", iso(receipt.time)},
          {"our_id", receipt.our_id}};
}

json fact(const Reply& reply) {
  return {{"kind", "reply"}, {"phone", reply.phone},    {"text", reply.text},
          {"to", reply.to},  {"time", iso(reply.time)}, {"provider_id", reply.provider_id}};
}

// What the vector names, in its order; the rest is free.
void check_facts(const SmsFacts& facts, const json& expect) {
  json all = json::array();
  for (const Receipt& receipt : facts.receipts) all.push_back(fact(receipt));
  for (const Reply& reply : facts.replies) all.push_back(fact(reply));
  REQUIRE(all.size() == expect.size());
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const auto& [key, value] : expect[i].items()) {
      CAPTURE(key);
      CHECK(all[i].at(key) == (value.is_null() ? json("") : value));
    }
}

void check_push_answer(const PushAnswer& answer, const json& expect) {
  if (expect.contains("status")) CHECK(answer.status == expect["status"].get<int>());
  if (expect.contains("status_in"))
    CHECK(std::ranges::count(expect["status_in"], json(answer.status)) == 1);
  if (expect.contains("json")) CHECK(json_of(answer.body) == expect["json"]);
}

}  // namespace

HttpAnswer answered(int status, std::string body) {
  return {Reached::answered, status, std::move(body), "application/json"};
}

SmsAnswer read_one(const SmsProvider& provider, int status, std::string body) {
  return provider.read_answer(answered(status, std::move(body)), {"13800001234"}).at(0);
}

void check_answers(const SmsProvider& provider) {
  std::size_t checked = 0;
  for (const json& row : cases_of(vector_text("sms/answers.json").value())) {
    if (row["provider"] != provider.name()) continue;
    CAPTURE(row["id"].get<std::string>());
    const json& expect = row["expect"];
    std::vector<std::string> phones{"13800001234", "19900004321"};
    phones.resize(expect.size());
    const auto http = row["http_status"].is_null() ? HttpAnswer{Reached::unanswered}
                                                   : answered(row["http_status"], row["body"]);
    const auto answers = provider.read_answer(http, phones);
    REQUIRE(answers.size() == expect.size());
    for (std::size_t i = 0; i < answers.size(); ++i) check_answer(answers[i], expect[i]);
    ++checked;
  }
  CHECK(checked > 0);
}

void check_pushes(const SmsProvider& provider) {
  std::size_t checked = 0;
  for (const json& row : cases_of(vector_text("sms/pushes.json").value())) {
    if (row["provider"] != provider.name()) continue;
    CAPTURE(row["id"].get<std::string>());
    const std::string door = row["door"], body = row["body"];
    if (door == "reports" || door == "replies") {
      const Pushed pushed =
          door == "reports" ? provider.read_reports(body) : provider.read_replies(body);
      check_facts(pushed.facts, row["expect"]);
      check_push_answer(pushed.answer, row["answer"]);
    } else {
      const auto what = door == "pull-reports" ? Fetch::reports : Fetch::replies;
      const Fetched fetched = provider.read_fetched(answered(200, body), what);
      CHECK(fetched.verdict.advice == Advice::accepted);
      check_facts(fetched.facts, row["expect"]);
    }
    ++checked;
  }
  CHECK(checked > 0);
}

void check_strictness(const SmsProvider& provider, const std::string& success) {
  CHECK(read_one(provider, 200, success).meaning == AnswerClass::ok);
  struct Row {
    const char* because;
    HttpAnswer http;
    AnswerClass meaning;
  };
  const std::vector<Row> rows{
      {"no connection", {Reached::not_sent}, AnswerClass::retry},
      {"no answer", {Reached::unanswered}, AnswerClass::maybe},
      {"nothing", answered(200, ""), AnswerClass::maybe},
      {"a 204", answered(204, ""), AnswerClass::maybe},
      {"null", answered(200, "null"), AnswerClass::maybe},
      {"another shape", answered(200, "[" + success + "]"), AnswerClass::maybe},
      {"cut", answered(200, success.substr(0, success.size() - 1)), AnswerClass::maybe},
      {"nested", answered(200, std::string(100'000, '[')), AnswerClass::maybe},
      {"a page", answered(200, "<html></html>"), AnswerClass::maybe},
      {"a failure's status", answered(500, success), AnswerClass::maybe},
      {"a refusal's status", answered(400, success), AnswerClass::maybe},
      {"a status nobody knows", answered(999, success), AnswerClass::maybe},
      {"a redirect", answered(302, success), AnswerClass::channel},
      {"a wrong address", answered(404, success), AnswerClass::channel},
      {"a wrong address's page", answered(404, "<html></html>"), AnswerClass::channel},
      {"a proxy in between", answered(403, "<html></html>"), AnswerClass::channel},
      {"too many", answered(429, ""), AnswerClass::retry},
      {"an endless answer", answered(200, success + std::string(4 << 20, ' ')),
       AnswerClass::maybe}};
  for (const Row& row : rows) {
    CAPTURE(row.because);
    const auto answers = provider.read_answer(row.http, {"13800001234", "19900004321"});
    REQUIRE(answers.size() == 2);
    CHECK(answers[1].phone == "19900004321");
    CHECK(answers[0].meaning == row.meaning);
    CHECK(answers[0].provider_id.empty());
    CHECK_FALSE(answers[0].verdict.reason.empty());
  }
}

}  // namespace provider_cases
