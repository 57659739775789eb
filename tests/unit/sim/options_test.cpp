#include "sim/options.h"

#include <catch2/catch.hpp>

namespace options_test {

using namespace huiyin;
using namespace huiyin::sim;

namespace {

Parsed parse(std::vector<const char*> words) {
  words.insert(words.begin(), "huiyin-sim");
  return parse_options(int(words.size()), words.data());
}

}  // namespace

TEST_CASE("without words the demo is played, on loopback") {
  const Parsed parsed = parse({});
  const auto* options = std::get_if<Options>(&parsed);
  REQUIRE(options);
  CHECK(options->host == "127.0.0.1");
  CHECK(options->port == 9700);
  CHECK(options->wecom.corp_id == "wwdemo0000000001");
  CHECK(options->wecom.accounts.front().open_kfid == "wkDemoDesk0001");
}

TEST_CASE("players, desks and faults given on the command line take the demo's place") {
  const Parsed parsed =
      parse({"--listen", "127.0.0.1:0", "--staff", "zhang=张三", "--staff", "li", "--open-kfid",
             "wkOther", "--fault", "api_5xx=0.5", "--fault", "api_only=kf/send_msg"});
  const auto* options = std::get_if<Options>(&parsed);
  REQUIRE(options);
  REQUIRE(options->wecom.staff.size() == 2);
  CHECK(options->wecom.staff[0].name == "张三");
  CHECK(options->wecom.staff[1].name == "li");
  CHECK(options->wecom.accounts.front().open_kfid == "wkOther");
  CHECK(options->faults.api_5xx == 0.5);
  CHECK(options->faults.api_only == "kf/send_msg");
}

TEST_CASE("TLS is spoken where a folder for its certificates is given, at an address of its own") {
  const Parsed without = parse({}),
               with = parse({"--tls-folder", "/tmp/x", "--tls-listen", "127.0.0.2:1"});
  CHECK(std::get<Options>(without).tls_folder.empty());
  CHECK(std::get<Options>(with).tls_folder == "/tmp/x");
  CHECK(std::get<Options>(with).tls_host == "127.0.0.2");
  CHECK(std::get<Options>(with).tls_port == 1);
  const Parsed wrong = parse({"--tls-listen", "9743"});
  CHECK(std::get<std::vector<Problem>>(wrong).front().where == "--tls-listen");
}

TEST_CASE("SMS accounts, templates, phones, doors and faults are given by words") {
  const Parsed parsed =
      parse({"--gateway", "http://127.0.0.1:81", "--sms-account", "mas.secret=x", "--sms-template",
             "aliyun:SMS_7=您好", "--sms-phone", "13800001234=晴天", "--sms-push",
             "aliyun=http://127.0.0.1:1/x", "--sms-push-key", "aliyun=k", "--sms-limits", "--fault",
             "sms_5xx=0.5", "--fault", "receipt_delay_ms=[0,1]"});
  const auto* options = std::get_if<Options>(&parsed);
  REQUIRE(options);
  const sms::Settings& sms = options->sms;
  CHECK(sms.account(sms::Provider::mas).secret == "x");
  CHECK(sms.account(sms::Provider::mas).push_url == "http://127.0.0.1:81/webhooks/sms/mas");
  CHECK(sms.account(sms::Provider::aliyun).push_url == "http://127.0.0.1:1/x");
  CHECK(sms.account(sms::Provider::aliyun).push_key == "k");
  CHECK(sms.templates.size() == 1);
  CHECK(sms.phones.front().name == "晴天");
  CHECK(sms.keeps_limits);
  CHECK(options->sms_faults.sms_5xx == 0.5);
  CHECK(options->sms_faults.receipt_delay_ms.high == 1);
  const Parsed wrong = parse({"--sms-account", "a.b=c", "--sms-phone", "7", "--sms-template", "x",
                              "--sms-push", "y=z", "--fault", "sms_5xx=2"});
  REQUIRE(std::holds_alternative<std::vector<Problem>>(wrong));
  CHECK(std::get<std::vector<Problem>>(wrong).size() == 5);
}

TEST_CASE("everything wrong is named at once") {
  const Parsed parsed = parse(
      {"--listen", "nowhere", "--kf-aes-key", "short", "--fault", "api_6xx=1", "--gateway", "x"});
  const auto* problems = std::get_if<std::vector<Problem>>(&parsed);
  REQUIRE(problems);
  CHECK(problems->size() == 4);
  CHECK(std::holds_alternative<std::vector<Problem>>(parse({"--no-such-word"})));
}

TEST_CASE("the help names options, faults and control actions") {
  const Parsed parsed = parse({"--help"});
  const auto* help = std::get_if<std::string>(&parsed);
  REQUIRE(help);
  for (const char* word : {"--gateway", "--seed", "callback_duplicate", "/control/staff/tap",
                           "9700", "receipt_early", "/control/sms/reply", "--sms-push-key"})
    CHECK(help->find(word) != std::string::npos);
}

}  // namespace options_test
