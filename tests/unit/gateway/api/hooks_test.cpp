#include "gateway/api/hooks.h"

#include <catch2/catch.hpp>

#include "gateway/api/json_out.h"
#include "gateway/digests.h"
#include "tests/unit/gateway/api/api_room.h"

namespace api_hooks_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::api;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

// The other system: what it was sent, and what it answers.
struct Receiver final : HttpClient {
  HttpAnswer call(const HttpCall& one) override {
    calls.push_back(one);
    return answer;
  }
  std::vector<std::string> told() const {
    std::vector<std::string> all;
    for (const HttpCall& one : calls) {
      const json data = json::parse(one.body)["data"];
      all.push_back(data["case"].get<std::string>() + "/" +
                    std::to_string(data["entry"].get<int>()));
    }
    return all;
  }
  std::vector<HttpCall> calls;
  HttpAnswer answer{Reached::answered, 200, "", ""};
};

struct HookRoom : ApiRoom {
  json subscribe(const std::string& by, const json& events = json::array()) {
    const Told told =
        post("/webhooks", by, {{"url", "https://oa.example.cn/hooks"}, {"events", events}});
    REQUIRE(told.status == 201);
    return told.body;
  }
  void deliver_all() {
    while (hooks.step()) {
    }
  }
  std::string state(const std::string& id, const std::string& by, std::size_t at = 0) {
    return get("/webhooks/" + id + "/deliveries", by).body["items"].at(at)["state"];
  }

  Receiver receiver;
  Hooks hooks{api_parts, receiver, HookSettings{.attempts_max = 3}};
};

const std::vector<std::string> kManage{"webhooks:manage", "cases:read"};

using Told_ = std::vector<std::string>;

}  // namespace

TEST_CASE("what is written on a ledger is told, signed, with nothing of what it says") {
  HookRoom room;
  const json hook = room.subscribe(room.key(kManage));
  const std::string number = room.take_case(1);
  room.deliver_all();
  REQUIRE(room.receiver.calls.size() == 1);
  const HttpCall& call = room.receiver.calls[0];
  CHECK(call.base_url == "https://oa.example.cn");
  CHECK(call.target == "/hooks");
  const json body = json::parse(call.body);
  CHECK(body["type"] == "case.registered");
  CHECK(body["data"]["case"] == number);
  CHECK(body["data"]["date"] == "2026-11-20");
  CHECK(call.body.find("奶粉") == std::string::npos);
  const std::string moment = std::to_string(unix_ms(room.clock.now()) / 1000);
  const std::string wanted =
      "t=" + moment +
      ",v1=" + hex_text(hmac_sha256(hook["secret"].get<std::string>(), moment + "." + call.body));
  CHECK(std::ranges::count(call.headers,
                           std::pair<std::string, std::string>("Huiyin-Signature", wanted)) == 1);
  CHECK(room.text("SELECT secret FROM webhook").find("whs_") == std::string::npos);
}

TEST_CASE("a system that does not answer is told again, later each time, and parked in the end") {
  HookRoom room;
  const std::string by = room.key(kManage);
  const std::string id = room.subscribe(by)["id"];
  room.take_case(1);
  room.receiver.answer = {Reached::answered, 500, "", ""};
  room.deliver_all();
  CHECK(room.receiver.calls.size() == 1);
  room.clock.advance(seconds{10});
  room.deliver_all();
  CHECK(room.receiver.calls.size() == 2);
  room.clock.advance(seconds{10});
  room.deliver_all();
  CHECK(room.receiver.calls.size() == 2);  // the second pause is longer
  room.clock.advance(seconds{10});
  room.receiver.answer = {Reached::not_sent, 0, "", ""};
  room.deliver_all();
  CHECK(room.receiver.calls.size() == 3);
  CHECK(room.state(id, by) == "parked");
  room.clock.advance(days{9});
  room.deliver_all();
  CHECK(room.receiver.calls.size() == 3);
  CHECK(room.hooks.counts().parked == 1);
}

TEST_CASE(
    "a case's entries are told in their order, and one that is stuck holds back its own alone") {
  HookRoom room;
  const std::string by = room.key(kManage);
  const std::string id = room.subscribe(by)["id"];
  const std::string first = room.take_case(1), second = room.take_case(2);
  room.append(first, event_on("2026-11-23", petition::event::Accepted{"食品科"}));
  room.receiver.answer = {Reached::answered, 503, "", ""};
  room.deliver_all();
  room.receiver.answer = {Reached::answered, 204, "", ""};
  room.append(second, event_on("2026-11-23", petition::event::Accepted{"食品科"}));
  room.clock.advance(seconds{10});
  room.deliver_all();
  CHECK(room.receiver.told() == Told_{first + "/1", second + "/1", first + "/1", second + "/1",
                                      first + "/2", second + "/2"});
}

TEST_CASE("what was parked is told after a replay, and what stood behind it follows") {
  HookRoom room;
  const std::string by = room.key(kManage);
  const std::string id = room.subscribe(by)["id"];
  const std::string number = room.take_case(1);
  room.append(number, event_on("2026-11-23", petition::event::Accepted{"食品科"}));
  room.receiver.answer = {Reached::answered, 400, "", ""};
  for (int i = 0; i < 5; ++i) {
    room.deliver_all();
    room.clock.advance(hours{1});
  }
  CHECK(room.state(id, by, 1) == "parked");
  CHECK(room.state(id, by, 0) == "behind");
  room.receiver.calls.clear();
  room.receiver.answer = {Reached::answered, 200, "", ""};
  const json items = room.get("/webhooks/" + id + "/deliveries", by).body["items"];
  const std::string delivery = std::to_string(items[1]["id"].get<int>());
  const std::string replay = "/webhooks/" + id + "/deliveries/" + delivery + "/replay";
  CHECK(room.call("POST", replay, {.key = by}).status == 204);
  room.deliver_all();
  CHECK(room.receiver.told() == Told_{number + "/1", number + "/2"});
  CHECK(room.call("POST", replay, {.key = by}).status == 204);  // also what was delivered
  room.deliver_all();
  CHECK(room.receiver.calls.size() == 3);
  CHECK(room.call("POST", "/webhooks/" + id + "/deliveries/999/replay", {.key = by}).status == 404);
}

TEST_CASE(
    "a subscription hears of its own office and below, of what it asked for, and no accusation") {
  HookRoom room;
  room.add_office("yunxi", "main", "云溪县药监局");
  room.subscribe(room.key(kManage, "yunxi"), {"accepted"});
  petition::Intake accusing;
  accusing.accused_units = {"某单位"};
  const std::string city = room.take_case(1), county = room.take_case(2, "yunxi"),
                    accusation = room.take_case(3, "yunxi", accusing);
  for (const std::string& number : {city, county, accusation})
    room.append(number, event_on("2026-11-23", petition::event::Accepted{"食品科"}));
  room.deliver_all();
  CHECK(room.receiver.told() == Told_{county + "/2"});
}

TEST_CASE("a subscription is its office's own, and ends with what waits for it") {
  HookRoom room;
  room.add_office("yunxi", "main", "云溪县药监局");
  const std::string by = room.key(kManage), other = room.key(kManage, "yunxi");
  const std::string id = room.subscribe(by)["id"];
  CHECK(room.get("/webhooks/" + id, by).status == 200);
  CHECK_FALSE(room.get("/webhooks/" + id, by).body.contains("secret"));
  CHECK(room.get("/webhooks", by).body["items"].size() == 1);
  CHECK(room.get("/webhooks", other).body["items"].empty());
  CHECK(room.get("/webhooks/" + id, other).status == 404);
  CHECK(room.call("DELETE", "/webhooks/" + id, {.key = other}).status == 404);
  room.take_case(1);
  CHECK(room.call("DELETE", "/webhooks/" + id, {.key = by}).status == 204);
  room.deliver_all();
  CHECK(room.receiver.calls.empty());
}

TEST_CASE("a webhook to a place in our own network, or for no event, is refused") {
  HookRoom room;
  const std::string by = room.key(kManage);
  CHECK(room.post("/webhooks", by, {{"url", "https://127.0.0.1/x"}}).code() == "webhook.url");
  CHECK(room.post("/webhooks", by, {{"url", "https://oa.example.cn/"}, {"events", {"made_up"}}})
            .code() == "webhook.event");
  CHECK(room.rows("webhook") == 0);
}

TEST_CASE("a step that fails is due again when its claim runs out") {
  HookRoom room;
  room.subscribe(room.key(kManage));
  room.take_case(1);
  room.break_writes("webhook_delivery", "UPDATE");
  CHECK_FALSE(room.hooks.step());
  CHECK(room.hooks.counts().failed == 1);
  room.heal();
  CHECK(room.hooks.step());
  CHECK(room.receiver.calls.size() == 1);
}

}  // namespace api_hooks_test
