#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/examples_room.h"

namespace api_examples_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

TEST_CASE("sentences that one worded are heard by once another one confirms them") {
  ExamplesRoom room;
  const Told drafted = room.put(room.clerk, ticket());
  REQUIRE(drafted.status == 200);
  CHECK(drafted.body["draft"]["state"] == "draft");
  CHECK(drafted.body["draft"]["is_own"] == true);
  CHECK(drafted.body["draft"]["added"] == ticket());
  CHECK(drafted.body["examples"] == json::array());
  CHECK(room.step("confirm", room.leader).code() == "examples.none");
  REQUIRE(room.step("submit", room.clerk).status == 200);
  CHECK(room.step("confirm", room.clerk).status == 403);  // a clerk words, and confirms nothing
  const Told done = room.step("confirm", room.leader);
  REQUIRE(done.status == 200);
  CHECK(done.body["examples"] == ticket());
  CHECK(done.body["draft"].is_null());
  CHECK(done.body["versions"][0]["by"] == "叶青");
  CHECK(done.body["versions"][0]["confirmed_by"] == "秦月");
  CHECK(room.put(room.clerk, ticket(), done.body["edition"]).code() == "examples.same");
  CHECK(room.put(room.clerk, json::array()).code() == "examples.changed");
  // Each act is on record.
  for (const char* what : {"putExamples", "submitExamples", "confirmExamples"}) {
    CAPTURE(what);
    CHECK(room.number("SELECT COUNT(*) FROM reading WHERE what = '" + std::string(what) + "'") ==
          1);
  }
}

TEST_CASE("nobody confirms his own sentences, though he may both") {
  ExamplesRoom room;
  room.user("gao.lang", "高朗", {"admin"});
  const auto admin = room.at_console("gao.lang");
  REQUIRE(room.put(admin, ticket()).status == 200);
  REQUIRE(room.step("submit", admin).status == 200);
  CHECK(room.step("confirm", admin).code() == "examples.own");
  CHECK(
      room.by("POST", "/examples/draft/return", admin, json::object({{"id", 1}, {"answer", "改"}}))
          .code() == "examples.own");
}

TEST_CASE("what was given back is shown with the reason") {
  ExamplesRoom room;
  REQUIRE(room.put(room.clerk, ticket()).status == 200);
  const json id = room.step("submit", room.clerk).body["draft"]["id"];
  const Told back = room.by("POST", "/examples/draft/return", room.leader,
                            json::object({{"id", id}, {"answer", "太泛，再具体些"}}));
  REQUIRE(back.status == 200);
  CHECK(back.body["returned"]["answer"] == "太泛，再具体些");
  CHECK(back.body["returned"]["examples"] == ticket());
  CHECK(back.body["draft"].is_null());
}

TEST_CASE(
    "a sentence with somebody's data, of danger or of two meanings is refused with the place") {
  ExamplesRoom room;
  const Told told = room.put(
      room.clerk, json::array({example("book_visit", "我要打条子"),
                               example("book_visit", "打条子，电话13900001003"),
                               example("thanks", "我要打条子"), example("thanks", "我不想活了")}));
  CHECK(told.status == 422);
  std::vector<std::string> codes;
  for (const json& fault : told.body["errors"])
    codes.push_back(fault["where"].get<std::string>() + " " + fault["code"].get<std::string>());
  CHECK(codes == std::vector<std::string>{"examples[1] examples.personal",
                                          "examples[2] examples.conflict",
                                          "examples[3] examples.danger"});
  CHECK(room.put(room.clerk, json::array({json::object({{"text", "打条子"}})})).status == 422);
  CHECK(room.put(room.clerk, json("打条子")).status == 422);
  CHECK(room.rows("example_set") == 0);
}

TEST_CASE("an earlier set is taken again, or none at all") {
  ExamplesRoom room;
  REQUIRE(room.put(room.clerk, ticket()).status == 200);
  REQUIRE(room.step("submit", room.clerk).status == 200);
  const json first = room.step("confirm", room.leader).body["edition"];
  const auto take = [&](const json& version, const json& edition) {
    return room.by("PUT", "/examples/draft", room.clerk,
                   json::object({{"version", version}, {"edition", edition}}));
  };
  REQUIRE(take(0, first).status == 200);
  REQUIRE(room.step("submit", room.clerk).status == 200);
  const json second = room.step("confirm", room.leader).body;
  CHECK(second["examples"] == json::array());
  CHECK(second["versions"][0]["dropped"] == ticket());
  CHECK(take(99, second["edition"]).code() == "examples.no_version");
  REQUIRE(take(first, second["edition"]).status == 200);
  CHECK(room.by("GET", "/examples", room.clerk).body["draft"]["examples"] == ticket());
  CHECK(
      room.by("PUT", "/examples/draft", room.clerk, json::object({{"edition", second["edition"]}}))
          .code() == "examples.which");
}

TEST_CASE("each office has its own, and sees those of the offices above it") {
  store::Office yunxi = sample_office();
  yunxi.code = "yunxi";
  yunxi.kf_account = "wkYunxi";
  ExamplesRoom room({yunxi});
  room.add_office("yunxi", "main", "云溪县");
  room.add_office("nanjie", "yunxi", "南街镇");
  REQUIRE(room.put(room.clerk, ticket()).status == 200);
  REQUIRE(room.step("submit", room.clerk).status == 200);
  REQUIRE(room.step("confirm", room.leader).status == 200);
  room.user("su.he", "苏河", {"admin"}, "yunxi");
  const auto below = room.at_console("su.he");
  const json theirs = room.by("GET", "/examples", below).body;
  CHECK(theirs["examples"] == json::array());
  CHECK(theirs["above"] == ticket());
  REQUIRE(room.put(below, json::array({example("get_notice", "红头单子咋个领")})).status == 200);
  CHECK(room.by("GET", "/examples", room.clerk).body["draft"].is_null());
  // An office without an account of its own is answered for by the one above.
  room.user("bai.he", "白鹤", {"admin"}, "nanjie");
  CHECK(room.put(room.at_console("bai.he"), ticket()).code() == "examples.office");
}

TEST_CASE("a system does not teach, and who may only read changes nothing") {
  ExamplesRoom room;
  const std::string key = room.key({"examples:read", "examples:write"});
  CHECK(room.get("/examples", key).code() == "examples.person");
  CHECK(room.put(room.auditor, ticket()).status == 403);
  REQUIRE(room.put(room.clerk, ticket()).status == 200);
  CHECK(room.by("DELETE", "/examples/draft", room.auditor).status == 403);
  CHECK(room.by("DELETE", "/examples/draft", room.clerk).status == 200);
  CHECK(room.by("DELETE", "/examples/draft", room.clerk).code() == "examples.none");
  CHECK(room.by("POST", "/examples/rehearse", room.clerk, json::object({{"examples", ticket()}}))
            .status == 503);  // of this room: there are no scripts
}

}  // namespace api_examples_test
