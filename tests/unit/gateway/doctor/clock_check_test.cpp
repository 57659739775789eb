#include "gateway/doctor/clock_check.h"

#include <catch2/catch.hpp>

#include "base/time.h"

namespace clock_check_test {

using namespace huiyin;
using namespace huiyin::gateway::doctor;

namespace {

State state_at(seconds skew) { return clock_finding({{"http://a", skew}}).state; }

}  // namespace

TEST_CASE("a clock is a warning beyond a minute and wrong beyond five, whichever way it is off") {
  for (const int sign : {1, -1}) {
    CHECK(state_at(sign * seconds{60}) == State::well);
    CHECK(state_at(sign * seconds{61}) == State::warning);
    CHECK(state_at(sign * seconds{300}) == State::warning);
    CHECK(state_at(sign * seconds{301}) == State::wrong);
  }
}

TEST_CASE("it says by how much, which way, and against whom") {
  const Finding fast = clock_finding({{"http://a", minutes{10}}});
  CHECK(fast.key == "系统时间");
  CHECK(fast.reason.find("http://a") != std::string::npos);
  CHECK(fast.reason.find("快 10 分钟") != std::string::npos);
  CHECK(clock_finding({{"http://a", -minutes{90}}}).reason.find("慢 90 分钟") != std::string::npos);
  CHECK(clock_finding({{"http://a", hours{30}}}).reason.find("30 小时") != std::string::npos);
}

TEST_CASE("one platform whose own clock is wrong says nothing of ours") {
  CHECK(clock_finding({{"http://a", minutes{90}}, {"http://b", seconds{2}}}).state == State::well);
}

TEST_CASE("without an answer that tells a time nothing is compared") {
  CHECK(clock_finding({}).state == State::not_tried);
}

}  // namespace clock_check_test
