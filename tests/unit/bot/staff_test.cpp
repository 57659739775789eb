#include "bot/staff.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/bot_words.h"

namespace huiyin::test::staff_test {
namespace {

using namespace literals;

class FakeStaffDesk final : public bot::StaffDesk {
 public:
  Instant now() const override { return "2026-11-24T09:00"_at; }
  std::vector<Wait> waiting_for_human() override { return waits; }
  Day next_reception_day() override { return day; }
  std::vector<Wait> waits;
  Day day{"2026-12-15"_day, {}};
};

std::string answer(FakeStaffDesk& desk, const std::string& text,
                   bot::MessageKind kind = bot::MessageKind::text) {
  bot::Message message;
  message.kind = kind;
  message.text = text;
  const auto turn = bot::converse_staff({}, message, desk, default_words());
  REQUIRE(turn.sayings.size() == 1);
  REQUIRE_FALSE(turn.sayings[0].text.empty());
  CHECK(turn.sayings[0].text.size() <= 2048);
  return turn.sayings[0].text;
}

TEST_CASE("a member of staff hears who waits and who comes, by number alone") {
  FakeStaffDesk desk;
  CHECK_FALSE(answer(desk, "我的待办").empty());
  desk.waits = {{12, "2026-11-24T08:30"_at}};
  desk.day.visits = {{petition::BookingNumber::nth(315), LocalTime(9, 0), 2}};
  const std::string todo = answer(desk, "我的待办");
  CHECK(todo.find("08:30") != todo.npos);
  CHECK(todo.find("A0315") != todo.npos);
  CHECK(todo.find("12月15日") != todo.npos);
}

TEST_CASE("anything else from staff has an answer that helps") {
  FakeStaffDesk desk;
  for (const char* text : {"帮助", "", "你好", "\xff", "XF2026-000103 进展"})
    CHECK_FALSE(answer(desk, text).empty());
  CHECK_FALSE(answer(desk, "", bot::MessageKind::image).empty());
  for (int i = 0; i < 200; ++i) desk.waits.push_back({i, "2026-11-24T08:30"_at});
  CHECK_FALSE(answer(desk, "我的待办").empty());
}

}  // namespace
}  // namespace huiyin::test::staff_test
