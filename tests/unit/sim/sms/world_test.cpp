#include "sim/sms/world.h"

#include <catch2/catch.hpp>

#include "tests/unit/sim/sms/stage.h"

namespace sms_world_test {

using namespace huiyin;
using namespace huiyin::sim::sms;

TEST_CASE("a phone keeps its last lines and a line its number") {
  Stage stage;
  stage.platform.with([](World& world) {
    Phone& phone = world.phone("13800000001");
    for (std::size_t i = 0; i < Phone::kLinesMax + 5; ++i) world.show(phone, {.text = "x"});
    CHECK(phone.lines.size() == Phone::kLinesMax);
    CHECK(phone.lines.front().number == 5);
    CHECK(phone.version == world.version);
  });
}

TEST_CASE("numbers and ids are made of digits, and never begin with nought") {
  Stage stage;
  stage.platform.with([](World& world) {
    for (int i = 0; i < 50; ++i) {
      const std::string digits = world.new_digits(18);
      CHECK(digits.size() == 18);
      CHECK(digits.front() != '0');
      CHECK(digits.find_first_not_of("0123456789") == std::string::npos);
    }
  });
}

TEST_CASE("a message is found by its number") {
  Stage stage;
  stage.platform.with([](World& world) {
    CHECK(world.find_message(0) == nullptr);
    CHECK(world.keep({.text = "a"}).number == 0);
    CHECK(world.keep({.text = "b"}).number == 1);
    CHECK(world.find_message(1)->text == "b");
    CHECK(world.find_message(2) == nullptr);
  });
}

}  // namespace sms_world_test
