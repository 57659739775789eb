#include <catch2/catch.hpp>

#include "gateway/walk/talks.h"
#include "store/office_examples.h"
#include "store/offices.h"
#include "store/sayings.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace talks_by_examples_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::Transaction;

namespace {

const char* const kLocal = "坝头那个点还开不开";  // made up, of no place

store::OfficeBook with_county() {
  store::Office county = sample_office();
  county.code = "yunxi";
  county.kf_account = "wkYunxi";
  county.facts.address = "云溪县南街3号";
  return store::OfficeBook({sample_office(), county});
}

struct Room : WalkRoom {
  store::Wordbook words{database.write(
      [&](Transaction& tx) { return store::Wordbook(tx, sample_words(), clock.now()); })};
  store::OfficeBook offices{with_county()};
  store::ExampleBook examples{database, understanding()};
  Talks talks{
      Talks::Parts{
          {database, keys, clock, random, words, offices}, understanding(), nullptr, &examples},
      {},
      [](store::ConversationId, const store::Turn&) {},
      [] {}};

  Room() {
    database.write([&](Transaction& tx) {
      REQUIRE(store::add_office(tx, {"yunxi", "云溪县", "main"}, now()));
    });
  }
  Instant now() const { return clock.now(); }
  void put_in_force(const std::string& office, const std::vector<bot::Example>& wanted) {
    database.write([&](Transaction& tx) {
      const auto base = store::examples_edition(tx, office);
      REQUIRE(store::save_examples(tx, office, {wanted, "", base}, {"user/1", "苏青"}, now()));
      const auto id = store::open_examples(tx, office)->id;
      REQUIRE(store::submit_examples(tx, office, id, now()));
      REQUIRE(store::pass_examples(tx, office, id, {"user/2", "方晴"}, now()));
    });
    examples.follow();
  }
  std::string answer(const std::string& account, const std::string& user, int nth = 1) {
    const auto who = take_item(text_item(std::to_string(nth) + " of " + user, user, kLocal, now()),
                               user, account);
    talks.wake(who);
    REQUIRE(talks.step());
    return database.read([&](Transaction& tx) {
      const auto row = tx.row<std::string, std::string>(
          "SELECT message_key, body FROM outbox WHERE conversation_id = $1 ORDER BY id DESC LIMIT "
          "1",
          {who.value});
      const auto& [key, sealed] = *row;
      return store::read_saying_body(*keys.open(sealed, "outbox/" + key)).saying.text;
    });
  }
};

}  // namespace

TEST_CASE("a citizen is understood by the examples of the office that he writes to") {
  Room room;
  room.put_in_force("yunxi", {{"ask_office", kLocal}});
  CHECK(room.answer("wkYunxi", "wmOne").find("云溪县南街3号") != std::string::npos);
  CHECK(room.answer(kAccount, "wmTwo").find("和平路26号") == std::string::npos);
}

TEST_CASE("who was not understood a minute ago is, once an example is in force") {
  Room room;
  CHECK(room.answer(kAccount, "wmOne").find("和平路26号") == std::string::npos);
  room.put_in_force("main", {{"ask_office", kLocal}});
  CHECK(room.answer(kAccount, "wmOne", 2).find("和平路26号") != std::string::npos);
}

}  // namespace talks_by_examples_test
