#include "gateway/doctor/sms_checks.h"

#include <catch2/catch.hpp>
#include <functional>

#include "tests/unit/gateway/doctor/consulting_room.h"
#include "tests/unit/gateway/http/loopback.h"

namespace sms_checks_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::doctor;
using testing::ConsultingRoom;
using testing::holds;

namespace {

enum Line { aliyun, tencent, mas };

HttpAccount& account_of(ConsultingRoom& room, std::size_t which) {
  return std::get<HttpAccount>(room.settings.sms_lines.at(which));
}

Finding found(ConsultingRoom& room, Line which) {
  const auto findings = sms_findings(account_of(room, which), room.tools());
  REQUIRE(findings.size() == 1);
  CHECK_FALSE(testing::tells_a_secret(findings));
  return findings[0];
}

}  // namespace

TEST_CASE("accounts that are rightly set up are let in, and nothing is sent") {
  ConsultingRoom room;
  CHECK(found(room, aliyun).state == State::well);
  CHECK(found(room, tencent).state == State::well);
  CHECK(room.platforms.sms.with([](auto& world) { return world.messages.size(); }) == 0);
  CHECK(room.platforms.violations() == 0);
}

TEST_CASE("a wrong key of a signature is told by its setting") {
  using Spoil = std::function<void(sms::SmsAccount&)>;
  struct Row {
    Line line;
    Spoil spoil;
    std::string key;
  };
  const Row rows[] = {
      {aliyun, [](auto& account) { account.secret = "x"; }, "sms.aliyun.secret"},
      {aliyun, [](auto& account) { account.id = "LTAIx"; }, "sms.aliyun.id"},
      {tencent, [](auto& account) { account.secret = "x"; }, "sms.tencent.secret"},
      {tencent, [](auto& account) { account.id = "AKIDx"; }, "sms.tencent.id"},
      {tencent, [](auto& account) { account.app_id = "7"; }, "sms.tencent.app_id"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.key);
    ConsultingRoom room;
    row.spoil(account_of(room, row.line).account);
    const Finding finding = found(room, row.line);
    CHECK(finding.state == State::wrong);
    CHECK(finding.key == row.key);
    CHECK_FALSE(finding.remedy.empty());
  }
}

TEST_CASE("a clock that is off is told as such, where the provider refuses it") {
  ConsultingRoom room;
  room.clock.advance(minutes{10});
  CHECK(found(room, tencent).state == State::wrong);
  CHECK(found(room, tencent).key == "系统时间");
  CHECK(found(room, aliyun).state == State::well);
  room.clock.advance(minutes{10});
  CHECK(found(room, aliyun).key == "系统时间");
}

TEST_CASE("an account whose line is at fault is told by its address") {
  const auto reason = [](Line which, const std::function<void(ConsultingRoom&)>& spoil) {
    ConsultingRoom room;
    spoil(room);
    const Finding finding = found(room, which);
    CHECK(finding.state == State::wrong);
    CHECK(finding.key == "sms." + account_of(room, which).name + ".base_url");
    return finding.reason;
  };
  const auto with = [](auto set) {
    return [set](ConsultingRoom& room) {
      room.platforms.sms.with([&](sim::sms::World& world) { set(world.faults); });
    };
  };
  for (const Line which : {aliyun, tencent, mas})
    CHECK(holds(reason(which,
                       [&](ConsultingRoom& room) {
                         account_of(room, which).account.base_url = testing::nobodys_url();
                       }),
                "连接被拒绝"));
  for (const Line which : {aliyun, tencent}) {
    CHECK(holds(reason(which, with([](auto& faults) { faults.sms_5xx = 1; })), "HTTP 50"));
    CHECK(holds(reason(which, with([](auto& faults) { faults.sms_bad_json = 1; })), "JSON"));
    CHECK(holds(reason(which, with([](auto& faults) { faults.sms_reset_after = 1; })), "等不到"));
  }
}

TEST_CASE("a provider that is slow ends with the check's own limit") {
  ConsultingRoom room;
  room.platforms.sms.with([](sim::sms::World& world) { world.faults.sms_answer_late = 1; });
  Tools hurried = room.tools();
  hurried.limit = milliseconds{200};
  const auto findings = sms_findings(account_of(room, aliyun), hurried);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].state == State::wrong);
  CHECK(holds(findings[0].reason, "等不到"));
}

TEST_CASE("too many calls are a warning") {
  ConsultingRoom room;
  room.platforms.sms.with([](sim::sms::World& world) { world.faults.sms_throttle = 1; });
  CHECK(found(room, aliyun).state == State::warning);
  CHECK(found(room, tencent).state == State::warning);
}

TEST_CASE("what a provider says of account and question is told apart, by its code") {
  struct Row {
    Line line;
    const char* body;
    State state;
    const char* key;
  };
  const Row rows[] = {
      {aliyun, R"({"Code":"NoPermission"})", State::wrong, "sms.aliyun.id"},
      {aliyun, R"({"Code":"isv.OUT_OF_SERVICE"})", State::wrong, "sms.aliyun.id"},
      {aliyun, R"({"Code":"isv.INVALID_PARAMETERS"})", State::warning, ""},
      {aliyun, R"({"Code":"Something.New"})", State::warning, ""},
      {tencent, R"({"Response":{"Error":{"Code":"AuthFailure.TokenFailure"},"RequestId":"r"}})",
       State::wrong, "sms.tencent.security_token"},
      {tencent, R"({"Response":{"Error":{"Code":"UnauthorizedOperation"},"RequestId":"r"}})",
       State::wrong, "sms.tencent.id"},
      {tencent, R"({"Response":{"Error":{"Code":"UnsupportedOperation.UnsuportedRegion"}}})",
       State::wrong, "sms.tencent.region"},
      {tencent, R"({"Response":{"Error":{"Code":"InvalidParameter"},"RequestId":"r"}})",
       State::warning, "sms.tencent"},
      {tencent, R"({"Response":{"Error":{"Code":"FailedOperation.New"},"RequestId":"r"}})",
       State::warning, ""},
  };
  ConsultingRoom room;
  for (const Row& row : rows) {
    CAPTURE(row.body);
    const std::string body = row.body;
    tests::RawServer provider([&](tests::RawSocket& client) {
      if (client.read_until("\r\n\r\n").empty()) return;
      client.try_send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                      std::to_string(body.size()) + "\r\n\r\n" + body);
      client.read_to_end();
    });
    account_of(room, row.line).account.base_url = provider.base_url();
    const Finding finding = found(room, row.line);
    CHECK(finding.state == row.state);
    CHECK(finding.key == row.key);
    CHECK_FALSE(finding.remedy.empty());
    CHECK(holds(finding.reason, "（"));
  }
}

TEST_CASE("where no question is free, only the way there is tried") {
  ConsultingRoom room;
  const Finding finding = found(room, mas);
  CHECK(finding.state == State::not_tried);
  CHECK(holds(finding.reason, "连得上"));
}

TEST_CASE("of a direct line it is told whether anybody is there, and nobody is bound") {
  ConsultingRoom room;
  smpp::LineSettings line;
  line.name = "line";
  const std::string here = room.platforms.base_url();
  line.to.host = "127.0.0.1";
  line.to.port = here.substr(here.rfind(':') + 1);
  const auto open = direct_line_findings(line, room.tools());
  REQUIRE(open.size() == 1);
  CHECK(open[0].state == State::not_tried);
  CHECK(open[0].key == "sms.line");
  const std::string nobody = testing::nobodys_url();
  line.to.port = nobody.substr(nobody.rfind(':') + 1);
  const auto shut = direct_line_findings(line, room.tools());
  REQUIRE(shut.size() == 1);
  CHECK(shut[0].state == State::wrong);
  CHECK(shut[0].key == "sms.line.base_url");
}

}  // namespace sms_checks_test
