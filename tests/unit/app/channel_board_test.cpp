#include "app/channel_board.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "config/office.h"

namespace channel_board_test {

using namespace huiyin;
using namespace huiyin::app;

namespace {

// A program with an account of SMS and no app, its walk built and standing still.
struct House {
  House() {
    SystemRandom chance;
    folder = std::filesystem::temp_directory_path() / ("huiyin-board-" + chance.hex(6));
    std::filesystem::create_directories(folder);
    const std::string text = R"({"data_dir": ")" + folder.string() +
                             R"(", "sms": {"main": {"provider": "aliyun",
        "base_url": "http://127.0.0.1:1", "id": "AK1", "secret": "hush-hush", "signature": "云岭",
        "template_code": "SMS_1"}}})";
    config::LoadedSettings loaded = config::read_settings(text, "huiyin.json", folder.string(), {});
    std::vector<Problem> faults;
    ground = lay_foundation(loaded.settings, {config::load_office("").office},
                            store::WriterMode::caller, clock, random, faults);
    REQUIRE(ground);
    walk = std::move(*gateway::Walk::make(
        {ground->office_parts(clock, random), http, ground->understanding, nullptr},
        walk_settings(ground->settings), {}));
  }
  ~House() {
    ground->database.reset();
    walk.reset();
    std::filesystem::remove_all(folder);
  }

  std::filesystem::path folder;
  FakeClock clock{Instant(hours{24 * 20'000})};
  SeededRandom random{1};
  gateway::SocketHttpClient http;
  std::unique_ptr<Foundation> ground;
  std::unique_ptr<gateway::Walk> walk;
};

}  // namespace

TEST_CASE("each door is shown with its settings, and no secret is") {
  House house;
  ChannelBoard board(*house.ground, *house.walk, house.clock, house.random);
  const auto all = board.channels();
  REQUIRE(all.size() == 3);
  CHECK(all[0].name == "wecom.app");
  CHECK_FALSE(all[0].is_set_up);
  CHECK(all[2].name == "sms.main");
  CHECK(all[2].title == "短信 main");
  CHECK(all[2].is_set_up);
  CHECK_FALSE(all[2].accepted);
  const auto secret =
      std::ranges::find(all[2].settings, "sms.main.secret", &gateway::api::ChannelSetting::key);
  REQUIRE(secret != all[2].settings.end());
  CHECK(secret->is_given);
  CHECK(secret->from == "huiyin.json");
  for (const auto& one : all[2].settings) CHECK(one.value.find("hush") == std::string::npos);
}

TEST_CASE("a door is tried by the doctor") {
  House house;
  ChannelBoard board(*house.ground, *house.walk, house.clock, house.random);
  const auto found = board.check("sms.main");
  REQUIRE_FALSE(found.empty());
  CHECK(found.front().door.find("main") != std::string::npos);
  CHECK(board.check("nothing").empty());
}

}  // namespace channel_board_test
