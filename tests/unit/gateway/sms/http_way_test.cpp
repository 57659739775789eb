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

}  // namespace http_way_test
