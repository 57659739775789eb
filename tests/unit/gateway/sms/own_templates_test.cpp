#include "gateway/sms/own_templates.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/walk/sms_room.h"

namespace own_templates_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using Catch::Contains;
using store::OutboxState;
using store::ProviderTemplateState;

namespace {

const templates::Mapping kNamed{{"code", "验证码"}, {"minutes", "分钟"}},
    kNumbered{{"1", "验证码"}, {"2", "分钟"}};
constexpr const char* kAliyunWords = "验证码${code}，${minutes}分钟内有效。";
constexpr const char* kMasWords = "验证码{1}，{2}分钟内有效。";

templates::Worded code_text(const std::string& code = "482913") {
  return {"验证码" + code + "，10分钟内有效。",
          {"bind.code_sms", "v1", {{"验证码", code}, {"分钟", "10"}}}};
}

// Aliyun's account has nothing but templates of texts.
struct TemplateRoom : SmsRoom {
  TemplateRoom() {
    lines[0].template_code = lines[0].template_param = "";
    begin_life();
  }
  std::string state_of(const std::string& account) {
    return text("SELECT state FROM provider_template WHERE is_current = 1 AND account = '" +
                account + "'");
  }
};

}  // namespace

TEST_CASE("a message of a text goes by its approved template, with its parameters") {
  TemplateRoom room;
  room.approve("ali", "SMS_900", kAliyunWords, kNamed);
  const auto id = room.say(code_text());
  room.drain();
  CHECK(room.state(id) == OutboxState::accepted);
  CHECK(room.text_of(id, "sent_by") == "ali");
  CHECK_THAT(room.platform.last().target,
             Contains("TemplateCode=SMS_900") &&
                 Contains("TemplateParam=%7B%22code%22%3A%22482913%22%2C%22minutes%22%3A%2210%22"));
}

TEST_CASE("where parameters go by their order, they are handed over in it") {
  TemplateRoom room;
  room.approve("mas", "T-7", kMasWords, kNumbered);
  const auto id = room.say(code_text());  // Aliyun has none for it
  room.drain();
  CHECK(room.text_of(id, "sent_by") == "mas");
  CHECK_THAT(room.platform.last().target, Contains("tmpsubmit"));
}

TEST_CASE("what the citizen would read otherwise does not go by a template, but as any words do") {
  TemplateRoom room;
  room.approve("mas", "T-7", kMasWords, kNumbered);
  auto other = code_text();
  other.words += "请勿转发。";  // the text was changed since it was approved
  const auto id = room.say(other);
  room.drain();
  CHECK(room.text_of(id, "sent_by") == "mas");
  CHECK_THAT(room.platform.last().target, Contains("norsubmit"));
}

TEST_CASE(
    "what is not approved yet is not used, and the message says so where nothing else takes it") {
  TemplateRoom room;
  room.lines.pop_back();
  room.begin_life();
  const auto state = GENERATE(ProviderTemplateState::none, ProviderTemplateState::pending,
                              ProviderTemplateState::refused, ProviderTemplateState::stopped);
  room.approve("ali", "SMS_900", kAliyunWords, kNamed, state);
  const auto id = room.say(code_text());
  room.drain();
  CHECK(room.platform.calls().empty());
  CHECK(room.state(id) == OutboxState::failed);
  CHECK(room.text_of(id, "last_code") == "sms.no_template");
  CHECK_THAT(room.text_of(id, "reason"), Contains("ali") && Contains("模板"));
}

TEST_CASE("each account that has no template says why, in the message's state") {
  TemplateRoom room;
  room.lines[1] = room.lines[0];
  room.lines[1].name = "ali2";
  room.begin_life();
  room.approve("ali", "SMS_900", kAliyunWords, kNamed, ProviderTemplateState::pending);
  const auto id = room.say(code_text());
  room.drain();
  CHECK_THAT(room.text_of(id, "reason"),
             Contains("“ali”只发审核过的模板：报备的模板还在审核") &&
                 Contains("“ali2”只发审核过的模板：这条文字没有报备模板"));
}

TEST_CASE("a template that its provider refuses is stopped on record, and the account goes on") {
  TemplateRoom room;
  room.approve("ali", "SMS_900", kAliyunWords, kNamed);
  room.next_aliyun = aliyun_says("isv.SMS_TEMPLATE_ILLEGAL");
  const auto id = room.say(code_text());
  room.drain();
  CHECK(room.text_of(id, "sent_by") == "mas");
  room.own->follow();
  CHECK(room.state_of("ali") == "stopped");
  CHECK_THAT(room.text("SELECT note FROM provider_template WHERE is_current = 1"),
             Contains("isv.SMS_TEMPLATE_ILLEGAL"));
  CHECK(room.number("SELECT COUNT(*) FROM provider_template") == 2);
  const auto calls = room.platform.calls().size();
  room.say(code_text("111111"), "13900007002");
  room.drain();
  CHECK(room.platform.calls().size() == calls + 1);  // Aliyun is not asked by it again
  room.approve("ali", "SMS_901", kAliyunWords, kNamed);
  const auto again = room.say(code_text("222222"), "13900007003");
  room.drain();
  CHECK(room.text_of(again, "sent_by") == "ali");  // it never rested
}

TEST_CASE("parameters that the provider does not take leave the template as it is") {
  TemplateRoom room;
  room.approve("ali", "SMS_900", kAliyunWords, kNamed);
  room.next_aliyun = aliyun_says("isv.PARAM_NOT_SUPPORT_URL");
  const auto id = room.say(code_text());
  room.drain();
  CHECK(room.text_of(id, "sent_by") == "mas");
  CHECK(room.state_of("ali") == "approved");
}

TEST_CASE("what stays unanswered by a template is not sent in another form") {
  TemplateRoom room;
  room.approve("ali", "SMS_900", kAliyunWords, kNamed);
  room.is_silent = true;
  const auto id = room.say(code_text());
  room.drain();
  CHECK(room.state(id) == OutboxState::unknown);
  CHECK(room.platform.calls().size() == 1);
}

TEST_CASE("a template for any words that is refused rests, and templates of texts go on") {
  SmsRoom room;
  room.lines.pop_back();
  room.begin_life();
  room.approve("ali", "SMS_900", kAliyunWords, kNamed);
  room.next_aliyun = aliyun_says("isv.SMS_TEMPLATE_ILLEGAL");
  const auto any = room.say("您好");
  room.drain();
  CHECK(room.state(any) == OutboxState::queued);
  CHECK(room.of(any, "attempts") == 0);
  const auto id = room.say(code_text(), "13900007002");
  room.drain();
  CHECK(room.state(id) == OutboxState::accepted);
  room.clock.advance(minutes{2});
  room.drain();
  CHECK(room.state(any) == OutboxState::accepted);
}

}  // namespace own_templates_test
