#include "gateway/doctor/finding.h"

#include <catch2/catch.hpp>
#include <stdexcept>

namespace finding_test {

using namespace huiyin::gateway::doctor;

TEST_CASE("a check that throws is a finding, without the words of what it threw") {
  const auto findings = checked(
      "短信", "账号", []() -> std::vector<Finding> { throw std::out_of_range("demo-secret"); });
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].door == "短信");
  CHECK(findings[0].what == "账号");
  CHECK(findings[0].state == State::wrong);
  CHECK(findings[0].reason.find("std::out_of_range") != std::string::npos);
  CHECK(findings[0].reason.find("demo-secret") == std::string::npos);
}

TEST_CASE("what a check finds is handed on as it is") {
  const auto findings = checked("甲", "乙", [] {
    return std::vector<Finding>{{"a", "b", State::well}, {"c", "d", State::warning}};
  });
  REQUIRE(findings.size() == 2);
  CHECK(findings[1].door == "c");
}

TEST_CASE("each state has a name of its own") {
  CHECK(name(State::well) == "well");
  CHECK(name(State::warning) == "warning");
  CHECK(name(State::wrong) == "wrong");
  CHECK(name(State::not_tried) == "not_tried");
}

}  // namespace finding_test
