#include "app/commands/user.h"

#include <catch2/catch.hpp>

#include "store/api_keys.h"
#include "store/offices.h"
#include "tests/unit/app/commands/settings_folder.h"

namespace user_test {

using namespace huiyin;
using namespace huiyin::app;

namespace {

struct Folder : testing::SettingsFolder {
  std::vector<store::ApiKey> keys() {
    return open()->database->read([](store::Transaction& tx) { return store::api_keys(tx); });
  }
};

}  // namespace

TEST_CASE("a key is made by its kind, with more scopes and roles, and revoked") {
  Folder folder;
  CHECK(key_create_command(folder.settings, {.name = "叫号系统",
                                             .kind = "hall",
                                             .scopes = {"people:read", "bookings:read"},
                                             .roles = {"handler"}}) == 0);
  const auto keys = folder.keys();
  REQUIRE(keys.size() == 1);
  CHECK(keys[0].scopes == std::vector<std::string>{"reception:read", "bookings:read",
                                                   "bookings:write", "calendar:read",
                                                   "people:read"});
  CHECK(keys[0].roles == std::vector<std::string>{"handler"});
  CHECK(key_list_command(folder.settings) == 0);
  CHECK(key_revoke_command(folder.settings, keys[0].id) == 0);
  CHECK(key_revoke_command(folder.settings, keys[0].id) == 1);
  CHECK(folder.keys()[0].revoked);
}

TEST_CASE("a key for nothing, of no kind, or for no office is not made") {
  Folder folder;
  CHECK(key_create_command(folder.settings, {.name = "甲"}) == 1);
  CHECK(key_create_command(folder.settings, {.name = "甲", .kind = "king"}) == 1);
  CHECK(key_create_command(folder.settings, {.name = "甲", .scopes = {"cases"}}) == 1);
  CHECK(key_create_command(folder.settings, {.name = "甲", .kind = "hall", .roles = {"import"}}) ==
        1);
  CHECK(key_create_command(folder.settings, {.name = "甲", .office = "nowhere", .kind = "hall"}) ==
        1);
  CHECK(folder.keys().empty());
}

TEST_CASE("an office is added below another, once") {
  Folder folder;
  CHECK(office_add_command(folder.settings, {"yunxi", "云溪县药监局"}) == 0);
  CHECK(office_add_command(folder.settings, {"yunxi", "云溪县药监局"}) == 1);
  CHECK(office_add_command(folder.settings, {"x", "丹坝", "nowhere"}) == 1);
  CHECK(office_list_command(folder.settings) == 0);
  CHECK(key_create_command(folder.settings,
                           {.name = "县系统", .office = "yunxi", .kind = "case_system"}) == 0);
}

}  // namespace user_test
