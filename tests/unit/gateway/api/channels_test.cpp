#include <catch2/catch.hpp>

#include "gateway/api/channel_desk.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_channels_test {

using namespace huiyin;
using namespace huiyin::testing;
using gateway::doctor::Finding;
using gateway::doctor::State;
using nlohmann::json;

namespace {

// Two doors: one well, one with a secret that somebody forgot to hide.
struct TwoDoors final : gateway::api::ChannelDesk {
  std::vector<gateway::api::ChannelState> channels() const override {
    return {{.name = "wecom.kf",
             .title = "微信客服（群众）",
             .channel = "wecom.kf",
             .is_set_up = true,
             .settings = {{"wecom.kf.secret", "密钥", "hush-hush", true, true, "huiyin.json"},
                          {"wecom.corp_id", "企业", "ww1", false, true, "huiyin.json"}},
             .accepted = Instant(seconds{1}),
             .code = "45009",
             .reason = "太快"},
            {.name = "sms.main", .title = "短信 main", .channel = "sms"}};
  }
  std::string settings_file() const override { return "/etc/huiyin/huiyin.json"; }
  std::vector<Finding> check(const std::string& name) override {
    tried.push_back(name);
    return {{"微信客服（群众）", "接口", State::wrong, "wecom.kf.secret", "密钥不对", "请核对"}};
  }
  std::vector<std::string> tried;
};

struct Desk {
  TwoDoors doors;
  ConsoleRoom room{Beside{.channels = &doors}};
  Desk() {
    room.user("gao.lang", "高朗", {"admin"});
    admin = room.at_console("gao.lang");
  }
  ConsoleRoom::Browser admin;
};

}  // namespace

TEST_CASE("an admin sees each door, how it stands and what waits, and no secret") {
  Desk desk;
  const Told told = desk.room.by("GET", "/channels", desk.admin);
  REQUIRE(told.status == 200);
  CHECK(told.body["settings_file"] == "/etc/huiyin/huiyin.json");
  const json first = told.body["items"][0];
  CHECK(first["name"] == "wecom.kf");
  CHECK(first["settings"][0]["value"] == "");
  CHECK(first["settings"][0]["is_given"] == true);
  CHECK(first["settings"][1]["value"] == "ww1");
  CHECK(first["waiting"] == 0);
  CHECK(told.body.dump().find("hush-hush") == std::string::npos);
  desk.room.say(desk.room.citizen(), "您好");
  CHECK(desk.room.by("GET", "/channels", desk.admin).body["items"][0]["waiting"] == 1);
}

TEST_CASE("a door is tried, and what is wrong is told in words; who tried it is on record") {
  Desk desk;
  const Told told = desk.room.by("POST", "/channels/wecom.kf/check", desk.admin);
  REQUIRE(told.status == 200);
  CHECK(told.body["items"][0]["state"] == "wrong");
  CHECK(told.body["items"][0]["key"] == "wecom.kf.secret");
  CHECK(desk.doors.tried == std::vector<std::string>{"wecom.kf"});
  CHECK(desk.room.number("SELECT COUNT(*) FROM reading WHERE what = 'checkChannel' AND subject = "
                         "'channel/wecom.kf'") == 1);
  CHECK(desk.room.by("POST", "/channels/nothing/check", desk.admin).status == 404);
}

TEST_CASE("doors are the main office's to see, and only by who may") {
  Desk desk;
  desk.room.add_office("yunxi", "main", "云溪县信访局");
  desk.room.user("below", "县管理员", {"admin"}, "yunxi");
  desk.room.user("ye.qing", "叶青", {"clerk"});
  const auto below = desk.room.at_console("below"), clerk = desk.room.at_console("ye.qing");
  CHECK(desk.room.by("GET", "/channels", below).code() == "channels.main");
  CHECK(desk.room.by("POST", "/channels/wecom.kf/check", below).code() == "channels.main");
  CHECK(desk.room.by("GET", "/channels", clerk).code() == "api.scope");
  CHECK(desk.room.by("POST", "/channels/wecom.kf/check", clerk).code() == "api.scope");
  CHECK(desk.doors.tried.empty());
}

}  // namespace api_channels_test
