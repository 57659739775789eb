#include "store/database.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <latch>
#include <thread>

#include "base/ensure.h"
#include "tests/unit/store/failing_disk.h"
#include "tests/unit/store/fresh_folder.h"

namespace database_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

namespace {

constexpr const char* kTable = "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, x TEXT)";

struct Opened {
  explicit Opened(WriterMode mode = WriterMode::thread)
      : database({.path = folder.file("a.db"), .writer = mode}) {
    database.write([](Transaction& tx) { tx.script(kTable); });
  }
  std::int64_t count() {
    return std::get<0>(*database.read(
        [](Transaction& tx) { return tx.row<std::int64_t>("SELECT count(*) FROM t"); }));
  }
  void insert(std::int64_t n) {
    database.write([&](Transaction& tx) { tx.execute("INSERT INTO t (n) VALUES ($1)", {n}); });
  }

  FreshFolder folder;
  Database database;
};

}  // namespace

TEST_CASE("what a write answers is durable and seen by the next read") {
  const auto mode = GENERATE(WriterMode::thread, WriterMode::caller);
  Opened o(mode);
  const auto id = o.database.write([](Transaction& tx) {
    return std::get<0>(*tx.row<std::int64_t>("INSERT INTO t (x) VALUES ($1) RETURNING id", {"李"}));
  });
  CHECK(id == 1);
  const auto text = o.database.read(
      [&](Transaction& tx) { return tx.row<std::string>("SELECT x FROM t WHERE id = $1", {id}); });
  REQUIRE(text);
  CHECK(std::get<0>(*text) == "李");

  Database again({.path = o.database.path(), .writer = mode});
  again.read([](Transaction& tx) { CHECK(tx.row<std::int64_t>("SELECT id FROM t")); });
}

TEST_CASE("a write that throws leaves nothing and its caller hears why") {
  const auto mode = GENERATE(WriterMode::thread, WriterMode::caller);
  Opened o(mode);
  CHECK_THROWS_WITH(o.database.write([](Transaction& tx) {
    tx.execute("INSERT INTO t (n) VALUES (1)");
    throw std::runtime_error("second thoughts");
  }),
                    "second thoughts");
  CHECK(o.count() == 0);
  o.insert(2);
  CHECK(o.count() == 1);
}

TEST_CASE("many callers write at once and each has its own answer") {
  Opened o;
  std::atomic<int> refused = 0, wrong = 0;
  {
    std::vector<std::jthread> callers;
    for (int c = 0; c < 8; ++c)
      callers.emplace_back([&, c] {
        for (int i = 0; i < 50; ++i) {
          const std::int64_t n = c * 1000 + i;
          try {
            const auto back = o.database.write([&](Transaction& tx) {
              tx.execute("INSERT INTO t (n) VALUES ($1)", {n});
              if (i % 5 == 0) throw std::runtime_error("no");
              return std::get<0>(*tx.row<std::int64_t>("SELECT n FROM t WHERE n = $1", {n}));
            });
            if (back != n) ++wrong;
          } catch (const std::runtime_error&) {
            ++refused;
          }
        }
      });
  }
  CHECK(wrong == 0);
  CHECK(refused == 8 * 10);
  CHECK(o.count() == 8 * 40);
  const auto counts = o.database.counts();
  CHECK(counts.writes == 8 * 40 + 1);
  CHECK(counts.refused == 8 * 10);
  CHECK(counts.waiting == 0);
}

TEST_CASE("hooks run after the commit, and never when it was rolled back") {
  const auto mode = GENERATE(WriterMode::thread, WriterMode::caller);
  Opened o(mode);
  std::int64_t seen = -1;
  o.database.write([&](Transaction& tx) {
    tx.execute("INSERT INTO t (n) VALUES (1)");
    tx.after_commit([&] { seen = o.count(); });
  });
  CHECK(seen == 1);
  bool called = false;
  CHECK_THROWS(o.database.write([&](Transaction& tx) {
    tx.after_commit([&] { called = true; });
    throw std::runtime_error("no");
  }));
  o.insert(2);
  CHECK_FALSE(called);
}

TEST_CASE("a hook that throws harms neither its write nor the next") {
  const auto mode = GENERATE(WriterMode::thread, WriterMode::caller);
  Opened o(mode);
  o.database.write([&](Transaction& tx) {
    tx.execute("INSERT INTO t (n) VALUES (1)");
    tx.after_commit([] { throw std::runtime_error("against the rule"); });
  });
  o.insert(2);
  CHECK(o.count() == 2);
}

TEST_CASE("a read sees one snapshot throughout, also a read within it") {
  Opened o;
  o.insert(1);
  o.database.read([&](Transaction& tx) {
    const auto count = [](Transaction& in) {
      return std::get<0>(*in.row<std::int64_t>("SELECT count(*) FROM t"));
    };
    CHECK(count(tx) == 1);
    std::jthread([&] { o.insert(2); }).join();
    CHECK(count(tx) == 1);
    CHECK(o.count() == 1);
  });
  CHECK(o.count() == 2);
}

TEST_CASE("a read cannot write, nor wait for one who does") {
  const auto mode = GENERATE(WriterMode::thread, WriterMode::caller);
  Opened o(mode);
  CHECK_THROWS_AS(
      o.database.read([](Transaction& tx) { tx.execute("INSERT INTO t (n) VALUES (1)"); }),
      DatabaseError);
  CHECK_THROWS_AS(o.database.read([&](Transaction&) { o.insert(1); }), Broken);
  CHECK(o.count() == 0);
}

TEST_CASE("a write that waits for another write is our mistake, not a dead office") {
  const auto mode = GENERATE(WriterMode::thread, WriterMode::caller);
  Opened o(mode);
  CHECK_THROWS_AS(o.database.write([&](Transaction&) { o.insert(1); }), Broken);
  o.insert(2);
  CHECK(o.count() == 1);
}

TEST_CASE("queued writes are finished before the database closes, in their order") {
  FreshFolder folder;
  std::vector<std::int64_t> answered;
  {
    Database database({.path = folder.file("a.db"), .group_max = 7});
    database.write([](Transaction& tx) { tx.script(kTable); });
    for (std::int64_t i = 0; i < 100; ++i)
      database.write_async(
          [i](Transaction& tx) { tx.execute("INSERT INTO t (n) VALUES ($1)", {i}); },
          [&, i](std::exception_ptr failure) {
            if (!failure) answered.push_back(i);
          });
  }
  REQUIRE(answered.size() == 100);
  CHECK(std::is_sorted(answered.begin(), answered.end()));
  Database database({.path = folder.file("a.db")});
  database.read([](Transaction& tx) {
    CHECK(std::get<0>(*tx.row<std::int64_t>("SELECT count(*) FROM t WHERE id = n + 1")) == 100);
  });
}

TEST_CASE("what was answered before a program was killed is there, and the file opens at once") {
  FreshFolder folder;
  std::int64_t answered = 0;
  for (int round = 0; round < 4; ++round) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      Database database({.path = folder.file("a.db")});
      database.write(
          [](Transaction& tx) { tx.script("CREATE TABLE IF NOT EXISTS t (n INTEGER)"); });
      for (int i = 0; i < 90000; ++i)  // below queue_max
        database.write_async([](Transaction& tx) { tx.execute("INSERT INTO t VALUES (1)"); },
                             [&](std::exception_ptr failure) {
                               if (!failure && ::write(pipe[1], "1", 1) != 1) ::_exit(1);
                             });
      ::pause();
    }
    ::close(pipe[1]);
    char each = 0;
    for (int i = 0; i < 300 + 100 * round; ++i) answered += ::read(pipe[0], &each, 1);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    while (::read(pipe[0], &each, 1) == 1) ++answered;
    ::close(pipe[0]);
  }
  Database database({.path = folder.file("a.db"), .writer = WriterMode::caller});
  const auto there = database.read(
      [](Transaction& tx) { return std::get<0>(*tx.row<std::int64_t>("SELECT count(*) FROM t")); });
  CHECK(answered >= 300 + 400 + 500 + 600);
  CHECK(there >= answered);
}

TEST_CASE("two programs share a file: one waits for the other's write") {
  Opened o;
  Database other({.path = o.database.path(), .writer = WriterMode::caller});
  std::latch inside{1}, let_go{1};
  std::jthread holder([&] {
    other.write([&](Transaction& tx) {
      tx.execute("INSERT INTO t (n) VALUES (1)");
      inside.count_down();
      let_go.wait();
    });
  });
  inside.wait();
  CHECK(o.count() == 0);
  std::jthread waits([&] { o.insert(2); });
  let_go.count_down();
  waits.join();
  CHECK(o.count() == 2);
}

TEST_CASE("a file that another program holds too long is an error, and works afterwards") {
  FreshFolder folder;
  Database database({.path = folder.file("a.db"), .busy_timeout_ms = 20});
  database.write([](Transaction& tx) { tx.script(kTable); });
  Database other({.path = folder.file("a.db"), .writer = WriterMode::caller});
  other.write([&](Transaction&) {
    CHECK_THROWS_AS(database.write([](Transaction& tx) { tx.script("DELETE FROM t"); }),
                    DatabaseError);
  });
  CHECK_NOTHROW(database.write([](Transaction& tx) { tx.script("DELETE FROM t"); }));
}

TEST_CASE("all of SQLite's files go through the default file system") {
  FailingDisk disk;
  const int before = FailingDisk::files_opened();
  Opened o(WriterMode::caller);
  o.insert(1);
  CHECK(o.count() == 1);
  CHECK(FailingDisk::files_opened() > before);
}

}  // namespace database_test
