#include "gateway/doctor/wecom_checks.h"

#include <catch2/catch.hpp>
#include <functional>
#include <nlohmann/json.hpp>

#include "tests/unit/gateway/doctor/consulting_room.h"
#include "tests/unit/gateway/http/loopback.h"

namespace wecom_checks_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::doctor;
using testing::ConsultingRoom;
using testing::holds;

namespace {

Finding of_app(ConsultingRoom& room) {
  const auto findings = app_findings(room.settings, room.tools());
  REQUIRE(findings.size() == 1);
  CHECK_FALSE(testing::tells_a_secret(findings));
  return findings[0];
}

Finding of_kf(ConsultingRoom& room) {
  const auto findings = kf_findings(room.settings, {}, room.tools());
  REQUIRE(findings.size() == 1);
  CHECK_FALSE(testing::tells_a_secret(findings));
  return findings[0];
}

void plan(ConsultingRoom& room, const std::string& path, std::int64_t errcode) {
  room.platforms.wecom.with([&](sim::wecom::World& world) {
    world.faults.planned.push_back({.path = path, .errcode = errcode, .times = 9});
  });
}

// Which setting is at fault when `spoil` was done.
std::pair<State, std::string> spoilt(const std::function<void(ConsultingRoom&)>& spoil, bool app) {
  ConsultingRoom room;
  spoil(room);
  const Finding finding = app ? of_app(room) : of_kf(room);
  CHECK_FALSE(finding.reason.empty());
  CHECK_FALSE(finding.remedy.empty());
  return {finding.state, finding.key};
}

}  // namespace

TEST_CASE("both doors that are rightly set up are let in, by calls that change nothing") {
  ConsultingRoom room;
  CHECK(of_app(room).state == State::well);
  CHECK(of_kf(room).state == State::well);
  CHECK(room.platforms.counted_by_wecom("api agent/get") == 1);
  CHECK(room.platforms.counted_by_wecom("api kf/account/list") == 1);
  CHECK(room.platforms.counted_by_wecom("api kf/sync_msg") == 0);
  CHECK(room.platforms.counted_by_wecom("api message/send") == 0);
  CHECK(room.platforms.violations() == 0);
}

TEST_CASE("a wrong value of a setting is told by that setting") {
  using Spoil = std::function<void(ConsultingRoom&)>;
  struct Row {
    bool app;
    Spoil spoil;
    std::string key;
  };
  const Row rows[] = {
      {true, [](auto& room) { room.settings.api.app_secret = "x"; }, "wecom.app.secret"},
      {true, [](auto& room) { room.settings.api.corp_id = "wwx"; }, "wecom.corp_id"},
      {true, [](auto& room) { room.settings.api.agent_id = 7; }, "wecom.app.agent_id"},
      {true, [](auto& room) { plan(room, "agent/get", 60020); }, "企业可信IP"},
      {true, [](auto& room) { plan(room, "agent/get", 301002); }, "wecom.app.agent_id"},
      {true, [](auto& room) { plan(room, "agent/get", 48002); }, "wecom.app.secret"},
      {false, [](auto& room) { room.settings.api.kf_secret = "x"; }, "wecom.kf.secret"},
      {false, [](auto& room) { room.settings.api.corp_id = "wwx"; }, "wecom.corp_id"},
      {false, [](auto& room) { room.settings.open_kfid = "wkNone"; }, "wecom.kf.open_kfid"},
      // The app's own secret gets a token, with which customer service lets nobody in.
      {false, [](auto& room) { room.settings.api.kf_secret = room.settings.api.app_secret; },
       "wecom.kf.secret"},
      {false, [](auto& room) { plan(room, "kf/account/list", 95015); }, "wecom.kf.open_kfid"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.key, row.app);
    CHECK(spoilt(row.spoil, row.app) == std::pair{State::wrong, row.key});
  }
}

TEST_CASE("the address that the platform saw is told, for the list of trusted ones") {
  ConsultingRoom room;
  plan(room, "agent/get", 60020);
  CHECK(holds(of_app(room).reason, "127.0.0.1"));
}

TEST_CASE("what passes by itself is a warning") {
  for (const std::int64_t errcode : {-1, 45009, 45033, 42001}) {
    CAPTURE(errcode);
    ConsultingRoom room;
    plan(room, "agent/get", errcode);
    CHECK(of_app(room).state == State::warning);
  }
}

TEST_CASE("nobody there, silence, a failing proxy and another's page are told apart") {
  ConsultingRoom room;
  room.settings.api.base_url = testing::nobodys_url();
  const Finding nobody = of_app(room);
  CHECK(nobody.state == State::wrong);
  CHECK(nobody.key == "wecom.base_url");
  CHECK(holds(nobody.reason, "连接被拒绝"));

  room.settings.api.base_url = room.platforms.base_url();
  room.settings.api.total_timeout = milliseconds{200};
  const auto fault = [&](auto set) {
    room.platforms.wecom.with([&](sim::wecom::World& world) {
      world.faults = {};
      set(world.faults);
    });
    const Finding finding = of_kf(room);
    CHECK(finding.state == State::wrong);
    CHECK(finding.key == "wecom.base_url");
    return finding.reason;
  };
  CHECK(holds(fault([](auto& faults) { faults.api_hang = 1; }), "等不到"));
  room.settings.api.total_timeout = milliseconds{3000};
  CHECK(holds(fault([](auto& faults) { faults.api_5xx = 1; }), "HTTP 50"));
  CHECK(holds(fault([](auto& faults) { faults.api_bad_json = 1; }), "JSON"));
  CHECK(holds(fault([](auto& faults) { faults.api_reset_after = 1; }), "等不到"));
}

TEST_CASE("a page of signing on to a network is not the platform") {
  tests::RawServer portal([](tests::RawSocket& client) {
    if (client.read_until("\r\n\r\n").empty()) return;
    client.try_send(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>");
  });
  ConsultingRoom room;
  room.settings.api.base_url = portal.base_url();
  const Finding finding = of_app(room);
  CHECK(finding.state == State::wrong);
  CHECK(finding.key == "wecom.base_url");
  CHECK(holds(finding.reason, "JSON"));
}

TEST_CASE("the accounts of offices below are looked for by one call with the main one's") {
  ConsultingRoom room;
  const auto findings = kf_findings(room.settings,
                                    {{room.settings.open_kfid, "same.json: office.kf_account"},
                                     {"wkOther", "yunxi.json: office.kf_account"}},
                                    room.tools());
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].state == State::well);
  CHECK(findings[1].state == State::well);
  CHECK(findings[2].state == State::wrong);
  CHECK(findings[2].key == "yunxi.json: office.kf_account");
  CHECK(room.platforms.counted_by_wecom("api kf/account/list") == 1);
}

TEST_CASE("a door that is not set up is not tried") {
  ConsultingRoom room;
  room.settings.api.agent_id = 0;
  room.settings.open_kfid.clear();
  CHECK(of_app(room).state == State::not_tried);
  CHECK(of_kf(room).state == State::not_tried);
  CHECK(room.platforms.counted_by_wecom("api gettoken") == 0);
}

}  // namespace wecom_checks_test
