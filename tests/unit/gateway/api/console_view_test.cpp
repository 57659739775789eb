#include "gateway/api/console_view.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace console_view_test {

using namespace huiyin;
using namespace huiyin::gateway::api;

TEST_CASE("what is told of somebody at the console never holds what his password is kept as") {
  store::ConsoleUser user{.id = 3, .office = "main", .login = "ye.qing", .name = "叶青"};
  user.password = "$argon2id$x";
  CHECK(text_of(console_user_json(user)).find("argon2id") == std::string::npos);
  CHECK(console_user_json(user)["shut_at"].is_null());
}

}  // namespace console_view_test
