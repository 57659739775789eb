#include "gateway/api/text_view.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace api_text_view_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

const std::string kDone = "/texts/book_visit.done";
const std::string kGoodDone =
    "约好了，{时间}来{地点}。\n预约号：{预约号}，查询码：{查询码}，请记下来。";

struct Room : ConsoleRoom {
  Browser author;
  Room() {
    user("su.qing", "苏青", {"author"});
    author = at_console("su.qing");
  }
};

}  // namespace

TEST_CASE("a preview tells how long an SMS becomes for each sample, or what is wrong") {
  Room room;
  const Told good =
      room.by("POST", kDone + "/preview", room.author, json::object({{"text", kGoodDone}}));
  REQUIRE(good.body["samples"].size() == 3);
  for (const json& sample : good.body["samples"]) {
    CHECK(sample["message"].get<std::string>().find('{') == std::string::npos);
    CHECK(sample["sms_parts"] >= 1);
    CHECK(sample["sms_signs"] > 20);
  }
  CHECK(good.body["samples"][2]["sms_signs"] > good.body["samples"][1]["sms_signs"]);
  const Told bad =
      room.by("POST", kDone + "/preview", room.author, json::object({{"text", "{姓氏"}}));
  CHECK(bad.status == 200);
  CHECK_FALSE(bad.body["faults"].empty());
  CHECK(bad.body["samples"].empty());
  CHECK(room.rows("wording") == 0);
}

TEST_CASE("every paper of the product can be looked at with sample facts") {
  Room room;
  for (const auto& kind : room.offices->shipped_notices().all()) {
    CAPTURE(kind.key);
    const Told told =
        room.by("POST", "/texts/" + kind.text_key() + "/preview", room.author, json::object());
    REQUIRE(told.status == 200);
    CHECK(told.body["faults"].empty());
    REQUIRE(told.body["paper"].is_object());
    CHECK(told.body["paper"]["title"] == kind.title);
  }
}

TEST_CASE("a text tells its variables by name and kind, and which of them must be said") {
  Room room;
  const json text = room.by("GET", kDone, room.author).body;
  CHECK(text["variables"].size() == 5);
  for (const json& variable : text["variables"]) {
    CAPTURE(variable.dump());
    CHECK(variable["is_needed"] == (variable["name"] != "地点" && variable["name"] != "凭条"));
  }
  CHECK(text["versions"].empty());
  CHECK(text["text"] == text["shipped"]);
  CHECK(room.by("GET", "/texts/no.such", room.author).status == 404);
}

}  // namespace api_text_view_test
