#include "store/office_book.h"

#include <catch2/catch.hpp>

#include "store/csv_import.h"
#include "store/staff_list.h"
#include "store/wordings.h"
#include "tests/unit/store/county_room.h"

namespace office_book_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("an office without a file is served by the nearest above it that has one") {
  CountyRoom room;
  room.database.read([&](Transaction& tx) {
    CHECK(room.both.serving(tx, "yunxi-food").code == "yunxi");
    CHECK(room.both.serving(tx, "yunxi").code == "yunxi");
    CHECK(room.both.serving(tx, "main").code == "main");
    CHECK(room.both.serving(tx, "nowhere").code == "main");
    CHECK(room.both.served_by(tx, *room.both.find("yunxi")) ==
          std::vector<std::string>{"yunxi", "yunxi-food"});
    CHECK(room.both.served_by(tx, room.both.main()) == std::vector<std::string>{"main"});
  });
  CHECK(room.both.find("yunxi-food") == nullptr);
}

TEST_CASE("a case, an account and a member of staff lead to one office") {
  CountyRoom room;
  const std::string of_county = room.take_case("yunxi", 301, "稽查股"),
                    of_city = room.take_case("main", 302, "食品科"),
                    of_food = room.take_case("yunxi-food", 303, "稽查股");
  room.database.read([&](Transaction& tx) {
    CHECK(room.both.of_case(tx, of_county).code == "yunxi");
    CHECK(room.both.of_case(tx, of_city).code == "main");
    CHECK(room.both.of_case(tx, of_food).code == "yunxi");
    CHECK(room.both.of_case(tx, "XF2026-000999").code == "main");
  });
  CHECK(room.both.of_account("wkYunxi").code == "yunxi");
  CHECK(room.both.of_account("wkDesk").code == "main");
  CHECK(room.both.of_account("").code == "main");
  CHECK(room.both.of_staff("yx-jiang").code == "yunxi");
  CHECK(room.both.of_staff("jianghe").code == "main");
  CHECK(room.both.of_staff("").code == "main");
}

TEST_CASE("staff of a table are known once the book follows, to their own office alone") {
  CountyRoom room;
  const Office& held = *room.both.find("yunxi");
  const std::size_t before = held.staff.size();
  const auto edition = room.both.edition();
  room.at("yunxi", [](const DeskContext& desk) {
    std::vector<Problem> faults;
    import_csv(desk,
               {.kind = CsvKind::staff,
                .bytes = "姓名,角色,账号\n新来的,handler,newcomer\n",
                .file = "a.csv",
                .office = "yunxi"},
               faults);
    CHECK(faults.empty());
  });
  CHECK(room.both.of_staff("newcomer").code == "main");
  room.database.read([&](Transaction& tx) { room.both.follow(tx, room.keys); });
  CHECK(room.both.edition() != edition);
  CHECK(room.both.find("yunxi")->member("新来的") != nullptr);
  CHECK(room.both.main().member("新来的") == nullptr);
  CHECK(room.both.of_staff("newcomer").code == "yunxi");
  CHECK(held.staff.size() == before);  // who holds it goes on with it

  const auto known = room.both.edition();
  room.database.read([&](Transaction& tx) { room.both.follow(tx, room.keys); });
  CHECK(room.both.edition() == known);
}

TEST_CASE("an account that another office's file names is not taken in") {
  CountyRoom room;
  std::vector<Problem> faults;
  room.at("yunxi", [&](const DeskContext& desk) {
    import_csv(desk,
               {.kind = CsvKind::staff,
                .bytes = "姓名,角色,账号\n张三,handler,JiangHe\n",
                .file = "a.csv",
                .office = "yunxi",
                .seen = {"main", "yunxi"}},
               faults);
  });
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "import.other_office");
  CHECK(room.number("SELECT COUNT(*) FROM staff") == 0);
}

TEST_CASE("who came by a table moves to another office by a table of who sees both") {
  CountyRoom room;
  const auto take = [&](const std::string& code, std::vector<std::string> seen) {
    return room.at(code, [&](const DeskContext& desk) {
      std::vector<Problem> faults;
      import_csv(desk,
                 {.kind = CsvKind::staff,
                  .bytes = "姓名,角色,账号\n新来的,handler,newcomer\n",
                  .file = "a.csv",
                  .office = code,
                  .seen = std::move(seen)},
                 faults);
      return faults.empty();
    });
  };
  const auto follow = [&] {
    room.database.read([&](Transaction& tx) { room.both.follow(tx, room.keys); });
  };
  CHECK(take("main", {"main", "yunxi"}));
  follow();
  CHECK(room.both.of_staff("newcomer").code == "main");
  CHECK_FALSE(take("yunxi", {"yunxi"}));
  CHECK(take("yunxi", {"main", "yunxi"}));
  follow();
  CHECK(room.both.of_staff("newcomer").code == "yunxi");
  CHECK(room.both.main().member("新来的") == nullptr);
}

TEST_CASE("whom a file names is that office's, whatever an older table says") {
  CountyRoom room;
  room.write([&](Transaction& tx) {
    put_staff(tx, room.keys, "main", {{"yx-jiang", "江河", "", "handler", ""}});
  });
  room.database.read([&](Transaction& tx) { room.both.follow(tx, room.keys); });
  CHECK(room.both.main().member("江河") == nullptr);
  CHECK(room.both.of_staff("yx-jiang").code == "yunxi");
}

TEST_CASE("a notice's words published meanwhile are those of all offices once the book follows") {
  CountyRoom room;
  const auto shipped = room.both.main().notices.kinds;
  const auto words_of = [](const Office& office) {
    return office.notices.kinds->words().words("notice.acceptance");
  };
  const std::string before = words_of(room.both.main());
  room.write([&](Transaction& tx) {
    const auto draft =
        save_draft(tx, "notice.acceptance", {"您好！" + before}, {"user/1", "甲"}, {});
    (void)submit_wording(tx, "notice.acceptance", {});
    CHECK(publish_wording(tx, "notice.acceptance", draft->id, {"user/2", "乙"}, {}));
  });
  room.database.read([&](Transaction& tx) { room.both.follow(tx, room.keys); });
  CHECK(words_of(room.both.main()) == "您好！" + before);
  for (const Office* office : room.both.all()) CHECK(words_of(*office) == "您好！" + before);
  CHECK(room.both.shipped_notices().words().version() == shipped->words().version());
}

}  // namespace office_book_test
