// Cases written by the API: what the law allows, in the roles of the key.
#include <catch2/catch.hpp>

#include "store/case_numbers.h"
#include "tests/unit/gateway/api/api_room.h"

namespace api_case_writes_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

const std::vector<std::string> kScopes{"cases:read", "cases:write"};

struct WriteRoom : ApiRoom {
  std::string by = key(kScopes, "main", {"citizen", "duty", "office_head", "handler"});

  WriteRoom() {
    store::StaffMember duty;
    duty.userid = "zhiban";
    duty.name = "值班员";
    duty.role = "duty";
    office.staff.push_back(duty);
  }
  json online() const {
    return {{"arrival", "online"},
            {"as", "citizen"},
            {"matter", "超市出售过期奶粉"},
            {"petitioner", {{"name", "沈小满"}, {"phone", "13900001001"}}}};
  }
};

}  // namespace

TEST_CASE("a matter is registered under the next number, and opened to who brought it") {
  WriteRoom room;
  const Told first = room.post("/cases", room.by, room.online());
  REQUIRE(first.status == 201);
  CHECK(first.body["number"] == "XF2026-000001");
  CHECK(first.body["state"] == "registered");
  CHECK(first.header("Location") == "/api/v1/cases/XF2026-000001");
  CHECK(first.body["query_code"].get<std::string>().size() == 6);
  room.take_case(2);  // an import bears the next number already
  CHECK(room.post("/cases", room.by, room.online()).body["number"] == "XF2026-000003");
  CHECK(room.rows("case_index") == 2);
  CHECK(room.rows("person") == 1);
}

TEST_CASE("a matter without a telephone has no code") {
  WriteRoom room;
  json anonymous = room.online();
  anonymous.erase("petitioner");
  const Told told = room.post("/cases", room.by, anonymous);
  CHECK(told.status == 201);
  CHECK_FALSE(told.body.contains("query_code"));
  CHECK(room.rows("case_index") == 0);
}

TEST_CASE("a matter that is refused leaves nothing, not even a number drawn") {
  WriteRoom room;
  json wrong = room.online();
  wrong["arrival"] = "pigeon";
  CHECK(room.post("/cases", room.by, wrong).status == 422);
  wrong = room.online();
  wrong["petitioner"]["phone"] = "12";
  CHECK(room.post("/cases", room.by, wrong).code() == "phone.shape");
  wrong = room.online();
  wrong["event"] = "accepted";
  CHECK(room.post("/cases", room.by, wrong).status >= 400);
  wrong = room.online();
  wrong["as"] = "superior";
  CHECK(room.post("/cases", room.by, wrong).code() == "api.role");
  wrong = room.online();
  wrong["office"] = "nowhere";
  CHECK(room.post("/cases", room.by, wrong).status == 404);
  CHECK(room.rows("case_head") == 0);
  CHECK(room.rows("case_event") == 0);
  CHECK(room.post("/cases", room.by, room.online()).body["number"] == "XF2026-000001");
}

TEST_CASE("an entry is put on the ledger by a member of staff in a role of the key") {
  WriteRoom room;
  const std::string number = room.take_case(1);
  const Told told = room.post("/cases/" + number + "/events", room.by,
                              {{"event", "withdrawn"}, {"as", "citizen"}, {"words", "已经解决"}});
  CAPTURE(told.body.dump());
  REQUIRE(told.status == 201);
  CHECK(told.body["entry"] == 2);
  CHECK(told.body["date"] == "2026-11-24");
  CHECK(room.get("/cases/" + number, room.by).body["state"] == "withdrawn");
}

TEST_CASE("a member of staff decides in his role, and in no other") {
  WriteRoom room;
  const std::string events = "/cases/" + room.take_case(1) + "/events";
  json entry{{"event", "accepted"}, {"as", "office_head"}, {"by", "值班员"}, {"unit", "食品科"}};
  CHECK(room.post(events, room.by, entry).code() == "case.role");
  entry["as"] = "duty";
  const Told told = room.post(events, room.by, entry);
  CAPTURE(told.body.dump());
  CHECK(told.status == 201);
  CHECK(told.body["by"] == "值班员");
}

TEST_CASE("what the law or the state of a case does not allow is refused, and nothing is written") {
  WriteRoom room;
  const std::string number = room.take_case(1);
  const auto put = [&](const json& entry) {
    return room.post("/cases/" + number + "/events", room.by, entry);
  };
  CHECK(put({{"event", "rated"}, {"as", "citizen"}, {"office", "satisfied"}}).status == 422);
  CHECK(put({{"event", "withdrawn"}, {"as", "citizen"}, {"date", "2026-12-31"}}).code() ==
        "case.date");
  CHECK(put({{"event", "made_up"}, {"as", "citizen"}}).code() == "event.unknown");
  CHECK(put({{"event", "accepted"}, {"as", "leader"}}).code() == "api.role");
  CHECK(put({{"event", "accepted"}}).code() == "api.role");
  CHECK(put({{"event", "accepted"}, {"as", "duty"}, {"by", "没有这个人"}}).status >= 400);
  CHECK(put(json::array()).status == 422);
  CHECK(room.rows("case_event") == 1);
}

TEST_CASE("a change of what was read meanwhile is noticed") {
  WriteRoom room;
  const std::string number = room.take_case(1);
  const std::string etag = room.get("/cases/" + number, room.by).header("ETag");
  const json entry{{"event", "material_added"}, {"as", "citizen"}, {"what", "小票"}};
  Asking asking{.key = room.by, .body = entry.dump(), .headers = {{"if-match", etag}}};
  const Told first = room.call("POST", "/cases/" + number + "/events", asking);
  CAPTURE(first.body.dump());
  if (first.status == 201)
    CHECK(room.call("POST", "/cases/" + number + "/events", asking).code() == "api.changed");
  asking.headers = {{"if-match", "\"other\""}};
  CHECK(room.call("POST", "/cases/" + number + "/events", asking).status == 412);
}

TEST_CASE("another office's case takes no entry") {
  WriteRoom room;
  room.add_office("yunxi", "main", "云溪县药监局");
  const std::string number = room.take_case(1);
  const Told told =
      room.post("/cases/" + number + "/events", room.key(kScopes, "yunxi", {"citizen"}),
                {{"event", "withdrawn"}, {"as", "citizen"}, {"words", "x"}});
  CHECK(told.status == 404);
}

}  // namespace api_case_writes_test
