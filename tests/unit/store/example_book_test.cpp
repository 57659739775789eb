#include "store/example_book.h"

#include <catch2/catch.hpp>

#include "config/embedded.h"
#include "store/office_examples.h"
#include "store/offices.h"
#include "tests/support/store_room.h"

namespace example_book_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;

namespace {

const bot::Understanding& ear() {
  static const auto kEar =
      *bot::Understanding::from({.intents = config::embedded("understanding/intents.json"),
                                 .lexicon = config::embedded("understanding/lexicon.json"),
                                 .calendar = config::embedded("understanding/calendar.json")});
  return kEar;
}

void put_in_force(StoreRoom& room, const std::string& office,
                  const std::vector<bot::Example>& examples) {
  room.write([&](Transaction& tx) {
    const Instant now = room.clock.now();
    REQUIRE(save_examples(tx, office, {examples, "", examples_edition(tx, office)},
                          {"user/1", "苏青"}, now));
    const auto id = open_examples(tx, office)->id;
    REQUIRE(submit_examples(tx, office, id, now));
    REQUIRE(pass_examples(tx, office, id, {"user/2", "方晴"}, now));
  });
}

std::string meaning(const ExampleBook& book, const char* office, const char* text) {
  return ear().understand(text, "2026-11-24T09:10"_at, "idle", *book.of(office)).intent;
}

}  // namespace

TEST_CASE("without any examples nothing is taught") {
  StoreRoom room;
  const ExampleBook book(room.database, ear());
  CHECK(book.of("main")->empty());
  CHECK(book.of("nowhere")->empty());
}

TEST_CASE("an office below understands by its own examples first, then by those above") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    REQUIRE(add_office(tx, {"yunxi", "云溪县", "main"}, room.clock.now()));
  });
  put_in_force(room, "main", {{"book_visit", "我要打个条子"}, {"get_notice", "红头单子咋个领"}});
  put_in_force(room, "yunxi", {{"query_progress", "我要打个条子"}});
  const ExampleBook book(room.database, ear());
  CHECK(meaning(book, "main", "我要打个条子") == "book_visit");
  CHECK(meaning(book, "yunxi", "我要打个条子") == "query_progress");
  CHECK(meaning(book, "yunxi", "红头单子咋个领") == "get_notice");
}

TEST_CASE("what is put in force is followed, and who holds the earlier ones goes on with them") {
  StoreRoom room;
  const ExampleBook book(room.database, ear());
  const auto before = book.of("main");
  put_in_force(room, "main", {{"book_visit", "我要打个条子"}});
  CHECK(book.of("main")->empty());
  book.follow();
  CHECK(book.of("main")->size() == 1);
  CHECK(before->empty());
  room.write([&](Transaction& tx) {
    REQUIRE(add_office(tx, {"yunxi", "云溪县", "main"}, room.clock.now()));
  });
  book.follow();
  CHECK(book.of("yunxi")->size() == 1);
  put_in_force(room, "main", {});
  book.follow();
  CHECK(book.of("main")->empty());
}

}  // namespace example_book_test
