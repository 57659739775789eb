#include "sim/actions.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace actions_test {

using namespace huiyin;
using namespace huiyin::sim;
using nlohmann::json;

TEST_CASE("an action reads query and body, the body first, and its refusal is 400") {
  const Action echo = [](const json& in) -> Result<json> {
    if (in.contains("bad")) return wrong("bad", "不行");
    return in;
  };
  const HttpAnswer said = answer_action(
      {.method = "POST", .query = {{"a", "1"}, {"b", "1"}}, .body = R"({"b":2})"}, echo);
  CHECK(json::parse(said.body) == json{{"a", "1"}, {"b", 2}});
  CHECK(answer_action({.body = R"({"bad":1})"}, echo).status == 400);
  CHECK(answer_action({.body = "[1"}, echo).status == 400);
  CHECK(answer_action({.path = "/control/dance"}, nullptr).status == 404);
}

TEST_CASE("another site's page is refused, our own and no page are not") {
  CHECK(foreign_refusal({.host = "127.0.0.1:9700", .origin = "http://evil.example"}));
  CHECK(foreign_refusal({.host = "127.0.0.1:9700", .origin = "null"}));
  CHECK_FALSE(foreign_refusal({.host = "127.0.0.1:9700", .origin = "http://127.0.0.1:9700"}));
  CHECK_FALSE(foreign_refusal({.host = "127.0.0.1:9700"}));
}

}  // namespace actions_test
