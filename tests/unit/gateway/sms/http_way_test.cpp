#include "gateway/sms/http_way.h"

#include <catch2/catch.hpp>

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

}  // namespace http_way_test
