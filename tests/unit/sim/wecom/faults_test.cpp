#include "sim/wecom/faults.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace faults_test {

using namespace huiyin::sim::wecom;
using nlohmann::json;

TEST_CASE("faults are set by name and told back as they stand") {
  const auto next =
      changed({}, json::parse(R"({"api_5xx":0.25,"callback_delay_ms":[5,9],"api_only":"kf/",
    "kf_repeat_codes":[0],"planned":[
    {"path":"kf/send_msg","errcode":-1,"times":2,"after":true}]})"));
  REQUIRE(next);
  const json told = faults_json(*next);
  CHECK(told["api_5xx"] == 0.25);
  CHECK(told["callback_delay_ms"] == json::array({5, 9}));
  CHECK(told["planned"][0]["errcode"] == -1);
  CHECK(told["planned"][0]["after"] == true);
  CHECK(changed({}, faults_json({})).has_value());
}

TEST_CASE("an unknown fault, a chance above one and a turned range are refused") {
  for (const char* text :
       {R"({"api_6xx":0.1})", R"({"api_5xx":1.5})", R"({"api_5xx":"much"})", R"([])",
        R"({"callback_delay_ms":[9,5]})", R"({"callback_delay_ms":[-1,5]})",
        R"({"sync_page_max":0})", R"({"planned":[{"errcode":1}]})", R"({"planned":[{"path":"a"}]})",
        R"({"kf_repeat_codes":[]})", R"({"callback_attempts":2.5})"}) {
    CAPTURE(text);
    const auto next = changed({}, json::parse(text));
    REQUIRE_FALSE(next);
    CHECK(next.error().code == "sim.fault");
  }
}

TEST_CASE("the help names every fault") {
  const std::string help = faults_help();
  const json all = faults_json({});
  for (const auto& [name, value] : all.items()) {
    CAPTURE(name);
    CHECK(help.find("  " + name + " (now ") != std::string::npos);
  }
}

}  // namespace faults_test
