#include "store/readings.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace readings_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("readings are told by office, the newest first, page by page") {
  StoreRoom room;
  room.write([&](Transaction& tx) {
    for (const char* office : {"main", "yunxi", "main", "danba"})
      note_reading(tx, {0, room.clock.now(), "k1", office, "getCase", "XF2026-000001"});
  });
  const auto ids = [&](const std::vector<std::string>& offices, std::int64_t before) {
    std::vector<std::int64_t> all;
    room.database.read([&](Transaction& tx) {
      for (const ReadingRow& one : readings(tx, offices, before, 2)) all.push_back(one.id);
    });
    return all;
  };
  CHECK(ids({"main", "yunxi"}, 1000) == std::vector<std::int64_t>{3, 2});
  CHECK(ids({"main", "yunxi"}, 2) == std::vector<std::int64_t>{1});
  CHECK(ids({"danba"}, 1000) == std::vector<std::int64_t>{4});
}

}  // namespace readings_test
