#include "store/csv_import.h"

#include <catch2/catch.hpp>

#include "store/bookings.h"
#include "store/cases.h"
#include "store/offices.h"
#include "store/staff_list.h"
#include "tests/support/store_room.h"

namespace csv_import_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;

namespace {

struct Room : StoreRoom {
  std::vector<Problem> faults;
  std::size_t take(CsvKind kind, const std::string& bytes, const std::string& of = "main") {
    faults.clear();
    return turn({}, [&](const DeskContext& desk) {
      return import_csv(desk, {kind, bytes, "a.csv", of}, faults);
    });
  }
  std::vector<std::string> places() const {
    std::vector<std::string> all;
    for (const Problem& fault : faults) all.push_back(fault.where);
    return all;
  }
};

using Places = std::vector<std::string>;

const std::string kCaseTitles =
    "登记号,登记日期,信访形式,信访人,手机号,事由,受理日期,责任单位,承办人\n";

}  // namespace

TEST_CASE("cases are taken in with their petitioner, acceptance and handler") {
  Room room;
  CHECK(room.take(
            CsvKind::cases,
            kCaseTitles +
                "XF2026-000011,2026-10-12,来信,沈小满,13900001001,奶粉过期,2026-10-14,食品科,江禾\n"
                "XF2026-000012,2026-10-13,来电,,,噪声,,,\n") == 2);
  CHECK(room.faults.empty());
  room.database.read([&](Transaction& tx) {
    const auto first = case_file(tx, room.keys, "XF2026-000011");
    REQUIRE(first);
    CHECK(first->state == petition::State::in_progress);
    CHECK(first->handler == "江禾");
    CHECK(first->contact_known);
    const auto second = case_file(tx, room.keys, "XF2026-000012");
    REQUIRE(second);
    CHECK(second->state == petition::State::registered);
    CHECK_FALSE(second->contact_known);
    CHECK(office_of_case(tx, "XF2026-000011") == "main");
  });
  CHECK(room.number("SELECT COUNT(*) FROM person") == 1);
  CHECK(room.number("SELECT COUNT(*) FROM case_index") == 1);
}

TEST_CASE("every bad row is told with its line, and none of the table is taken") {
  Room room;
  room.take(CsvKind::cases, kCaseTitles + "XF2026-000001,2026-10-12,来信,,,噪声,,,\n");
  CHECK(room.take(CsvKind::cases,
                  kCaseTitles +
                      "XF2026-000002,2026-10-12,来信,,,噪声,,,\n"  // good
                      "XF2026-000001,2026-10-12,来信,,,噪声,,,\n"  // there already
                      "XF2026-000003,12.10.2026,飞鸽,,12,,,,\n"    // three faults
                      "XF2026-000002,2026-10-12,来信,,,噪声,,,\n"  // twice
                      "XF2026-000004,2026-10-12,来信,,,噪声,,,江禾\n"
                      "XF2026-000005,2026-10-12,来信,,,噪声,2026-10-01,食品科,\n"  // before it came
                      "XF2026-000006,2027-10-12,来信,,,噪声,,,\n") == 0);          // to come
  CHECK(room.places() == Places{"a.csv:3: 登记号", "a.csv:4: 登记日期", "a.csv:4: 信访形式",
                                "a.csv:4: 手机号", "a.csv:5: 登记号", "a.csv:6: 承办人",
                                "a.csv:7: 受理", "a.csv:8: 登记"});
  CHECK(room.number("SELECT COUNT(*) FROM case_head") == 1);
}

TEST_CASE("staff are taken in, changed by their account, and listed") {
  Room room;
  CHECK(room.take(CsvKind::staff, "姓名,角色,账号,职务,单位\n江禾,handler,JiangHe,科员,食品科\n") ==
        1);
  CHECK(room.take(CsvKind::staff,
                  "姓名,角色,账号,职务,单位\n江禾,section_head,jianghe,科长,食品科\n") == 1);
  room.database.read([&](Transaction& tx) {
    const auto staff = staff_list(tx, room.keys, "main");
    REQUIRE(staff.size() == 1);
    CHECK(staff[0].userid == "jianghe");
    CHECK(staff[0].role == "section_head");
    CHECK(staff[0].post == "科长");
  });
  CHECK(room.take(CsvKind::staff, "姓名,角色,账号\n,handler,a\n甲,king,b\n乙,duty,\n甲,duty,b\n") ==
        0);
  CHECK(room.places() == Places{"a.csv:2: 姓名", "a.csv:3: 角色", "a.csv:4: 账号", "a.csv:5: 姓名",
                                "a.csv:5: 账号"});
  CHECK(room.number("SELECT COUNT(*) FROM staff") == 1);
}

TEST_CASE("times of a reception day are closed, and those that somebody has booked are not") {
  Room room;
  CHECK(room.take(CsvKind::reception,
                  "日期,时间,说明\n2026-11-16,09:00,会议\n2026-12-15,,停电\n") == 2);
  const auto free_on = [&](LocalDate day) {
    return room.turn({}, [&](const DeskContext& desk) {
      int free = 0;
      for (const auto& opening : openings(desk, day)) free += opening.free;
      return free;
    });
  };
  const int all = room.office.reception.capacity * int(room.office.reception.slots.size());
  CHECK(free_on("2026-11-16"_day) == all - room.office.reception.capacity);
  CHECK(free_on("2026-12-15"_day) == 0);
  room.turn({}, [](const DeskContext& desk) {
    return insert_booking(desk, request("13900001001", "2026-11-16", "09:30")).has_value();
  });
  CHECK(room.take(
            CsvKind::reception,
            "日期,时间,说明\n2026-11-16,09:30,会议\n2026-11-17,,\n2026-11-16,03:00,\nx,,\n") == 0);
  CHECK(room.places() ==
        Places{"a.csv:2: 时间", "a.csv:3: 日期", "a.csv:4: 时间", "a.csv:5: 日期"});
}

TEST_CASE("each kind has its name and its columns") {
  for (const std::string& name : csv_kind_names()) {
    const auto kind = csv_kind_named(name);
    REQUIRE(kind);
    for (const std::string& title : csv_columns(*kind).needed)
      CHECK(std::ranges::count(csv_columns(*kind).known, title) == 1);
  }
  CHECK_FALSE(csv_kind_named("letters"));
}

}  // namespace csv_import_test
