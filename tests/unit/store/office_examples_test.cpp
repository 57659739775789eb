#include "store/office_examples.h"

#include <catch2/catch.hpp>

#include "store/offices.h"
#include "tests/support/store_room.h"

namespace office_examples_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

const WordingHand kAuthor{"user/1", "苏青"}, kReviewer{"user/2", "方晴"};
const std::vector<bot::Example> kTicket{{"book_visit", "我要打个条子"}},
    kPaper{{"get_notice", "红头单子咋个领"}};

struct ExamplesRoom : StoreRoom {
  std::string at = "main";

  Result<void> save(const WordingHand& by, const std::vector<bot::Example>& examples,
                    std::int64_t base = 0) {
    return write([&](Transaction& tx) {
      return save_examples(tx, at, {examples, "乡下这么说", base}, by, clock.now());
    });
  }
  std::int64_t id() {
    return database.read([&](Transaction& tx) { return open_examples(tx, at)->id; });
  }
  Result<void> submit() {
    const auto draft = id();
    return write([&](Transaction& tx) { return submit_examples(tx, at, draft, clock.now()); });
  }
  Result<void> pass(std::int64_t set, const WordingHand& by) {
    return write([&](Transaction& tx) { return pass_examples(tx, at, set, by, clock.now()); });
  }
  std::vector<bot::Example> in_force() {
    return database.read([&](Transaction& tx) { return examples_in_force(tx, at); });
  }
  std::int64_t edition() {
    return database.read([&](Transaction& tx) { return examples_edition(tx, at); });
  }
  void put(const std::vector<bot::Example>& examples) {
    REQUIRE(save(kAuthor, examples, edition()));
    REQUIRE(submit());
    REQUIRE(pass(id(), kReviewer));
  }
};

}  // namespace

TEST_CASE("examples that one wrote are in force once another one passed them, and not before") {
  ExamplesRoom room;
  REQUIRE(room.save(kAuthor, kTicket));
  const auto id = room.id();
  CHECK(room.pass(id, kReviewer).error().code == "examples.none");  // not handed in
  REQUIRE(room.submit());
  CHECK(room.in_force().empty());
  CHECK(room.pass(id, kAuthor).error().code == "examples.own");
  CHECK(room.pass(id + 1, kReviewer).error().code == "examples.none");
  CHECK(room.in_force().empty());
  REQUIRE(room.pass(id, kReviewer));
  CHECK(room.in_force() == kTicket);
  CHECK(room.edition() == id);
  const auto versions =
      room.database.read([](Transaction& tx) { return examples_versions(tx, "main", 10); });
  REQUIRE(versions.size() == 1);
  CHECK(versions[0].written_name == "苏青");
  CHECK(versions[0].reviewed_name == "方晴");
  CHECK(versions[0].note == "乡下这么说");
}

TEST_CASE("what was handed in stays as the reviewer saw it") {
  ExamplesRoom room;
  REQUIRE(room.save(kAuthor, kTicket));
  REQUIRE(room.save(kAuthor, kPaper));
  REQUIRE(room.submit());
  CHECK(room.save(kAuthor, kTicket).error().code == "examples.submitted");
  REQUIRE(room.write([](Transaction& tx) { return drop_examples(tx, "main"); }));
  CHECK(room.write([](Transaction& tx) { return drop_examples(tx, "main"); }).error().code ==
        "examples.none");
  CHECK(room.in_force().empty());
}

TEST_CASE("nobody writes over another one's examples, nor over those put in force meanwhile") {
  ExamplesRoom room;
  REQUIRE(room.save(kAuthor, kTicket));
  CHECK(room.save(kReviewer, kPaper).error().code == "examples.another_s");
  REQUIRE(room.submit());
  REQUIRE(room.pass(room.id(), kReviewer));
  CHECK(room.save(kAuthor, kPaper).error().code == "examples.changed");
  CHECK(room.save(kAuthor, kPaper, room.edition()));
}

TEST_CASE("examples given back are shown with the reason until something newer is worded") {
  ExamplesRoom room;
  const auto returned = [&] {
    return room.database.read([](Transaction& tx) { return returned_examples(tx, "main"); });
  };
  REQUIRE(room.save(kAuthor, kTicket));
  REQUIRE(room.submit());
  const auto id = room.id();
  const auto give_back = [&](const WordingHand& by) {
    return room.write([&](Transaction& tx) {
      return return_examples(tx, "main", id, "太泛", by, room.clock.now());
    });
  };
  CHECK(give_back(kAuthor).error().code == "examples.own");
  REQUIRE(give_back(kReviewer));
  REQUIRE(returned());
  CHECK(returned()->answer == "太泛");
  CHECK(returned()->reviewed_name == "方晴");
  CHECK(returned()->examples == kTicket);
  REQUIRE(room.save(kAuthor, kPaper));
  CHECK_FALSE(returned());
}

TEST_CASE("each office has examples of its own, and below them those of the offices above") {
  ExamplesRoom room;
  room.write([&](Transaction& tx) {
    REQUIRE(add_office(tx, {"yunxi", "云溪县", "main"}, room.clock.now()));
    REQUIRE(add_office(tx, {"nanjie", "南街镇", "yunxi"}, room.clock.now()));
  });
  room.put(kTicket);
  room.at = "yunxi";
  room.put(kPaper);
  CHECK(room.in_force() == kPaper);
  const auto above = [&](const char* code) {
    return room.database.read([&](Transaction& tx) { return examples_above(tx, code); });
  };
  CHECK(above("main").empty());
  CHECK(above("yunxi") == kTicket);
  CHECK(above("nanjie") == std::vector<bot::Example>{kPaper[0], kTicket[0]});
}

}  // namespace office_examples_test
