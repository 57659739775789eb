#include "store/wordbook.h"

#include <array>
#include <catch2/catch.hpp>

#include "store/wordings.h"
#include "tests/support/store_room.h"

namespace wordbook_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

templates::Catalogue words(const std::string& greeting) {
  const std::array sources{templates::Catalogue::Source{"w", "== hello  {姓名}\n" + greeting}};
  std::vector<Problem> faults;
  return templates::Catalogue::parse(sources, &faults).value();
}

Wordbook open(StoreRoom& room, const templates::Catalogue& current) {
  return room.write([&](Transaction& tx) { return Wordbook(tx, current, room.clock.now()); });
}

}  // namespace

TEST_CASE("a conversation begun with earlier words goes on with them after they were changed") {
  StoreRoom room;
  const auto first = words("您好，{姓名}"), second = words("欢迎您，{姓名}");
  REQUIRE(first.version() != second.version());
  open(room, first);
  const Wordbook book = open(room, second);  // started again with other words
  CHECK(book.current().version() == second.version());
  CHECK(book.at(first.version()).say("hello", {{"姓名", "小满"}}) == "您好，小满");
  CHECK(book.at(second.version()).say("hello", {{"姓名", "小满"}}) == "欢迎您，小满");
}

TEST_CASE("an unknown version, and none, mean the words of today") {
  StoreRoom room;
  const Wordbook book = open(room, words("您好，{姓名}"));
  CHECK(&book.at("") == &book.current());
  CHECK(&book.at("no-such-version") == &book.current());
}

TEST_CASE("the same words are kept once, with the day they were first used") {
  StoreRoom room;
  const auto first_used = [&] { return room.number("SELECT first_used_at FROM catalogue"); };
  open(room, words("您好，{姓名}"));
  const auto then = first_used();
  room.clock.advance(hours{24});
  open(room, words("您好，{姓名}"));
  CHECK(room.number("SELECT COUNT(*) FROM catalogue") == 1);
  CHECK(first_used() == then);
}

TEST_CASE("words that were taken back are current again, and known still") {
  StoreRoom room;
  const auto first = words("您好，{姓名}"), second = words("欢迎您，{姓名}");
  open(room, first);
  open(room, second);
  const Wordbook book = open(room, first);
  CHECK(book.current().version() == first.version());
  CHECK(book.at(second.version()).say("hello", {{"姓名", "小满"}}) == "欢迎您，小满");
}

TEST_CASE("all the words of config come back from the store as they were") {
  StoreRoom room;
  open(room, room.words);
  const Wordbook book = open(room, words("您好，{姓名}"));
  const templates::Catalogue& kept = book.at(room.words.version());
  CHECK(kept.version() == room.words.version());
  CHECK(kept.source() == room.words.source());
}

TEST_CASE("words published meanwhile are said once the book follows; who began earlier goes on") {
  StoreRoom room;
  Wordbook book = open(room, words("您好，{姓名}"));
  const templates::Catalogue& before = book.current();
  const std::string version = before.version();
  room.write([&](Transaction& tx) {
    const auto draft = save_draft(tx, "hello", {"{姓名}，欢迎您"}, {"user/1", "甲"}, {});
    (void)submit_wording(tx, "hello", {});
    CHECK(publish_wording(tx, "hello", draft->id, {"user/2", "乙"}, {}));
  });
  CHECK(book.current().version() == version);
  book.follow(room.database, room.clock.now());
  CHECK(book.current().say("hello", {{"姓名", "小满"}}) == "小满，欢迎您");
  CHECK(book.at(version).say("hello", {{"姓名", "小满"}}) == "您好，小满");
  CHECK(before.say("hello", {{"姓名", "小满"}}) == "您好，小满");  // it is where it was
  CHECK(book.shipped().version() == version);
  const auto rows = room.number("SELECT COUNT(*) FROM catalogue");
  book.follow(room.database, room.clock.now());
  CHECK(room.number("SELECT COUNT(*) FROM catalogue") == rows);
  const Wordbook anew = open(room, words("您好，{姓名}"));
  CHECK(anew.current().version() == book.current().version());
}

TEST_CASE("an earlier version that cannot be read stops the start, not the first who needs it") {
  StoreRoom room;
  open(room, words("您好，{姓名}"));
  room.execute("UPDATE catalogue SET text = '== ', version = 'old'");
  CHECK_THROWS_AS(open(room, words("您好，{姓名}")), DatabaseError);
}

}  // namespace wordbook_test
