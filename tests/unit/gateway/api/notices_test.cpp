// Notices by the API: one that lacked something is issued by hand, one that was handed over is put
// on record, and what waits for a person is listed.
#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/api_room.h"

namespace api_notices_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;
namespace event = petition::event;

namespace {

struct NoticesRoom : ApiRoom {
  std::string by =
      key({"cases:read", "cases:write"}, "main", {"citizen", "duty", "office_head", "handler"});
  std::string number;

  NoticesRoom() {
    office.facts.short_name = "青市监";
    office.facts.duty_person = "值班员";
    office.facts.hours = "工作日 8:30-12:00";
    for (const auto& [name, role] :
         {std::pair("值班员", "duty"), std::pair("主任员", "office_head")}) {
      store::StaffMember one;
      one.userid = role;
      one.name = name;
      one.role = role;
      office.staff.push_back(one);
    }
    number = post("/cases", by,
                  {{"arrival", "online"},
                   {"as", "citizen"},
                   {"matter", "超市出售过期奶粉"},
                   {"petitioner", {{"name", "沈小满"}, {"phone", "13900001001"}}}})
                 .body["number"];
  }
  Told act(json fields) {
    fields["by"] = "值班员";
    fields["as"] = "duty";
    return post("/cases/" + number + "/events", by, fields);
  }
  Told issue(json fields) {
    fields["by"] = "值班员";
    if (!fields.contains("as")) fields["as"] = "duty";
    return post("/cases/" + number + "/notices", by, fields);
  }
  std::string path_of_first() {
    return "/cases/" + number + "/notices/" + std::to_string(notices()[0]["id"].get<int>());
  }
  json notices() { return get("/cases/" + number + "/notices", by).body["items"]; }
};

}  // namespace

TEST_CASE("what an event decides goes out with its notice") {
  NoticesRoom room;
  REQUIRE(
      room.act({{"event", "transferred"}, {"to", "商务局"}, {"contact", "0999-5550177"}}).status ==
      201);
  REQUIRE(room.notices().size() == 1);
  CHECK(room.notices()[0]["kind"] == "transfer");
  CHECK(room.notices()[0]["step"] == "sms");  // he never wrote to us
}

TEST_CASE("what the event did not say is given by hand, and nothing else is") {
  NoticesRoom room;
  REQUIRE(room.act({{"event", "not_accepted"}, {"reason", "诉讼事项"}, {"competent_body", "法院"}})
              .status == 201);
  REQUIRE(room.notices().empty());
  const Told lacking = room.issue({{"kind", "not_accepted"}});
  CHECK(lacking.status == 422);
  CHECK(lacking.code() == "notice.missing");
  CHECK(lacking.body["where"] == "提出途径");
  const Told issued = room.issue({{"kind", "not_accepted"}, {"fields", {{"提出途径", "起诉"}}}});
  REQUIRE(issued.status == 201);
  CHECK(issued.body["number"] == "青市监信不受告〔2026〕1号");
  CHECK(room.notices().size() == 1);
}

TEST_CASE("a field that the kind does not have, or of another kind, is refused by name") {
  NoticesRoom room;
  const Told other =
      room.issue({{"kind", "supplement"},
                  {"fields", {{"所缺材料", "小票"}, {"补正期限", "下周"}, {"字数", 3}}}});
  CHECK(other.status == 422);
  std::vector<std::string> where;
  for (const auto& fault : other.body["errors"]) where.push_back(fault["where"]);
  CHECK(where == std::vector<std::string>{"body: fields.所缺材料", "body: fields.补正期限",
                                          "body: fields.字数"});
  CHECK(room.issue({{"kind", "no_such"}}).code() == "notice.unknown");
  CHECK(room.issue({{"kind", "transfer"}, {"as", "leader"}}).code() == "api.role");
  CHECK(room.issue({{"kind", "transfer"}, {"as", "office_head"}}).code() == "case.role");
  CHECK(room.post("/cases/XF2026-000999/notices", room.by, {{"kind", "transfer"}}).status == 404);
  CHECK(room.notices().empty());
}

TEST_CASE("a service by hand ends the way of the notice and stands on the ledger") {
  NoticesRoom room;
  REQUIRE(
      room.act({{"event", "transferred"}, {"to", "商务局"}, {"contact", "0999-5550177"}}).status ==
      201);
  const std::string path = "/cases/" + room.number + "/notices/" +
                           std::to_string(room.notices()[0]["id"].get<int>()) + "/service";
  const json service{{"by", "值班员"}, {"as", "duty"}, {"proof", "本人签收"}};
  CHECK(room.post(path, room.by, {{"by", "值班员"}, {"as", "duty"}}).code() == "json.missing");
  CHECK(room.post("/cases/" + room.number + "/notices/99/service", room.by, service).status == 404);
  const Told served = room.post(path, room.by, service);
  REQUIRE(served.status == 201);
  CHECK(served.body["step"] == "done");
  CHECK(room.post(path, room.by, service).code() == "notice.served");
  const json services = room.get("/cases/" + room.number + "/services", room.by).body["items"];
  REQUIRE(services.size() == 1);
  CHECK(services[0]["document"] == "transfer");
  CHECK(room.get("/notice-tasks", room.by).body["items"].empty());
}

TEST_CASE("a notice is printed for who may read cases and people, and each reading is on record") {
  NoticesRoom room;
  REQUIRE(
      room.act({{"event", "transferred"}, {"to", "商务局"}, {"contact", "0999-5550177"}}).status ==
      201);
  const std::string path = room.path_of_first() + "/paper";
  const std::string reads_both = room.key({"cases:read", "people:read"});
  const Told paper = room.get(path, reads_both);
  REQUIRE(paper.status == 200);
  CHECK(paper.header("Content-Type") == "application/pdf");
  CHECK(paper.header("Content-Disposition").find("inline") == 0);
  CHECK(paper.bytes.starts_with("%PDF-"));
  CHECK(room.get(path, reads_both).bytes == paper.bytes);
  CHECK(room.ApiRoom::number("SELECT COUNT(*) FROM reading WHERE what = 'printNotice'") == 2);
  CHECK(room.get(path, room.by).code() == "api.scope");
  CHECK(room.get(path, room.key({"people:read"})).status == 404);
  CHECK(room.get("/cases/" + room.number + "/notices/99/paper", reads_both).status == 404);
  CHECK(room.get("/cases/XF2026-000999/notices/1/paper", reads_both).status == 404);
}

TEST_CASE("a notice that no font can print, or more than wait, is answered for later") {
  NoticesRoom room;
  REQUIRE(
      room.act({{"event", "transferred"}, {"to", "商务局\U0010FFFD"}, {"contact", "0999-5550177"}})
          .status == 201);
  const std::string key = room.key({"cases:read", "people:read"});
  const Told refused = room.get(room.path_of_first() + "/paper", key);
  CHECK(refused.status == 503);
  CHECK(refused.code() == "paper.signs");
  store::NoticePaper waits;
  while (room.paper_desk.put(waits, [](const Result<std::string>&) {})) {
  }
  CHECK(room.get(room.path_of_first() + "/paper", key).code() == "paper.busy");
}

TEST_CASE("a wrong notice is withdrawn, with the one in its place") {
  NoticesRoom room;
  REQUIRE(
      room.act({{"event", "transferred"}, {"to", "商务局"}, {"contact", "0999-5550177"}}).status ==
      201);
  const std::string path = room.path_of_first() + "/withdrawal";
  json body{{"by", "值班员"}, {"as", "duty"}, {"reason", "写错了单位"}, {"replaced_by", 99}};
  CHECK(room.post(path, room.by, body).code() == "notice.replaced_by");
  body.erase("replaced_by");
  body["reason"] = "";
  CHECK(room.post(path, room.by, body).status == 422);
  body["reason"] = "写错了单位";
  CHECK_FALSE(room.notices()[0]["is_withdrawn"].get<bool>());
  const Told done = room.post(path, room.by, body);
  REQUIRE(done.status == 201);
  CHECK(done.body["is_withdrawn"] == true);
  CHECK(done.body["step"] == "done");
  CHECK(room.post(path, room.by, body).code() == "notice.withdrawn");
  CHECK(room.post("/cases/" + room.number + "/notices/99/withdrawal", room.by, body).status == 404);
}

}  // namespace api_notices_test
