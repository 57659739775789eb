#include "store/wordings.h"

#include <array>
#include <catch2/catch.hpp>
#include <set>

#include "store/wordbook.h"
#include "tests/support/notice_kinds.h"
#include "tests/support/property.h"
#include "tests/support/store_room.h"

namespace wordings_test {

using namespace huiyin;
using namespace huiyin::store;
using testing::any_in;

namespace {

const WordingHand kAuthor{"user/1", "苏青"}, kReviewer{"user/2", "方晴"};
const std::string kKey = "hello";

struct WordsRoom {
  StoreRoom room;

  Result<Wording> draft(const WordingHand& by, std::optional<std::string> text,
                        const std::string& key = kKey,
                        std::optional<std::int64_t> replaces = std::nullopt) {
    return room.write([&](Transaction& tx) {
      return save_draft(tx, key, {text, "更亲切", replaces}, by, room.clock.now());
    });
  }
  Result<Wording> submit(const std::string& key = kKey) {
    return room.write([&](Transaction& tx) { return submit_wording(tx, key, room.clock.now()); });
  }
  Result<Wording> publish(std::int64_t id, const WordingHand& by, const std::string& key = kKey) {
    return room.write(
        [&](Transaction& tx) { return publish_wording(tx, key, id, by, room.clock.now()); });
  }
  templates::Catalogue::Rewording in_force() {
    return room.database.read([](Transaction& tx) { return wordings_in_force(tx); });
  }
};

}  // namespace

TEST_CASE("what one person wrote is said once another one published it, and not before") {
  WordsRoom desk;
  const auto draft = desk.draft(kAuthor, "您好呀");
  REQUIRE(draft);
  CHECK(draft->state == WordingState::draft);
  CHECK(desk.in_force().empty());
  CHECK(desk.publish(draft->id, kReviewer).error().code == "wording.none");  // not handed in
  REQUIRE(desk.submit());
  CHECK(desk.in_force().empty());
  CHECK(desk.publish(draft->id, kAuthor).error().code == "wording.own");
  CHECK(desk.in_force().empty());
  const auto published = desk.publish(draft->id, kReviewer);
  REQUIRE(published);
  CHECK(published->edition == 1);
  CHECK(published->reviewed_name == "方晴");
  CHECK(desk.in_force() == templates::Catalogue::Rewording{{kKey, "您好呀"}});
}

TEST_CASE("a reviewer publishes the very wording that he saw") {
  WordsRoom desk;
  const auto first = desk.draft(kAuthor, "一");
  REQUIRE(desk.submit());
  CHECK(desk.draft(kAuthor, "二").error().code == "wording.submitted");
  desk.room.write([](Transaction& tx) { CHECK(drop_wording(tx, kKey)); });
  const auto second = desk.draft(kAuthor, "二");
  REQUIRE(desk.submit());
  CHECK(second->id != first->id);
  CHECK(desk.publish(first->id, kReviewer).error().code == "wording.none");
  CHECK(desk.publish(second->id, kReviewer));
}

TEST_CASE("a draft that another one takes over is his, and he cannot review it himself") {
  WordsRoom desk;
  const auto hers = desk.draft(kAuthor, "一");
  const auto his = desk.draft(kReviewer, "一，改过", kKey, hers->id);
  REQUIRE(his);
  CHECK(his->id != hers->id);
  REQUIRE(desk.submit());
  CHECK(desk.publish(his->id, kReviewer).error().code == "wording.own");
  CHECK(desk.publish(his->id, kAuthor));
  const auto all = desk.room.database.read([](Transaction& tx) { return wordings_of(tx, kKey); });
  REQUIRE(all.size() == 2);
  CHECK(all[1].state == WordingState::dropped);
}

TEST_CASE("a draft that one did not see is not written over") {
  WordsRoom desk;
  const auto hers = desk.draft(kAuthor, "一");
  CHECK(desk.draft(kReviewer, "二").error().code == "wording.another_s");
  CHECK(desk.draft(kReviewer, "二", kKey, hers->id + 1).error().code == "wording.another_s");
  const auto mine = desk.draft(kAuthor, "一，改过");
  REQUIRE(mine);
  CHECK(mine->id == hers->id);
  CHECK(mine->text == "一，改过");
}

TEST_CASE("what was returned bears the reason, and can be written anew") {
  WordsRoom desk;
  const auto draft = desk.draft(kAuthor, "一");
  REQUIRE(desk.submit());
  const auto returned = desk.room.write([&](Transaction& tx) {
    return return_wording(tx, kKey, draft->id, "太长", kReviewer, desk.room.clock.now());
  });
  REQUIRE(returned);
  CHECK(returned->state == WordingState::returned);
  CHECK(returned->answer == "太长");
  CHECK(desk.in_force().empty());
  CHECK(desk.draft(kAuthor, "短"));
}

TEST_CASE("the words that the program came with are published again like any others") {
  WordsRoom desk;
  for (const std::optional<std::string>& text :
       {std::optional<std::string>("一"), std::optional<std::string>()}) {
    const auto draft = desk.draft(kAuthor, text);
    REQUIRE(desk.submit());
    CHECK(desk.in_force().empty() == text.has_value());
    REQUIRE(desk.publish(draft->id, kReviewer));
  }
  CHECK(desk.in_force().empty());
  CHECK(desk.room.database.read([](Transaction& tx) { return wordings_edition(tx); }) == 2);
}

TEST_CASE("a published text that a later program does not take is left out, and the others said") {
  const std::array sources{templates::Catalogue::Source{"w", "== a {甲}\n{甲}\n== b\n话\n"}};
  const auto shipped = templates::Catalogue::parse(sources, nullptr).value();
  const auto words =
      in_force(shipped, {{"a", "您好"}, {"b", "好话"}, {"gone", "没有了"}, {"a.brief", "短"}});
  CHECK(words.words("a") == "{甲}");
  CHECK(words.words("b") == "好话");
  const auto kinds = testing::notice_kinds_of_config();
  const auto notices = in_force(*kinds, {{"notice.acceptance", "没有事实"}, {"b", "x"}});
  CHECK(notices.words().version() == kinds->words().version());
}

// Two people and an admin at three texts, in any order: what is said is what the one wrote last
// that another one published, also for who starts anew or follows.
TEST_CASE("nothing is ever said that only one person saw") {
  CHECK(testing::holds("words in force", [] {
    WordsRoom desk;
    const std::array sources{templates::Catalogue::Source{"w", "== a\n一\n== b\n二\n== c\n三\n"}};
    const auto shipped = templates::Catalogue::parse(sources, nullptr).value();
    const auto open_book = [&] {
      return desk.room.write(
          [&](Transaction& tx) { return Wordbook(tx, shipped, desk.room.clock.now()); });
    };
    Wordbook book = open_book();
    const std::array<WordingHand, 3> people{{{"user/1", "甲"}, {"user/2", "乙"}, {"user/3", "丙"}}};
    std::map<std::string, std::string> expected{{"a", "一"}, {"b", "二"}, {"c", "三"}};
    for (int step = 0; step < 30; ++step) {
      const std::string key(1, char('a' + any_in(0, 3)));
      const WordingHand& who = people[std::size_t(any_in(0, 3))];
      const auto open =
          desk.room.database.read([&](Transaction& tx) { return open_wording(tx, key); });
      const auto act = any_in(0, 6);
      if (act < 2) {
        (void)desk.draft(who, "第" + std::to_string(step) + "稿", key);
      } else if (act == 2) {
        (void)desk.submit(key);
      } else if (act == 3) {
        desk.room.write([&](Transaction& tx) { (void)drop_wording(tx, key); });
      } else if (open) {
        const bool may = open->state == WordingState::submitted && open->written_by != who.id;
        const auto published = desk.publish(open->id, who, key);
        PROPERTY_ASSERT(published.has_value() == may);
        if (may) expected[key] = *open->text;
      }
      if (any_in(0, 8) == 0) book = open_book();
      book.follow(desk.room.database, desk.room.clock.now());
      for (const auto& [of, words] : expected) PROPERTY_ASSERT(book.current().words(of) == words);
    }
  }));
}

}  // namespace wordings_test
