#include "app/commands/account.h"

#include <catch2/catch.hpp>

#include "store/console_users.h"
#include "tests/unit/app/commands/settings_folder.h"

namespace account_test {

using namespace huiyin;
using namespace huiyin::app;

namespace {

struct Folder : testing::SettingsFolder {
  std::optional<store::ConsoleUser> user(const std::string& login) {
    return open()->database->read(
        [&](store::Transaction& tx) { return store::console_user_named(tx, login); });
  }
  int add(const std::string& login, const std::vector<std::string>& roles) const {
    return account_add_command(settings, {.login = login, .name = "叶青", .roles = roles});
  }
};

}  // namespace

TEST_CASE("the first admin is made at the machine, and must choose a password of his own") {
  Folder folder;
  CHECK(folder.add("Ye.Qing", {"admin", "clerk"}) == 0);
  const auto user = folder.user("ye.qing");
  REQUIRE(user);
  CHECK(user->roles == std::vector<std::string>{"admin", "clerk"});
  CHECK(user->must_change);
  CHECK(account_list_command(folder.settings) == 0);
}

TEST_CASE("somebody without a role, of none that there is, or who is there already is not made") {
  Folder folder;
  CHECK(folder.add("ye.qing", {}) == 1);
  CHECK(folder.add("ye.qing", {"king"}) == 1);
  CHECK(folder.add("叶青", {"admin"}) == 1);
  CHECK_FALSE(folder.user("ye.qing"));
  CHECK(folder.add("ye.qing", {"admin"}) == 0);
  CHECK(folder.add("ye.qing", {"admin"}) == 1);
}

TEST_CASE("a password is made anew, and somebody shut out and let in") {
  Folder folder;
  REQUIRE(folder.add("ye.qing", {"admin"}) == 0);
  const std::string before = folder.user("ye.qing")->password;
  CHECK(account_password_command(folder.settings, "ye.qing") == 0);
  CHECK(folder.user("ye.qing")->password != before);
  CHECK(account_shut_command(folder.settings, "ye.qing") == 0);
  CHECK(folder.user("ye.qing")->shut);
  CHECK(account_admit_command(folder.settings, "ye.qing") == 0);
  CHECK_FALSE(folder.user("ye.qing")->shut);
  CHECK(account_shut_command(folder.settings, "nobody") == 1);
}

}  // namespace account_test
