#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/console_room.h"

namespace api_staff_imports_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

struct StaffRoom : ConsoleRoom {
  StaffRoom() : key_(key({"imports:write"})) {}
  Told preview(const std::string& rows, const std::string& query = "") {
    return post_csv("/staff-imports/preview" + query, rows);
  }
  Told take(const std::string& rows, const std::string& query) {
    return post_csv("/staff-imports" + query, rows);
  }
  std::string titles = "姓名,角色,账号,职务,单位\n";
  std::string edition(const std::string& rows) {
    return std::to_string(preview(rows).body["edition"].get<int>());
  }

 private:
  Told post_csv(const std::string& target, const std::string& rows) {
    return call("POST", target, {.key = key_, .body = titles + rows, .content_type = "text/csv"});
  }
  std::string key_;
};

const std::string kOne = "甲某,承办人,first.one,科员,食品科\n", kTwo = "乙某,值班,second.one,,\n";

}  // namespace

TEST_CASE("a table of staff is seen first, and nothing is written by that") {
  StaffRoom room;
  const Told told = room.preview(kOne + kTwo);
  REQUIRE(told.status == 200);
  CHECK(told.body["rows"] == 2);
  CHECK(told.body["added"].size() == 2);
  CHECK(told.body["added"][0]["role"] == "handler");
  CHECK(room.rows("staff") == 0);
}

TEST_CASE("it is taken in as it was seen, and who is gone leaves only when that is wanted") {
  StaffRoom room;
  REQUIRE(room.take(kOne + kTwo, "?edition=" + room.edition(kOne + kTwo)).body["added"] == 2);
  const Told seen = room.preview(kOne);
  CHECK(seen.body["gone"].size() == 1);
  CHECK(seen.body["same"] == 1);
  const std::string edition = room.edition(kOne);
  CHECK(room.take(kOne, "?edition=" + edition).body["left"] == 0);
  CHECK(room.number("SELECT COUNT(*) FROM staff WHERE active = 1") == 2);
  CHECK(room.take(kOne, "?edition=" + edition + "&gone=leave").code() == "staff.changed");
  CHECK(room.take(kOne, "?gone=leave&edition=" + room.edition(kOne)).body["left"] == 1);
  CHECK(room.number("SELECT COUNT(*) FROM staff WHERE active = 1") == 1);
  CHECK(room.rows("staff") == 2);
  CHECK(room.number("SELECT COUNT(*) FROM reading WHERE what = 'importStaff' AND subject = "
                    "'staff/main'") == 3);
}

TEST_CASE("who works there is listed, and whether the file says so") {
  StaffRoom room;
  const json all = room.get("/staff", room.key({"imports:write"})).body["items"];
  REQUIRE_FALSE(all.empty());
  CHECK(all[0]["of_file"] == true);
  REQUIRE(room.take(kOne, "?edition=" + room.edition(kOne)).status == 200);
  const json more = room.get("/staff", room.key({"imports:write"})).body["items"];
  CHECK(more.size() == all.size() + 1);
  CHECK(more[all.size()]["name"] == "甲某");
  CHECK(more[all.size()]["of_file"] == false);
  CHECK(room.get("/staff?office=nowhere", room.key({"imports:write"})).status == 404);
}

TEST_CASE("a telephone of a table is shown masked, and is whom an SMS on trial reaches") {
  StaffRoom room;
  room.titles = "姓名,角色,账号,手机\n";
  const std::string row = "甲某,承办人,first.one,13900001001\n";
  CHECK(room.preview(row).body["added"][0]["phone"] == "139****1001");
  REQUIRE(room.take(row, "?edition=" + room.edition(row)).status == 200);
  const json listed = room.get("/staff", room.key({"imports:write"})).body["items"];
  CHECK(listed.back()["phone"] == "139****1001");
  CHECK(listed.dump().find("13900001001") == std::string::npos);
  store::OfficeBook book({room.office});
  room.database.read([&](store::Transaction& tx) { book.follow(tx, room.keys); });
  REQUIRE(book.main().member("甲某") != nullptr);
  CHECK(book.main().member("甲某")->phone == "13900001001");
  CHECK(room.preview("甲某,承办人,first.one,12\n").body["errors"][0]["where"] == "表格:2: 手机");
}

TEST_CASE("who stands in the office's own file is as that says") {
  StaffRoom room;
  const std::string row = "叶青,承办人,yeqing,,\n";
  CHECK(room.preview(row).body["of_file"].size() == 1);
  REQUIRE(room.take(row, "?edition=" + room.edition(row)).body["added"] == 0);
  CHECK(room.rows("staff") == 0);
}

TEST_CASE("a fault is told with line and column, and nothing is taken") {
  StaffRoom room;
  const Told told = room.preview(kOne + "=1+1,国王,b,,\n");
  CHECK(told.status == 422);
  REQUIRE(told.body["errors"].size() == 2);
  CHECK(told.body["errors"][0]["where"] == "表格:3: 姓名");
  CHECK(told.body["errors"][1]["where"] == "表格:3: 角色");
  CHECK(room.take(kOne + "=1+1,国王,b,,\n", "?edition=0").status == 422);
  CHECK(room.take(kOne, "").code() == "api.parameter");
  CHECK(room.take(kOne, "?edition=0&gone=maybe").code() == "api.parameter");
  CHECK(room.preview(kOne, "?office=nowhere").status == 404);
  CHECK(room.rows("staff") == 0);
}

}  // namespace api_staff_imports_test
