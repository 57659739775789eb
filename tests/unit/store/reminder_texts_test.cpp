#include "store/reminder_texts.h"

#include <catch2/catch.hpp>

#include "tests/support/reminded_office.h"
#include "tests/support/store_room.h"

namespace reminder_texts_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;
using petition::Reminder;
using petition::Sending;
using Urgency = petition::RemindedCase::Urgency;

namespace {

const LocalDate kToday = "2026-11-24"_day;

struct Room : StoreRoom {
  const petition::ReminderPolicy policy = testing::policy_of_config();
  std::string text(const petition::Bundle& bundle) {
    return reminder_text(bundle, policy, kToday, words);
  }
};

Reminder due_on(LocalDate due, const std::string& number = "XF2026-000101") {
  return {.key = number,
          .case_number = number,
          .clock = "conclude",
          .step = "T-3",
          .whom = "江禾",
          .to = "江禾",
          .due = due,
          .safe = due};
}

}  // namespace

TEST_CASE("one reminder names the matter, the clock, the day, and how long it is until then") {
  Room room;
  struct Row {
    LocalDate due;
    const char* left;
  };
  const auto row = GENERATE(values<Row>({{"2026-11-27"_day, "还有3天"},
                                         {"2026-11-24"_day, "今天到期"},
                                         {"2026-11-22"_day, "已超期2天"}}));
  const std::string text = room.text({Sending::alone, "k", "江禾", {due_on(row.due)}});
  for (const char* fact : {"XF2026-000101", "办结", row.left}) CHECK_THAT(text, Contains(fact));
  CHECK_THAT(text, Contains(chinese(row.due)) && !Contains("紧急"));
}

TEST_CASE("a date that moved is told with the one that it was, in every form") {
  Room room;
  Reminder moved = due_on("2026-12-14"_day);
  moved.step = "moved";
  moved.was = "2026-12-11"_day;
  const std::string alone = room.text({Sending::alone, "k", "江禾", {moved}}),
                    digest = room.text(
                        {Sending::digest, "k", "江禾", {moved, due_on("2026-12-01"_day)}});
  for (const std::string& text :
       {alone, digest, citizen_reminder_text(moved, room.policy, room.words).words})
    CHECK_THAT(text, Contains("XF2026-000101") && Contains("办结") && Contains("12月11日") &&
                         Contains("12月14日"));
  CHECK_THAT(alone, Contains("有变"));
  CHECK_THAT(digest, Contains("有变") && Contains("2026年12月1日"));
  const Card card = reminder_card(moved, room.policy, kToday, room.words, {"known"});
  CHECK_THAT(card.title, Contains("有变"));
  REQUIRE(card.rows.size() == 3);
  CHECK_THAT(card.rows[1].second, Contains("12月14日"));
  CHECK_THAT(card.rows[2].second, Contains("12月11日"));
}

TEST_CASE("an urgent one says so, and one that asks whether it will be in time asks") {
  Room room;
  Reminder urgent = due_on("2026-11-27"_day);
  urgent.urgency = Urgency::urgent;
  CHECK_THAT(room.text({Sending::alone, "k", "江禾", {urgent}}), Contains("紧急"));
  Reminder asks = due_on("2026-11-27"_day);
  asks.asks_in_time = true;
  CHECK_THAT(room.text({Sending::alone, "k", "江禾", {asks}}), Contains("能按期办结吗"));
}

TEST_CASE("a digest numbers its lines, marks what asks for a word, and fits into one message") {
  Room room;
  petition::Bundle digest{Sending::digest, "digest", "江禾", {}};
  for (int i = 0; i < 80; ++i)
    digest.reminders.push_back(
        due_on("2026-12-24"_day, petition::CaseNumber::of(2026, 100 + i).text()));
  digest.reminders[1].asks_in_time = true;
  digest.reminders[2].urgency = Urgency::grave;
  const std::string text = room.text(digest);
  CHECK_THAT(text, Contains("80件") && Contains("1. XF2026-000100") && Contains("★"));
  CHECK_THAT(text, Contains("3. 【紧急】XF2026-000102") && Contains("能按期办结吗"));
  CHECK(text.size() <= 2048);
  // What is not shown is counted: shown and left are eighty.
  int shown = 0;
  for (std::size_t at = 0; (at = text.find("XF2026-", at)) != std::string::npos; ++at) ++shown;
  CHECK(shown >= 20);
  CHECK(shown <= room.policy.digest_lines_max);
  CHECK_THAT(text, Contains("另有" + std::to_string(80 - shown) + "件"));
}

TEST_CASE("several at once that are no digest have a head of their own") {
  Room room;
  const std::string text =
      room.text({Sending::alone, "k", "江禾", {due_on(kToday), due_on(kToday, "XF2026-000102")}});
  CHECK_THAT(text, Contains("2件") && Contains("2. XF2026-000102") && !Contains("早上好"));
}

TEST_CASE("a citizen is told what he may ask for, and until when") {
  Room room;
  Reminder right = due_on("2026-12-24"_day);
  right.clock = "ask_review";
  const std::string text = citizen_reminder_text(right, room.policy, room.words).words;
  CHECK_THAT(text, Contains("XF2026-000101") && Contains("申请复查") && Contains("2026年12月24日"));
}

TEST_CASE("the words of reminders are those of the catalogue") {
  Room room;
  CHECK(room.words.missing(needed_reminder_words()).empty());
}

}  // namespace reminder_texts_test
