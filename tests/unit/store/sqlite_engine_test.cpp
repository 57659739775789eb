#include <catch2/catch.hpp>

#include "store/engine.h"
#include "tests/unit/store/fresh_folder.h"

namespace sqlite_engine_test {

using namespace huiyin::store;

TEST_CASE("a file's engine writes, reads and says what it is") {
  FreshFolder folder;
  const auto engine = open_sqlite({.path = folder.file("a.db"), .readers = 1});
  CHECK(engine->kind() == EngineKind::sqlite);
  CHECK(engine->path() == folder.file("a.db"));
  engine->write_and_wait([](Transaction& tx) { tx.script("CREATE TABLE t (id INTEGER)"); });
  engine->write_alone_and_wait([](Transaction& tx) { tx.execute("INSERT INTO t VALUES (1)"); });
  engine->read([&](Transaction& tx) {
    CHECK(engine->reading());
    CHECK(tx.rows<std::int64_t>("SELECT id FROM t").size() == 1);
  });
  CHECK_FALSE(engine->reading());
  CHECK(engine->counts().writes == 2);
}

}  // namespace sqlite_engine_test
