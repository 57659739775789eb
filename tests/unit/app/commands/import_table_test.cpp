#include "app/commands/import_table.h"

#include <catch2/catch.hpp>

#include "tests/unit/app/commands/settings_folder.h"

namespace import_table_test {

using namespace huiyin;
using namespace huiyin::app;
using testing::SettingsFolder;

TEST_CASE("a table is imported by a command, and staff of it work from the next start on") {
  SettingsFolder folder;
  const std::string staff =
      folder.file("staff.csv", "姓名,角色,账号,职务,单位\n新来的,handler,newcomer,科员,食品科\n");
  CHECK(import_table_command(folder.settings, {staff, "staff"}) == 0);
  const auto ground = folder.open();
  REQUIRE(ground);
  REQUIRE(ground->offices.main().member("新来的") != nullptr);
  CHECK(ground->offices.main().member("新来的")->userid == "newcomer");
}

TEST_CASE("a table with faults, of no kind, or for no office is not imported") {
  SettingsFolder folder;
  const std::string good = folder.file(
      "cases.csv", "登记号,登记日期,信访形式,事由\nXF2026-000011,2026-10-12,来信,噪声\n");
  CHECK(import_table_command(folder.settings, {good, "letters"}) == 1);
  CHECK(import_table_command(folder.settings, {good, "cases", "nowhere"}) == 1);
  CHECK(import_table_command(folder.settings, {good + "x", "cases"}) == 1);
  CHECK(import_table_command(folder.settings, {folder.file("bad.csv", "登记号\n1\n"), "cases"}) ==
        1);
  CHECK(import_table_command(folder.settings, {good, "cases"}) == 0);
  CHECK(import_table_command(folder.settings, {good, "cases"}) == 1);
}

}  // namespace import_table_test
