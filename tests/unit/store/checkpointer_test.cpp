#include "store/checkpointer.h"

#include <catch2/catch.hpp>

#include "tests/unit/store/fresh_folder.h"

namespace checkpointer_test {

using namespace huiyin::store;

TEST_CASE("what was committed moves into the database file soon after, and nobody commits for it") {
  FreshFolder folder;
  const auto path = folder.file("a.db");
  Connection writer({.path = path, .checkpoint_pages = Connection::kCheckpointCapPages});
  writer.script("CREATE TABLE t (x TEXT)");
  Checkpointer checkpointer(path, 1000);
  for (int i = 0; i < 50; ++i) {
    writer.execute("INSERT INTO t VALUES ($1)", {std::string(4000, 'x')});
    checkpointer.written();
  }
  // Bounded: fifty pages of four thousand bytes are far from the cap of the writer itself.
  const auto size = [&] { return std::filesystem::file_size(path); };
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (size() < 50 * 4096 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
  CHECK(size() >= 50 * 4096);
}

}  // namespace checkpointer_test
