#include "sim/sms/faults.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace sms_faults_test {

using namespace huiyin::sim::sms;
using nlohmann::json;

TEST_CASE("faults of SMS are set by name, told back and documented") {
  const json all = faults_json(changed({}, {{"sms_5xx", 0.25}, {"sms_only", "mas"}}).value());
  CHECK(all["sms_5xx"] == 0.25);
  CHECK(all["sms_only"] == "mas");
  CHECK(changed({}, all).has_value());
  for (const auto& [name, value] : all.items()) {
    CAPTURE(name);
    CHECK(is_fault(name));
    CHECK(faults_help().find("  " + name + " (now ") != std::string::npos);
  }
  CHECK_FALSE(is_fault("api_5xx"));
  for (const json& change : {json{{"api_5xx", 1}}, json{{"sms_5xx", 2}}, json::array()})
    CHECK_FALSE(changed({}, change));
}

}  // namespace sms_faults_test
