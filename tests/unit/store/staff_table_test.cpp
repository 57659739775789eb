#include "store/staff_table.h"

#include <catch2/catch.hpp>

#include "store/staff_list.h"
#include "tests/support/property.h"
#include "tests/support/store_room.h"

namespace staff_table_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::testing;

namespace {

const std::string kTitles = "姓名,角色,账号,职务,单位\n", kWithPhone = "姓名,角色,账号,手机\n";

struct Room : StoreRoom {
  std::vector<Problem> faults;
  StaffDifference found;
  void read(const std::string& rows, const std::string& titles = kTitles) {
    faults.clear();
    turn({}, [&](const DeskContext& desk) {
      const std::string bytes = titles + rows;
      const CsvImport import{CsvKind::staff, bytes, "a.csv"};
      const CsvColumns& columns = csv_columns(CsvKind::staff);
      const auto table = read_csv(bytes, "a.csv", columns.needed, columns.known, faults);
      if (!table) return;
      const auto staff = read_staff_table(desk, *table, import, faults);
      if (faults.empty()) found = staff_difference(desk, staff);
    });
  }
  void keep(const std::vector<StaffMember>& staff) {
    write([&](Transaction& tx) { put_staff(tx, keys, "main", staff); });
  }
};

}  // namespace

TEST_CASE("a table is compared with who is there: new, changed, gone, the same") {
  Room room;
  room.keep({{"first.one", "甲某", "科员", "handler", "食品科"},
             {"second.one", "乙某", "科员", "handler", "食品科"},
             {"third.one", "丙某", "科员", "handler", "食品科"}});
  room.read(
      "甲某,承办人,first.one,科员,食品科\n乙某,科室负责人,second.one,科长,食品科\n"
      "丁某,值班,Fourth.One,,\n");
  REQUIRE(room.faults.empty());
  CHECK(room.found.same == 1);
  REQUIRE(room.found.changed.size() == 1);
  CHECK(room.found.changed[0].was.post == "科员");
  CHECK(room.found.changed[0].is.role == "section_head");
  REQUIRE(room.found.gone.size() == 1);
  CHECK(room.found.gone[0].name == "丙某");
  REQUIRE(room.found.added.size() == 1);
  CHECK(room.found.added[0].userid == "fourth.one");
  CHECK(room.found.added[0].role == "duty");
}

TEST_CASE("who leaves is no member any more, and his row stays") {
  Room room;
  room.keep({{"first.one", "甲某", "科员", "handler", "食品科"}});
  room.write([&](Transaction& tx) {
    const auto version = staff_version(tx);
    let_staff_go(tx, "main", staff_list(tx, room.keys, "main"));
    CHECK(staff_list(tx, room.keys, "main").empty());
    CHECK(staff_version(tx) > version);
  });
  CHECK(room.number("SELECT COUNT(*) FROM staff WHERE name = '甲某'") == 1);
  room.read("甲某,承办人,first.one,科员,食品科\n");
  CHECK(room.found.added.size() == 1);  // he comes back
}

TEST_CASE("what is wrong in a table is told with line and column") {
  struct Row {
    const char* because;
    const char* row;
    const char* where;
    const char* code;
  };
  const auto row = GENERATE(values<Row>({
      {"nobody has a formula for a name", "=1+1,handler,a,,", "a.csv:2: 姓名", "import.name"},
      {"nor one that our own export defused", "'=1+1,handler,a,,", "a.csv:2: 姓名", "import.name"},
      {"markup is no name", "<b>甲</b>,handler,a,,", "a.csv:2: 姓名", "import.name"},
      {"a post is no formula", "甲某,handler,a,@SUM(A1),", "a.csv:2: 职务", "import.cell"},
      {"nor is a unit", "甲某,handler,a,,+7", "a.csv:2: 单位", "import.cell"},
      {"a control character", "甲某,handler,a,科\x1b[2J员,", "a.csv:2: 职务", "import.cell"},
      {"no such role", "甲某,国王,a,,", "a.csv:2: 角色", "import.role"},
      {"an account has no blanks", "甲某,handler,a b,,", "a.csv:2: 账号", "import.userid"},
      {"nor is it empty", "甲某,handler,,,", "a.csv:2: 账号", "import.userid"},
  }));
  INFO(row.because);
  Room room;
  room.read(std::string(row.row) + "\n");
  REQUIRE(room.faults.size() == 1);
  CHECK(room.faults[0].where == row.where);
  CHECK(room.faults[0].code == row.code);
}

TEST_CASE("a telephone is read as people write it; one that is no mobile is refused by its row") {
  Room room;
  room.read("甲某,handler,a,139 0000 1001\n乙某,handler,b,\n", kWithPhone);
  REQUIRE(room.faults.empty());
  CHECK(room.found.added[0].phone == "13900001001");
  CHECK(room.found.added[1].phone.empty());
  for (const char* bad : {"1.39E+10", "1390000100", "0999-5550123", "没有"}) {
    INFO(bad);
    room.read(std::string("甲某,handler,a,13900001001\n乙某,handler,b,") + bad + "\n", kWithPhone);
    REQUIRE(room.faults.size() == 1);
    CHECK(room.faults[0].where == "a.csv:3: 手机");
    CHECK(room.faults[0].code == "import.phone");
    CHECK(room.faults[0].what.find(bad) == std::string::npos);
  }
}

TEST_CASE("a table without the column leaves each his telephone, an empty cell takes it away") {
  Room room;
  StaffMember one{"first.one", "甲某", "", "handler", ""};
  one.phone = "13900001001";
  room.keep({one});
  room.read("甲某,handler,first.one,,\n");
  CHECK(room.found.same == 1);
  room.read("甲某,handler,first.one,科员,\n");
  REQUIRE(room.found.changed.size() == 1);
  CHECK(room.found.changed[0].is.phone == "13900001001");
  room.read("甲某,handler,first.one,\n", kWithPhone);
  REQUIRE(room.found.changed.size() == 1);
  CHECK(room.found.changed[0].is.phone.empty());
}

TEST_CASE("a table of too many is refused whole") {
  Room room;
  std::string rows;
  for (std::size_t i = 0; i <= kStaffRowsMax; ++i)
    rows += "甲某,handler,u" + std::to_string(i) + ",,\n";
  room.read(rows);
  REQUIRE(room.faults.size() == 1);
  CHECK(room.faults[0].code == "import.too_many");
}

TEST_CASE("whatever a cell holds, it is told or it is harmless") {
  Room room;
  CHECK(holds("any cell", [&] {
    std::string cell;
    for (int i = 0; i < 6; ++i) cell += char(property::any_in(0x20, 0x7F));
    std::string quoted;
    for (const char c : cell) quoted += c == '"' ? std::string(2, '"') : std::string(1, c);
    room.found = {};
    room.read("甲某,handler,a,\"" + quoted + "\",\n");
    if (!room.faults.empty()) return;
    PROPERTY_ASSERT(room.found.added.size() == 1);
    const std::string& kept = room.found.added[0].post;
    PROPERTY_ASSERT(kept.empty() ||
                    std::string_view("=+-@").find(kept[0]) == std::string_view::npos);
  }));
}

}  // namespace staff_table_test
