#include "store/read_pool.h"

#include <catch2/catch.hpp>
#include <latch>
#include <thread>

#include "base/ensure.h"
#include "store/connection.h"
#include "tests/unit/store/fresh_folder.h"

namespace read_pool_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("readers beyond the pool wait for a free connection") {
  FreshFolder folder;
  ReadPool pool(sqlite_readers(folder.file("a.db"), 1000), 2);
  std::latch both_in{2}, let_go{1};
  std::atomic<int> inside = 0, most = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 2; ++i)
    threads.emplace_back([&] {
      pool.read([&](Transaction&) {
        ++inside;
        both_in.count_down();
        let_go.wait();
        most = std::max(most.load(), inside.load());
        --inside;
      });
    });
  both_in.wait();
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&] {
      pool.read([&](Transaction&) {
        most = std::max(most.load(), ++inside);
        --inside;
      });
    });
  let_go.count_down();
  threads.clear();
  CHECK(inside == 0);
  CHECK(most <= 2);
}

TEST_CASE("reads that wait are served in the order of their coming") {
  FreshFolder folder;
  ReadPool pool(sqlite_readers(folder.file("a.db"), 1000), 1);
  std::vector<int> order;  // guarded by the pool's only connection
  std::vector<std::jthread> threads;
  pool.read([&](Transaction&) {
    for (int i = 0; i < 5; ++i) {
      threads.emplace_back([&, i] { pool.read([&](Transaction&) { order.push_back(i); }); });
      while (pool.waiting() != std::size_t(i) + 1) std::this_thread::yield();
    }
  });
  threads.clear();
  CHECK(order == std::vector{0, 1, 2, 3, 4});
  CHECK(pool.waiting() == 0);
}

TEST_CASE("a read that throws gives its connection back") {
  FreshFolder folder;
  ReadPool pool(sqlite_readers(folder.file("a.db"), 1000), 1);
  for (int i = 0; i < 3; ++i)
    CHECK_THROWS_AS(pool.read([](Transaction& tx) { tx.execute("SELEKT"); }), DatabaseError);
  CHECK_FALSE(pool.reading());
  pool.read([&](Transaction& tx) {
    CHECK(pool.reading());
    CHECK(tx.row<std::int64_t>("SELECT 1"));
    pool.read([&](Transaction& inner) { CHECK(&inner == &tx); });
  });
  CHECK_FALSE(pool.reading());
}

TEST_CASE("a file that cannot be opened fails each read, and none waits for ever") {
  FreshFolder folder;
  ReadPool pool(sqlite_readers(folder.file("none/a.db"), 1000), 1);
  for (int i = 0; i < 3; ++i) CHECK_THROWS_AS(pool.read([](Transaction&) {}), DatabaseError);
}

TEST_CASE("a read has no commit to wait for") {
  FreshFolder folder;
  ReadPool pool(sqlite_readers(folder.file("a.db"), 1000), 1);
  CHECK_THROWS_AS(pool.read([](Transaction& tx) { tx.after_commit([] {}); }), Broken);
  CHECK_NOTHROW(pool.read([](Transaction&) {}));
}

}  // namespace read_pool_test
