#include <catch2/catch.hpp>

#include "gateway/api/provider_template_view.h"
#include "tests/unit/gateway/api/console_room.h"

namespace api_provider_templates_test {

using namespace huiyin;
using namespace huiyin::testing;
using Catch::Contains;
using nlohmann::json;

namespace {

const std::string kAll = "/texts/bind.code_sms/provider-templates", kOne = kAll + "/ali";

gateway::api::TextTerms two_accounts() {
  using templates::ParameterMarks;
  return {.sms_signature = "青石信访",
          .accounts = {{"ali", "aliyun", "青石信访", ParameterMarks::named, false},
                       {"teng", "tencent", "青石信访", ParameterMarks::numbered, true}}};
}

struct Room : ConsoleRoom {
  Browser author, reviewer, clerk;
  Room() : ConsoleRoom(Beside{.texts = two_accounts()}) {
    user("su.qing", "苏青", {"author"});
    user("fang.qing", "方晴", {"reviewer"});
    user("ye.qing", "叶青", {"clerk"});
    author = at_console("su.qing");
    reviewer = at_console("fang.qing");
    clerk = at_console("ye.qing");
  }
  // The text in force, its variables as Aliyun's places.
  std::string approved_words() {
    std::string words = this->words.current().words("bind.code_sms");
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"{单位}", "${office}"},
                                   {"{验证码}", "${code}"},
                                   {"{分钟}", "${minutes}"}})
      if (const auto at = words.find(from); at != words.npos) words.replace(at, from.size(), to);
    return words;
  }
  json wish(const std::string& state, std::string text) {
    return {{"state", state},
            {"code", "SMS_900"},
            {"words", std::move(text)},
            {"mapping",
             {{{"parameter", "office"}, {"variable", "单位"}},
              {{"parameter", "code"}, {"variable", "验证码"}},
              {{"parameter", "minutes"}, {"variable", "分钟"}}}}};
  }
  Told approve(const Browser& who, std::int64_t id) {
    return by("POST", kOne + "/approve", who, json::object({{"id", id}}));
  }
};

}  // namespace

TEST_CASE("each account with a provider is listed with what it has for the text") {
  Room room;
  const Told told = room.by("GET", kAll, room.clerk);
  REQUIRE(told.status == 200);
  REQUIRE(told.body["items"].size() == 2);
  CHECK(told.body["items"][0]["account"] == "ali");
  CHECK(told.body["items"][0]["is_named"] == true);
  CHECK(told.body["items"][0]["takes_any_words"] == false);
  CHECK(told.body["items"][0]["record"].is_null());
  CHECK(room.by("GET", "/texts/no.such/provider-templates", room.clerk).status == 404);
}

TEST_CASE("one records what was handed in, and who publishes records that it was approved") {
  Room room;
  const Told recorded =
      room.by("PUT", kOne, room.author, room.wish("pending", room.approved_words()));
  REQUIRE(recorded.status == 200);
  const json record = recorded.body["items"][0]["record"];
  CHECK(record["state"] == "pending");
  CHECK(record["by"] == "苏青");
  CHECK_THAT(recorded.body["items"][0]["look"]["sms"].get<std::string>(),
             Contains("【青石信访】") && Contains("482913"));
  const std::int64_t id = record["id"];
  CHECK(room.approve(room.author, id).status == 403);
  CHECK(room.approve(room.reviewer, id + 1).code() == "provider_template.changed");
  const Told approved = room.approve(room.reviewer, id);
  REQUIRE(approved.status == 200);
  CHECK(approved.body["items"][0]["record"]["state"] == "approved");
  CHECK(approved.body["items"][0]["record"]["by"] == "方晴");
  CHECK(approved.body["items"][0]["is_outdated"] == false);
  CHECK(approved.body["history"].size() == 2);
  CHECK(room.by("PUT", kOne, room.clerk, room.wish("pending", room.approved_words())).status ==
        403);
}

TEST_CASE("what would not say the text is not taken as handed in, and it is told where") {
  Room room;
  const Told told =
      room.by("PUT", kOne, room.author, room.wish("pending", room.approved_words() + "谢谢"));
  CHECK(told.status == 422);
  CHECK(told.code() == "provider_fit.differs");
  CHECK_THAT(told.body["detail"].get<std::string>(), Contains("谢谢"));
  json wish = room.wish("pending", room.approved_words());
  wish["mapping"].erase(2);
  wish["code"] = "";
  const Told unmapped = room.by("PUT", kOne, room.author, wish);
  CHECK(unmapped.status == 422);
  CHECK(unmapped.body["errors"].size() == 2);  // all at once
  wish["state"] = "approved";                  // is not said by who words texts
  CHECK(room.by("PUT", kOne, room.author, wish).code() == "json.choice");
  wish["state"] = "refused";  // in work: judged when it is handed in
  CHECK(room.by("PUT", kOne, room.author, wish).status == 200);
  CHECK(room.by("PUT", kAll + "/nobody", room.author, wish).status == 404);
}

TEST_CASE("one looks at what is being written, and nothing of it is kept") {
  Room room;
  const Told told = room.by("POST", kOne + "/look", room.clerk,
                            room.wish("pending", room.approved_words() + "谢谢"));
  REQUIRE(told.status == 200);
  CHECK(told.body["faults"][0]["code"] == "provider_fit.differs");
  CHECK(told.body["parameters"].size() == 3);
  CHECK(told.body["theirs"].get<std::string>() == told.body["ours"].get<std::string>() + "谢谢");
  CHECK(told.body["sms_parts"].get<int>() >= 1);
  CHECK(room.by("GET", kAll, room.clerk).body["history"].empty());
}

TEST_CASE("a text that was published after its approval is to be handed in anew") {
  Room room;
  const Told recorded =
      room.by("PUT", kOne, room.author, room.wish("pending", room.approved_words()));
  room.approve(room.reviewer, recorded.body["items"][0]["record"]["id"]);
  const std::string text = room.words.current().words("bind.code_sms") + "勿告诉别人。";
  REQUIRE(room.by("PUT", "/texts/bind.code_sms/draft", room.author, json::object({{"text", text}}))
              .status == 200);
  const Told waits = room.by("POST", "/texts/bind.code_sms/submit", room.author);
  REQUIRE(room.by("POST", "/texts/bind.code_sms/publish", room.reviewer,
                  json::object({{"id", waits.body["open"]["id"]}}))
              .status == 200);
  room.words.follow(room.database, room.clock.now());
  const Told told = room.by("GET", kAll, room.clerk);
  CHECK(told.body["items"][0]["is_outdated"] == true);
  CHECK(told.body["items"][0]["look"]["faults"][0]["code"] == "provider_fit.differs");
}

}  // namespace api_provider_templates_test
