#include "gateway/walk/walk.h"

#include <array>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/gateway/walk/walk_room.h"
#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace walk_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

const std::string kKey(43, 'k');

WalkSettings walk_settings() {
  WalkSettings settings;
  settings.api = testing::settings();
  settings.app_token = "AppToken";
  settings.kf_token = "KfToken";
  settings.app_aes_key = settings.kf_aes_key = kKey;
  settings.open_kfid = kAccount;
  return settings;
}

// The whole walk in one room; the platform keeps what citizens write and are sent.
struct House {
  WalkRoom room;
  store::Wordbook words = room.database.write([&](store::Transaction& tx) {
    return store::Wordbook(tx, sample_words(), room.clock.now());
  });
  store::Office office = sample_office();
  store::OfficeBook offices = store::OfficeBook::of_one(office);
  std::vector<std::string> items;
  std::vector<json> sent;
  ScriptedPlatform platform{[this](const HttpCall& call) {
    const json body = json::parse(call.body);
    if (call.target.find("sync_msg") == std::string::npos) {
      sent.push_back(body);
      return json_answer(R"({"errcode":0,"errmsg":"ok","msgid":"m"})");
    }
    const std::string cursor = body.value("cursor", "");
    json list = json::array();
    for (auto i = cursor.empty() ? 0 : std::stoul(cursor); i < items.size(); ++i)
      list.push_back(json::parse(items[i]));
    return json_answer(json{
        {"errcode", 0},
        {"next_cursor", std::to_string(items.size())},
        {"has_more", 0},
        {"msg_list", list}}.dump());
  }};
  std::unique_ptr<Walk> walk =
      *Walk::make({{room.database, room.keys, room.clock, room.random, words, offices},
                   platform,
                   understanding()},
                  walk_settings(), {});

  void ring() {
    const auto crypto = *wecom::CallbackCrypto::make("KfToken", kKey, "ww1", "wecom.kf");
    const std::string at = std::to_string(room.clock.now().time_since_epoch().count() / 1000);
    const std::string encrypt = crypto.encrypt(
        "<xml><ToUserName>ww1</ToUserName><CreateTime>" + at +
            "</CreateTime><MsgType>event</MsgType><Event>kf_msg_or_event</Event><Token>ENC" +
            std::to_string(items.size()) + "</Token><OpenKfId>wkDesk01</OpenKfId></xml>",
        std::array<unsigned char, 16>{});
    const std::array<std::pair<std::string, std::string>, 3> query{
        {{"msg_signature", crypto.signature(at, "n", encrypt)}, {"timestamp", at}, {"nonce", "n"}}};
    int status = 0;
    walk->kf_door().take(query, "<xml><Encrypt>" + encrypt + "</Encrypt></xml>",
                         [&](int answered) { status = answered; });
    REQUIRE(status == 200);
  }
  void citizen_writes(const std::string& text) {
    room.clock.advance(seconds{1});
    items.push_back(
        text_item("m" + std::to_string(items.size()), kCitizen, text, room.clock.now()));
    ring();
    settle();
  }
  void settle() {
    while (walk->pulling().step() || walk->talks().step() || walk->delivery().step()) {
    }
  }
};

}  // namespace

TEST_CASE("a door that cannot be opened is refused by name") {
  House house;
  const auto refused = [&](const WalkSettings& settings) {
    const auto made = Walk::make({{house.room.database, house.room.keys, house.room.clock,
                                   house.room.random, house.words, house.offices},
                                  house.platform,
                                  understanding()},
                                 settings, {});
    return made ? std::string() : made.error().code + " " + made.error().where;
  };
  WalkSettings settings = walk_settings();
  settings.app_token.clear();
  CHECK(refused(settings).starts_with("wecom.token wecom.app"));
  settings = walk_settings();
  settings.kf_aes_key = "short";
  CHECK(refused(settings).starts_with("wecom.key wecom.kf"));
}

TEST_CASE("a door that is not configured stays shut, and the other one works") {
  House house;
  const auto with = [&](const WalkSettings& settings) {
    auto made = Walk::make({{house.room.database, house.room.keys, house.room.clock,
                             house.room.random, house.words, house.offices},
                            house.platform,
                            understanding()},
                           settings, {});
    REQUIRE(made);
    return std::move(*made);
  };
  WalkSettings settings = walk_settings();
  settings.api.agent_id = 0;
  settings.app_token = settings.app_aes_key = "";
  const auto citizens_alone = with(settings);
  CHECK_FALSE(citizens_alone->has_app_door());
  CHECK(citizens_alone->has_kf_door());

  settings = walk_settings();
  settings.open_kfid = settings.kf_token = settings.kf_aes_key = "";
  const auto staff_alone = with(settings);
  CHECK(staff_alone->has_app_door());
  CHECK_FALSE(staff_alone->has_kf_door());
  staff_alone->load();
  CHECK_FALSE(staff_alone->pulling().step());  // there is nothing to pull
  CHECK(house.platform.calls().empty());
}

TEST_CASE("what a citizen writes comes in by the door and goes out at the platform, once") {
  House house;
  house.walk->load();
  house.settle();
  house.citizen_writes("你们在哪个地方");
  REQUIRE(house.sent.size() == 1);
  CHECK(house.sent[0].at("touser") == kCitizen);
  CHECK(house.sent[0].dump().find("和平路26号") != std::string::npos);
  house.ring();  // a bell for nothing
  house.walk->load();
  house.settle();
  CHECK(house.sent.size() == 1);
}

TEST_CASE("what was held for the window's sake goes out when the citizen writes again") {
  House house;
  house.citizen_writes("你好");
  const auto before = house.sent.size();
  const auto who = house.room.citizen();
  house.room.clock.advance(hours{49});
  house.room.say(who, "提醒您");
  house.walk->delivery().wake(who, {});
  house.settle();
  CHECK(house.sent.size() == before);
  house.citizen_writes("你好");
  REQUIRE(house.sent.size() == before + 2);
  CHECK(house.sent[before].dump().find("提醒您") != std::string::npos);  // in its place, first
}

}  // namespace walk_test
