#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace api_reception_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::testing;
using Catch::Contains;
using nlohmann::json;

namespace {

const std::string kDay = "/reception-days/2026-12-15";

struct Room : ConsoleRoom {
  Browser clerk, handler;
  Room() {
    user("ye.qing", "叶青", {"clerk"}, "main", false, "yeqing");
    user("jiang.he", "江禾", {"handler"}, "main", false, "jianghe");
    clerk = at_console("ye.qing");
    handler = at_console("jiang.he");
  }
  std::string book(const char* phone, const char* time) {
    const Told told = by("POST", "/bookings", clerk,
                         json{{"name", "沈小满"},
                              {"phone", phone},
                              {"date", "2026-12-15"},
                              {"time", time},
                              {"matter", "工资"}});
    return told.body["number"];
  }
  Told preview(const std::string& to) { return by("GET", kDay + "/move?to=" + to, clerk); }
  Told move(const std::string& to, const Browser& who, const char* reason = "外出开会") {
    return by("POST", kDay + "/move", who, json::object({{"to", to}, {"reason", reason}}));
  }
};

}  // namespace

TEST_CASE("who moves a day sees before it who has booked and what each will read") {
  Room room;
  const std::string number = room.book("13900007001", "09:00");
  const Told seen = room.preview("2026-12-17");
  REQUIRE(seen.status == 200);
  REQUIRE(seen.body["visits"].size() == 1);
  const json& visit = seen.body["visits"][0];
  CHECK(visit["number"] == number);
  CHECK(visit["name"] == "沈小满");
  CHECK(visit["new_time"] == "09:00");
  CHECK(visit["seated"] == "same_time");
  CHECK(visit["channel"] == "sms");
  CHECK_THAT(visit["words"].get<std::string>(), Contains("12月17日") && Contains(number));
  CHECK(room.rows("outbox") == 0);
  CHECK(room.rows("moved_day") == 0);
}

TEST_CASE("a moved day is on record by name, and each who booked is told once, in those words") {
  Room room;
  room.book("13900007001", "09:00");
  room.book("13900007002", "09:30");
  const std::string words = room.preview("2026-12-17").body["visits"][0]["words"];
  const Told moved = room.move("2026-12-17", room.clerk);
  REQUIRE(moved.status == 201);
  CHECK(moved.body["by"] == "叶青");
  CHECK(moved.body["reason"] == "外出开会");
  REQUIRE(moved.body["told"].size() == 2);
  for (const json& told : moved.body["told"]) {
    CHECK(told["state"] == "queued");
    const auto message = room.by("GET", "/messages/" + told["message"].dump(), room.clerk);
    CHECK(message.body["about"] == "reception_moved");
  }
  const auto first =
      room.by("GET", "/messages/" + moved.body["told"][0]["message"].dump(), room.clerk);
  CHECK(first.body["text"] == words);
  CHECK(room.move("2026-12-17", room.clerk).code() == "reception.no_such_day");
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE about = 'reception_moved' AND channel = "
                    "'sms'") == 2);
  const json days = room.by("GET", "/reception-days", room.clerk).body["items"];
  CHECK(days[0]["date"] == "2026-12-17");
  const json changes = room.by("GET", "/reception-changes", room.handler).body["items"];
  REQUIRE(changes.size() == 1);
  CHECK(changes[0]["to"] == "2026-12-17");
}

TEST_CASE("a day that cannot be is refused in the preview as in the act, with what is wrong") {
  Room room;
  room.book("13900007001", "09:00");
  struct Row {
    const char* to;
    const char* code;
  };
  for (const Row row :
       {Row{"2026-12-19", "reception.day_off"}, Row{"2026-11-02", "reception.past"},
        Row{"2027-01-15", "reception.same_day"}, Row{"2026-12-15", "reception.same_day"}}) {
    CAPTURE(row.to);
    CHECK(room.preview(row.to).code() == row.code);
    CHECK(room.move(row.to, room.clerk).code() == row.code);
  }
  for (const LocalTime slot : room.office.reception.slots)
    room.database.write([&](store::Transaction& tx) {
      tx.execute("INSERT INTO seat_block(date, time) VALUES ('2026-12-17', $1)", {slot.iso()});
    });
  CHECK(room.preview("2026-12-17").code() == "reception.full");
  CHECK(room.by("GET", kDay + "/move", room.clerk).status == 400);
  CHECK(room.by("GET", "/reception-days/soon/move?to=2026-12-17", room.clerk).status == 404);
  CHECK(room.by("GET", "/reception-days/2026-12-16/cancel", room.clerk).code() ==
        "reception.no_such_day");
  CHECK(room.move("2026-12-17", room.clerk, "").status == 422);
  CHECK(room.rows("reception_change") == 0);
}

TEST_CASE("a day called off is gone, and who booked is told with the day that comes next") {
  Room room;
  room.book("13900007001", "09:00");
  const Told seen = room.by("GET", kDay + "/cancel", room.clerk);
  REQUIRE(seen.status == 200);
  CHECK(seen.body["to"].is_null());
  CHECK_THAT(seen.body["visits"][0]["words"].get<std::string>(), Contains("取消"));
  const Told done =
      room.by("POST", kDay + "/cancel", room.clerk, json::object({{"reason", "停电"}}));
  REQUIRE(done.status == 201);
  CHECK(done.body["to"].is_null());
  CHECK(done.body["told"].size() == 1);
  CHECK(room.by("GET", "/reception-days", room.clerk).body["items"][0]["date"] == "2027-01-15");
  CHECK(room.by("GET", "/bookings?date=2026-12-15", room.clerk).body["items"].empty());
  CHECK(room.by("POST", kDay + "/cancel", room.clerk, json::object({{"reason", "停电"}})).code() ==
        "reception.no_such_day");
}

TEST_CASE("a day called off is put back, and who lost his visit reads that he may book again") {
  Room room;
  room.book("13900007001", "09:00");
  const json because = json::object({{"reason", "停电"}});
  CHECK(room.by("GET", kDay + "/put-back", room.clerk).code() == "reception.not_called_off");
  REQUIRE(room.by("POST", kDay + "/cancel", room.clerk, because).status == 201);
  const Told listed = room.by("GET", "/reception-changes", room.clerk);
  CHECK(listed.body["items"][0]["may_be_put_back"] == true);
  CHECK(listed.body["items"][0]["is_back"] == false);
  const Told seen = room.by("GET", kDay + "/put-back", room.clerk);
  REQUIRE(seen.status == 200);
  CHECK_THAT(seen.body["visits"][0]["words"].get<std::string>(), Contains("照常举行"));
  CHECK(room.by("POST", kDay + "/put-back", room.clerk, json::object()).status == 422);
  CHECK(room.by("POST", kDay + "/put-back", room.handler, because).code() == "api.scope");
  const Told done = room.by("POST", kDay + "/put-back", room.clerk, because);
  REQUIRE(done.status == 201);
  CHECK(done.body["is_back"] == true);
  CHECK(done.body["told"].size() == 1);
  CHECK(room.by("GET", "/reception-days", room.clerk).body["items"][0]["date"] == "2026-12-15");
  CHECK(room.by("POST", kDay + "/put-back", room.clerk, because).code() ==
        "reception.not_called_off");
  for (const json& one :
       room.by("GET", "/reception-changes", room.clerk).body["items"].get<std::vector<json>>())
    CHECK(one["may_be_put_back"] == false);
}

TEST_CASE("days that the office's file took away are told with how many are booked for them") {
  Room room;
  room.book("13900007001", "09:00");
  CHECK(room.by("GET", "/reception-days-left", room.clerk).body["items"].empty());
  room.database.write([&](store::Transaction& tx) {
    tx.execute("UPDATE booking SET date = '2026-12-14', reception_day = '2026-12-14'");
  });
  const Told left = room.by("GET", "/reception-days-left", room.clerk);
  REQUIRE(left.body["items"].size() == 1);
  CHECK(left.body["items"][0] == json::object({{"date", "2026-12-14"}, {"booked", 1}}));
  const Told done = room.by("POST", "/reception-days/2026-12-14/move", room.clerk,
                            json::object({{"to", "2026-12-15"}, {"reason", "接访日改了"}}));
  CHECK(done.status == 201);
  CHECK(room.by("GET", "/reception-days-left", room.clerk).body["items"].empty());
}

TEST_CASE("a handler moves no day, nor does a key or who is not of the petition office") {
  Room room;
  CHECK(room.move("2026-12-17", room.handler).code() == "api.scope");
  CHECK(room.by("GET", kDay + "/move?to=2026-12-17", room.handler).code() == "api.scope");
  const std::string key = room.key({"reception:write"});
  const json body = json::object({{"to", "2026-12-17"}, {"reason", "x"}});
  CHECK(room.post(kDay + "/move", key, body).code() == "reception.person");
  CHECK(room.post(kDay + "/cancel", key, json::object({{"reason", "x"}})).code() ==
        "reception.person");
  room.user("jiang.he.2", "江禾", {"clerk"});
  const Told refused = room.move("2026-12-17", room.at_console("jiang.he.2"));
  CHECK(refused.status == 403);
  CHECK(refused.code() == "reception.role");
  CHECK(room.by("GET", kDay + "/move?to=2026-12-17", room.at_console("jiang.he.2")).code() ==
        "reception.role");
  CHECK(room.get(kDay + "/cancel", key).code() == "reception.person");
  room.user("nobody", "某人", {"admin"});
  CHECK(room.move("2026-12-17", room.at_console("nobody")).code() == "staff.unknown");
  CHECK(room.rows("moved_day") == 0);
}

TEST_CASE("names are for who may read them") {
  Room room;
  room.book("13900007001", "09:00");
  room.user("gao.lang", "高朗", {"admin"});
  const Told seen = room.by("GET", kDay + "/move?to=2026-12-17", room.at_console("gao.lang"));
  REQUIRE(seen.status == 200);
  CHECK_FALSE(seen.body["visits"][0].contains("name"));
}

}  // namespace api_reception_test
