#include "store/kept_reminder_rules.h"

#include <catch2/catch.hpp>

#include "petition/reminder_document.h"
#include "tests/support/reminded_office.h"
#include "tests/support/store_room.h"

namespace kept_reminder_rules_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct RulesRoom : StoreRoom {
  petition::ReminderPolicy other = testing::policy_of_config();

  RulesRoom() {
    testing::remind_in(office);
    other.progress_days = 9;
  }
  Result<void> draft(const std::string& by, std::int64_t base = 0,
                     std::optional<std::string> text = std::nullopt) {
    return write([&](Transaction& tx) {
      return draft_rules(tx, {.text = std::move(text),
                              .note = "领导要求",
                              .base = base,
                              .by = by,
                              .by_name = "苏青",
                              .at = clock.now()});
    });
  }
  Result<void> pass(std::int64_t id, const std::string& by) {
    return write([&](Transaction& tx) { return pass_rules(tx, id, by, "秦月", clock.now()); });
  }
  std::int64_t draft_id() {
    return database.read([](Transaction& tx) { return rules_draft(tx)->id; });
  }
  std::int64_t edition() {
    return database.read([](Transaction& tx) { return rules_edition(tx); });
  }
  petition::ReminderPolicy in_force() {
    return database.read([&](Transaction& tx) { return with_kept_rules(tx, office.reminders); });
  }
};

}  // namespace

TEST_CASE("rules that one worded are in force once another one passed them") {
  RulesRoom room;
  REQUIRE(room.draft("user/1", 0, petition::document_of(room.other)).has_value());
  CHECK(room.in_force() == room.office.reminders);
  const auto id = room.draft_id();
  CHECK(room.pass(id, "user/1").error().code == "rules.own");
  CHECK(room.pass(id + 1, "user/2").error().code == "rules.no_draft");
  CHECK(room.edition() == 0);
  REQUIRE(room.pass(id, "user/2").has_value());
  CHECK(room.in_force() == room.other);
  CHECK(room.edition() == id);
  const auto versions = room.database.read([](Transaction& tx) { return rules_versions(tx, 10); });
  REQUIRE(versions.size() == 1);
  CHECK(versions[0].by_name == "苏青");
  CHECK(versions[0].passed_name == "秦月");
  CHECK(versions[0].note == "领导要求");
}

TEST_CASE("one draft waits: its author words it anew, another one does not write over it") {
  RulesRoom room;
  REQUIRE(room.draft("user/1").has_value());
  REQUIRE(room.draft("user/1").has_value());
  CHECK(room.draft("user/2").error().code == "rules.drafted");
  CHECK(room.draft("user/1", 7).error().code == "rules.changed");
  REQUIRE(room.write([](Transaction& tx) { return drop_rules_draft(tx); }).has_value());
  CHECK(room.write([](Transaction& tx) { return drop_rules_draft(tx); }).error().code ==
        "rules.no_draft");
}

TEST_CASE("back to what the files have, and every step stays on record") {
  RulesRoom room;
  REQUIRE(room.draft("user/1", 0, petition::document_of(room.other)).has_value());
  REQUIRE(room.pass(room.draft_id(), "user/2").has_value());
  REQUIRE(room.draft("user/1", room.edition()).has_value());
  REQUIRE(room.pass(room.draft_id(), "user/2").has_value());
  CHECK(room.in_force() == room.office.reminders);
  CHECK(room.database.read([](Transaction& tx) { return kept_rules_text(tx); }).empty());
  CHECK(room.database.read([](Transaction& tx) { return rules_versions(tx, 10); }).size() == 2);
}

TEST_CASE("a clock that the kept rules do not know is reminded of as the files have it") {
  RulesRoom room;
  std::erase_if(room.other.clocks, [](const auto& one) { return one.clock == "conclude"; });
  REQUIRE(room.draft("user/1", 0, petition::document_of(room.other)).has_value());
  REQUIRE(room.pass(room.draft_id(), "user/2").has_value());
  REQUIRE(room.in_force().clock("conclude") != nullptr);
  CHECK(*room.in_force().clock("conclude") == *room.office.reminders.clock("conclude"));
}

TEST_CASE("what cannot be read any more gives way to the files") {
  RulesRoom room;
  REQUIRE(room.draft("user/1", 0, "{").has_value());
  REQUIRE(room.pass(room.draft_id(), "user/2").has_value());
  CHECK(room.in_force() == room.office.reminders);
}

TEST_CASE("every instance follows, and looks at its cases anew") {
  RulesRoom room;
  OfficeBook book({room.office});
  const auto law = book.main().law_texts;
  REQUIRE(room.draft("user/1", 0, petition::document_of(room.other)).has_value());
  room.database.read([&](Transaction& tx) { book.follow(tx, room.keys); });
  CHECK(book.main().reminders == room.office.reminders);
  REQUIRE(room.pass(room.draft_id(), "user/2").has_value());
  room.database.read([&](Transaction& tx) { book.follow(tx, room.keys); });
  CHECK(book.main().reminders == room.other);
  CHECK(book.main().law_texts != law);
  CHECK(book.reminders_of_files() == room.office.reminders);
}

}  // namespace kept_reminder_rules_test
