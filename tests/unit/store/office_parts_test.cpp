#include "store/office_parts.h"

#include <catch2/catch.hpp>

#include "tests/unit/store/county_room.h"

namespace office_parts_test {

using namespace huiyin::store;

TEST_CASE("what acts in the offices begins at the main one, with the words and the time of now") {
  CountyRoom room;
  const Wordbook book =
      room.write([&](Transaction& tx) { return Wordbook(tx, room.words, room.clock.now()); });
  const OfficeParts parts{room.database, room.keys, room.clock, room.random, book, room.both};
  const MailWaits nobody = [](ConversationId, const Turn&) {};
  room.write([&](Transaction& tx) {
    const OfficeContext here = parts.at_main(tx, room.clock.now(), "round", nobody);
    CHECK(here.office.code == "main");
    CHECK(&here.words == &book.current());
    CHECK(here.now == room.clock.now());
    CHECK(here.trace == "round");
    CHECK(here.at(*room.both.find("yunxi")).trace == "round");
  });
}

}  // namespace office_parts_test
