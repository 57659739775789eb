#include "gateway/sms/http_way.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <variant>

#include "tests/support/stand_ins.h"
#include "tests/unit/gateway/walk/sms_room.h"

namespace http_way_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using Catch::Contains;

TEST_CASE(
    "a letter goes by the account's template, with our key, and is answered as its provider says") {
  SmsRoom room;
  HttpWay& way = *room.ways.front();
  CHECK(way.name() == "ali");
  CHECK(way.parts_of(std::string(71, 'x')) == 2);
  const auto answer = way.send({kPhone, "您好", "our-key"});
  CHECK(answer.meaning == sms::AnswerClass::ok);
  CHECK(answer.provider_id == "id-1");
  CHECK_THAT(room.platform.last().target,
             Contains("TemplateCode=SMS_1") && Contains("OutId=our-key"));
}

TEST_CASE("a number to which the provider does not go is never tried") {
  SmsRoom room;
  const auto answer = room.ways.back()->send({"+85291234567", "您好", "our-key"});
  CHECK(answer.meaning == sms::AnswerClass::elsewhere);
  CHECK(answer.verdict.advice == Advice::give_up);
  CHECK(room.platform.calls().empty());
}

TEST_CASE(
    "a template's words are filled by the provider, and one that it does not know is refused") {
  StandIns platforms;
  SmsRoom room;
  SystemRandom nonces;
  const SystemClock clock;
  SocketHttpClient http(SocketHttpClient::kAnswerBytesMax, std::make_unique<Addresses>());
  const auto lines = platforms.settings().sms_lines;
  const auto& account = std::get<HttpAccount>(lines.front());
  REQUIRE(account.name == "aliyun");
  HttpWay way(http, clock, nonces, account);
  const std::string said = "您的验证码是482913，请勿告诉他人。";
  const auto by = [&](const std::string& code) {
    return way.send({.phone = kPhone,
                     .text = said,
                     .key = "our-key",
                     .by_template = SmsWay::ByTemplate{code, {{"code", "482913"}}}});
  };
  CHECK(by("SMS_999999999").meaning == sms::AnswerClass::pattern);
  CHECK(by("SMS_100000002").meaning == sms::AnswerClass::ok);
  const auto texts = platforms.sms.with([](sim::sms::World& world) {
    std::vector<std::string> all;
    for (const auto& message : world.messages) all.push_back(message.text);
    return all;
  });
  REQUIRE(texts.size() == 1);
  CHECK_THAT(texts.front(), Contains(said));
}

TEST_CASE(
    "over TLS each provider is sent to where its authority is trusted, else nothing is sent") {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("huiyin-way-" + std::to_string(::getpid()));
  const auto identity = sim::TlsIdentity::make(folder.string(), "127.0.0.1");
  REQUIRE(identity);
  StandIns platforms(*identity);
  SmsRoom room;
  SystemRandom nonces;
  const SystemClock clock;
  const auto answer_to = [&](const HttpAccount& account, const std::string& ca_file) {
    SocketHttpClient http(SocketHttpClient::kAnswerBytesMax, std::make_unique<Addresses>(),
                          ca_file);
    HttpWay way(http, clock, nonces, account);
    return way.send({kPhone, "您好", "our-key"});
  };
  for (auto line : platforms.settings().sms_lines) {
    auto& account = std::get<HttpAccount>(line);
    account.template_param = "content";
    if (account.name == "aliyun") account.template_code = "SMS_100000001";
    if (account.name == "tencent") account.template_code = "1000001";
    CAPTURE(account.name);
    const auto refused = answer_to(account, "");
    CHECK(refused.meaning == sms::AnswerClass::channel);
    CHECK(refused.verdict.code == "http.untrusted");
    CHECK(refused.verdict.alarm);
    CHECK(room.log.has("platform not trusted url=" + platforms.base_url()));
    CHECK(answer_to(account, identity->authority_file()).meaning == sms::AnswerClass::ok);
  }
  CHECK(platforms.sms.with([](sim::sms::World& world) { return world.messages.size(); }) == 3);
  CHECK(platforms.violations() == 0);
  std::filesystem::remove_all(folder);
}

TEST_CASE("records are read page by page, with a bound, and a page that fails leaves none") {
  SmsRoom room;
  HttpWay& way = *room.ways.front();
  CHECK(way.looks_up());
  CHECK_FALSE(room.ways.back()->looks_up());
  const std::string record = R"({"PhoneNum":"13900007001","SendStatus":3,"OutId":"k"})";
  const auto page = [&](const std::string& total) {
    return R"({"Code":"OK","TotalCount":)" + total +
           R"(,"SmsSendDetailDTOs":{"SmsSendDetailDTO":[)" + record + "]}}";
  };
  const sms::Sought sought{.phone = kPhone, .our_id = "k", .tried = room.clock.now()};
  room.next_aliyun = page("1");
  const auto one = way.look_up(sought);
  CHECK(one.answer.meaning == sms::AnswerClass::ok);
  CHECK(one.is_whole);
  CHECK(one.records.size() == 1);
  CHECK(room.platform.calls().size() == 1);

  ScriptedPlatform endless{[&](const HttpCall&) { return json_answer(page("1000000")); }};
  HttpWay without_end(endless, room.clock, room.random, room.lines.front());
  const auto many = without_end.look_up(sought);
  CHECK_FALSE(many.is_whole);
  CHECK(endless.calls().size() == many.records.size());
  CHECK(endless.calls().size() <= 10);

  int calls = 0;
  ScriptedPlatform broken{[&](const HttpCall&) {
    return ++calls == 1 ? json_answer(page("60")) : HttpAnswer{Reached::unanswered};
  }};
  HttpWay half(broken, room.clock, room.random, room.lines.front());
  const auto cut = half.look_up(sought);
  CHECK(cut.answer.meaning == sms::AnswerClass::maybe);
  CHECK(cut.records.empty());
  CHECK_FALSE(cut.is_whole);
}

TEST_CASE("an office's digits go along where the account has the right, and they fit") {
  SmsRoom room;
  gateway::HttpAccount account = room.lines.front();
  account.extension_digits = 2;
  HttpWay way(room.platform, room.clock, room.random, account);
  way.send({kPhone, "您好", "k", "7"});
  CHECK_THAT(room.platform.last().target, Contains("SmsUpExtendCode=07"));
  for (const char* code : {"", "123"}) {
    way.send({kPhone, "您好", "k", code});
    CHECK_THAT(room.platform.last().target, !Contains("SmsUpExtendCode"));
  }
  room.ways.front()->send({kPhone, "您好", "k", "7"});
  CHECK_THAT(room.platform.last().target, !Contains("SmsUpExtendCode"));
}

}  // namespace http_way_test
