#include <catch2/catch.hpp>

#include "tests/unit/sim/wecom/stage.h"

namespace api_kf_messages_test {

using namespace huiyin;
using namespace huiyin::sim::wecom;
using nlohmann::json;

TEST_CASE("five messages may follow a citizen's message, a sixth is refused until the next one") {
  Stage stage;
  stage.says("你好");
  for (int i = 0; i < 5; ++i) CHECK(stage.text_to("m" + std::to_string(i))["errcode"] == 0);
  CHECK(stage.text_to("m5")["errcode"] == 95001);
  stage.says("还在吗");
  CHECK(stage.text_to("m5")["errcode"] == 0);
}

TEST_CASE("a citizen can be written to for 48 hours after his last message") {
  Stage stage;
  stage.says("你好");
  stage.clock.advance(hours(48));
  CHECK(stage.text_to("at-48h")["errcode"] == 0);
  stage.clock.advance(milliseconds(1));
  CHECK(stage.text_to("past-48h")["errcode"] == 95002);
}

TEST_CASE("who never wrote cannot be written to, and a stranger is unknown") {
  Stage stage;
  CHECK(stage.text_to("a")["errcode"] == 95018);
  CHECK(stage.text_to("a", "您好", "wmNobody")["errcode"] == 40096);
}

TEST_CASE("a repeated msgid is refused and shown once, and other words under it are a violation") {
  Stage stage;
  stage.says("你好");
  CHECK(stage.text_to("same")["errcode"] == 0);
  CHECK(stage.text_to("same")["errcode"] != 0);
  CHECK(stage.violations() == 0);
  CHECK(stage.text_to("same", "别的话")["errcode"] != 0);
  CHECK(stage.violations() == 1);
  CHECK(stage.counted("kf shown") == 1);
}

TEST_CASE("a message outside its limits is refused") {
  struct Row {
    const char* because;
    json message;
    int errcode;
  };
  const auto menu = [](json list) {
    return json{{"msgtype", "msgmenu"}, {"msgmenu", {{"head_content", "请选择"}, {"list", list}}}};
  };
  const auto click = [](const std::string& id, const std::string& content) {
    return json{{"type", "click"}, {"click", {{"id", id}, {"content", content}}}};
  };
  const std::string b2048(2048, 'a');
  const std::vector<Row> rows = {
      {"2048 bytes are allowed", {{"msgtype", "text"}, {"text", {{"content", b2048}}}}, 0},
      {"2049 bytes are not", {{"msgtype", "text"}, {"text", {{"content", b2048 + "a"}}}}, 45002},
      {"empty", {{"msgtype", "text"}, {"text", {{"content", ""}}}}, 44004},
      {"unknown type", {{"msgtype", "poem"}, {"poem", {{"content", "x"}}}}, 40008},
      {"empty msgid", {{"msgid", ""}, {"msgtype", "text"}, {"text", {{"content", "x"}}}}, 40035},
      {"msgid of 33",
       {{"msgid", std::string(33, 'a')}, {"msgtype", "text"}, {"text", {{"content", "x"}}}},
       40035},
      {"msgid with a dot",
       {{"msgid", "a.b"}, {"msgtype", "text"}, {"text", {{"content", "x"}}}},
       40035},
      {"ten items", menu(json(10, click("1", "约访"))), 0},
      {"eleven items", menu(json(11, click("1", "约访"))), 95008},
      {"item of 129 bytes", menu(json::array({click("1", std::string(129, 'a'))})), 95009},
      {"item of an unknown type", menu(json::array({{{"type", "dance"}}})), 95009},
      {"unknown media", {{"msgtype", "image"}, {"image", {{"media_id", "none"}}}}, 40007},
  };
  for (const Row& row : rows) {
    CAPTURE(row.because);
    Stage stage;
    stage.says("你好");
    json body = row.message;
    body["touser"] = "wmDemoCitizen0001";
    body["open_kfid"] = stage.desk;
    CHECK(stage.kf("send_msg", body)["errcode"] == row.errcode);
  }
}

TEST_CASE("sync_msg gives pages by cursor, and the last cursor gives nothing more") {
  Stage stage;
  for (int i = 0; i < 5; ++i) stage.says("第" + std::to_string(i) + "句");
  const json first = stage.sync("", {{"limit", 2}});
  CHECK(first["msg_list"].size() == 2);
  CHECK(first["has_more"] == 1);
  CHECK(first["next_cursor"].get<std::string>().size() <= 64);
  const json second = stage.sync(first["next_cursor"], {{"limit", 1000}});
  CHECK(second["msg_list"].size() == 3);
  CHECK(second["has_more"] == 0);
  CHECK(second["msg_list"][2]["text"]["content"] == "第4句");
  CHECK(stage.sync(second["next_cursor"])["msg_list"].empty());
}

TEST_CASE("a cursor that was never given is refused; one of an earlier life begins anew") {
  Stage stage;
  stage.says("你好");
  const std::string cursor = stage.sync()["next_cursor"];
  CHECK(stage.sync("invented")["errcode"] == 40035);
  CHECK(stage.kf("sync_msg", {{"cursor", cursor}})["errcode"] ==
        40035);  // of one account, used for all
  CHECK(stage.violations() == 2);
  stage.platform.reset();
  stage.says("又来了");
  CHECK(stage.sync(cursor)["msg_list"].size() == 1);
}

TEST_CASE("what is older than three days is gone") {
  Stage stage;
  stage.says("旧的");
  stage.clock.advance(days(3) + seconds(1));
  stage.says("新的");
  const json pulled = stage.sync();
  REQUIRE(pulled["msg_list"].size() == 1);
  CHECK(pulled["msg_list"][0]["text"]["content"] == "新的");
}

TEST_CASE("a bell's token is good for ten minutes") {
  Stage stage;
  stage.says("你好");
  const std::string& bell = stage.deliveries.front().callback.document;
  const auto begin = bell.find("ENC");
  const std::string token = bell.substr(begin, bell.find("]]", begin) - begin);
  CHECK(stage.sync("", {{"token", token}})["errcode"] == 0);
  stage.clock.advance(minutes(10) + seconds(1));
  CHECK(stage.sync("", {{"token", token}})["errcode"] == 95007);
  CHECK(stage.sync("", {{"token", "invented"}})["errcode"] == 95007);
  CHECK(stage.sync()["errcode"] == 0);
}

TEST_CASE("empty pages still say that there is more") {
  Stage stage;
  stage.says("你好");
  stage.platform.with([](World& world) { world.faults.sync_empty_page = 1; });
  const json page = stage.sync();
  CHECK(page["msg_list"].empty());
  CHECK(page["has_more"] == 1);
  stage.platform.with([](World& world) { world.faults.sync_empty_page = 0; });
  CHECK(stage.sync(page["next_cursor"])["msg_list"].size() == 1);
}

TEST_CASE("the welcome has one code for twenty seconds, and none within 48 hours of a message") {
  Stage stage;
  const auto enter = [&] {
    return stage.platform
        .with([&](World& world) {
          return citizen_enters(world, "wmDemoCitizen0001", stage.desk, {});
        })
        .value();
  };
  const auto welcome = [&](const std::string& code) {
    return stage
        .kf("send_msg_on_event",
            {{"code", code}, {"msgtype", "text"}, {"text", {{"content", "您好"}}}})["errcode"]
        .get<int>();
  };
  const std::string first = enter();
  stage.clock.advance(seconds(21));
  CHECK(welcome(first) == 41050);
  const std::string second = enter();
  CHECK(welcome(second) == 0);
  CHECK(welcome(second) == 41050);
  CHECK(enter().empty());  // welcomed within 48 h
  stage.clock.advance(hours(49));
  CHECK_FALSE(enter().empty());
  stage.says("你好");
  stage.clock.advance(hours(47));
  CHECK(enter().empty());
}

TEST_CASE("a menu's tap comes as text with the item's id and opens the window again") {
  Stage stage;
  stage.says("你好");
  stage.kf("send_msg", json::parse(R"({"touser":"wmDemoCitizen0001","open_kfid":"wkDemoDesk0001",
    "msgid":"m","msgtype":"msgmenu","msgmenu":{"head_content":"要办什么","list":[
    {"type":"click","click":{"id":"q1-book","content":"预约来访"}},
    {"type":"click","click":{"id":"q1-ask","content":"查进度"}}]}})"));
  const auto tap = [&](json which) {
    return stage.platform.with([&](World& world) {
      return citizen_taps(world, "wmDemoCitizen0001", which, std::nullopt);
    });
  };
  CHECK(tap("查").has_value());
  CHECK(tap(1).has_value());
  CHECK_FALSE(tap("唱歌").has_value());
  CHECK_FALSE(tap(3).has_value());
  const json list = stage.sync()["msg_list"];
  REQUIRE(list.size() == 3);
  CHECK(list[1]["text"]["menu_id"] == "q1-ask");
  CHECK(list[2]["text"]["content"] == "预约来访");
}

TEST_CASE("a message that fails on purpose is not shown, and its event follows") {
  Stage stage;
  stage.says("你好");
  stage.platform.with([](World& world) { world.faults.kf_send_fail = 1; });
  CHECK(stage.text_to("fails")["errcode"] == 0);
  CHECK(stage.counted("kf shown") == 0);
  REQUIRE(stage.later.size() == 1);
  stage.later.front()();
  const json event = stage.sync()["msg_list"][1]["event"];
  CHECK(event["event_type"] == "msg_send_fail");
  CHECK(event["fail_msgid"] == "fails");
}

}  // namespace api_kf_messages_test
