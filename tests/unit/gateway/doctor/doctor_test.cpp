#include "gateway/doctor/doctor.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/doctor/consulting_room.h"

namespace doctor_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::doctor;
using testing::ConsultingRoom;

namespace {

std::size_t count(const std::vector<Finding>& findings, State state) {
  return std::size_t(std::ranges::count(findings, state, &Finding::state));
}

}  // namespace

TEST_CASE("an office whose doors are rightly set up is well") {
  ConsultingRoom room;
  const auto findings = examine_doors({room.settings, ""}, room.tools());
  CHECK(count(findings, State::wrong) == 0);
  CHECK(count(findings, State::warning) == 0);
  CHECK(count(findings, State::not_tried) == 2);  // the public address, and 云MAS
  CHECK(findings.back().what == "时间");
  CHECK(findings.back().state == State::well);
  CHECK(room.platforms.violations() == 0);
}

TEST_CASE("a clock ten minutes off is told beside what else is found") {
  for (const minutes off : {minutes{10}, minutes{-10}}) {
    ConsultingRoom room;
    room.clock.advance(off);
    const auto findings = examine_doors({room.settings, ""}, room.tools());
    CHECK(findings.back().state == State::wrong);
    CHECK(findings.back().key == "系统时间");
    CHECK(testing::holds(findings.back().reason, off.count() > 0 ? "快" : "慢"));
  }
}

TEST_CASE("an office without any door is told what is not set up, and nobody is asked") {
  ConsultingRoom room;
  room.settings.api.agent_id = 0;
  room.settings.open_kfid.clear();
  room.settings.sms_lines.clear();
  const auto findings = examine_doors({room.settings, ""}, room.tools());
  CHECK(count(findings, State::not_tried) == findings.size());
  CHECK(findings.size() == 5);
}

}  // namespace doctor_test
