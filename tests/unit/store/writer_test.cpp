#include "store/writer.h"

#include <catch2/catch.hpp>
#include <latch>

#include "base/ensure.h"
#include "tests/unit/store/failing_disk.h"
#include "tests/unit/store/fresh_folder.h"

namespace writer_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

// Writes queued while the first is held back, so that they are one group.
class Group {
 public:
  explicit Group(const DatabaseOptions& options) : writer_(options, [this] { ++commits_; }) {
    write([](Transaction& tx) { tx.script("CREATE TABLE t (n INTEGER, x TEXT)"); });
    flush();
    writer_.write_async(
        [this](Transaction&) {
          held_.count_down();
          let_go_.wait();
        },
        [](std::exception_ptr) {});
    held_.wait();
  }
  ~Group() { release(); }

  void write(Writer::Work work) {
    const auto at = outcomes_.size();
    outcomes_.push_back("waiting");
    writer_.write_async(std::move(work), [this, at](std::exception_ptr failure) {
      try {
        if (failure) std::rethrow_exception(failure);
        outcomes_[at] = "durable";
      } catch (const DatabaseError&) {
        outcomes_[at] = "database";
      } catch (const std::runtime_error& error) {
        outcomes_[at] = error.what();
      }
    });
  }
  void insert(std::int64_t n) {
    write([n](Transaction& tx) { tx.execute("INSERT INTO t (n) VALUES ($1)", {n}); });
  }

  // Lets the group go and waits until all of it is answered.
  std::vector<std::string> outcomes() {
    const int before = commits_;
    release();
    flush();
    commits_of_group_ = commits_ - before;
    return {outcomes_.begin() + 1, outcomes_.end()};
  }
  std::int64_t count() {
    std::int64_t rows = 0;
    writer_.write_and_wait([&](Transaction& tx) {
      rows = std::get<0>(*tx.row<std::int64_t>("SELECT count(*) FROM t"));
    });
    return rows;
  }
  int commits_of_group() const { return commits_of_group_; }
  Writer& writer() { return writer_; }

 private:
  void release() {
    if (!std::exchange(released_, true)) let_go_.count_down();
  }
  void flush() {
    try {
      writer_.write_and_wait([](Transaction&) {});
    } catch (const DatabaseError&) {  // of a disk that fails on purpose: it answers, too
    }
  }

  std::deque<std::string> outcomes_;
  std::latch held_{1}, let_go_{1};
  bool released_ = false;
  std::atomic<int> commits_{0};
  int commits_of_group_ = 0;
  Writer writer_;
};

}  // namespace

TEST_CASE("writes that queued while one was committed are committed together") {
  FreshFolder folder;
  Group group({.path = folder.file("a.db")});
  for (int i = 0; i < 100; ++i) group.insert(i);
  const auto outcomes = group.outcomes();
  CHECK(std::count(outcomes.begin(), outcomes.end(), "durable") == 100);
  // That which held the others back, the hundred, and perhaps the last one that waited for them.
  CHECK(group.commits_of_group() <= 3);
}

TEST_CASE("a group is bounded") {
  FreshFolder folder;
  Group group({.path = folder.file("a.db"), .group_max = 10});
  for (int i = 0; i < 100; ++i) group.insert(i);
  group.outcomes();
  CHECK(group.commits_of_group() >= 10);
  CHECK(group.count() == 100);
}

TEST_CASE("one write of a group that throws takes only its own rows back") {
  FreshFolder folder;
  Group group({.path = folder.file("a.db")});
  group.insert(1);
  group.write([](Transaction& tx) {
    tx.execute("INSERT INTO t (n) VALUES (2)");
    throw std::runtime_error("no");
  });
  group.write([](Transaction& tx) { tx.script("INSERT INTO nowhere VALUES (1)"); });
  group.insert(4);
  CHECK(group.outcomes() == std::vector<std::string>{"durable", "no", "database", "durable"});
  CHECK(group.count() == 2);
}

TEST_CASE("a refused write has those beside it done over, and each of them is there once") {
  FreshFolder folder;
  Group group({.path = folder.file("a.db")});
  std::atomic<int> ran{0}, told{0};
  group.write([&](Transaction& tx) {
    ++ran;
    tx.execute("INSERT INTO t (n) VALUES (1)");
    tx.after_commit([&] { ++told; });
  });
  group.write([](Transaction&) { throw std::runtime_error("no"); });
  group.insert(3);
  CHECK(group.outcomes() == std::vector<std::string>{"durable", "no", "durable"});
  CHECK(ran == 2);
  CHECK(told == 1);
  CHECK(group.count() == 2);
}

TEST_CASE("a write that stands alone and is refused is done once") {
  FreshFolder folder;
  Writer writer({.path = folder.file("a.db"), .writer = WriterMode::thread}, [] {});
  int ran = 0;
  CHECK_THROWS_AS(writer.write_and_wait([&](Transaction&) {
    ++ran;
    throw std::runtime_error("no");
  }),
                  std::runtime_error);
  CHECK(ran == 1);
}

TEST_CASE("a work that ends the transaction on its own is found out") {
  FreshFolder folder;
  Group group({.path = folder.file("a.db")});
  group.write([](Transaction& tx) { tx.script("COMMIT"); });
  group.insert(2);
  const auto outcomes = group.outcomes();
  CHECK(outcomes[0] == "database");
  CHECK(outcomes[1] == "durable");
}

TEST_CASE("a commit that the disk refuses fails each of its group, and the next group stands") {
  struct Row {
    const char* because;
    int writes, syncs;
  };
  const auto row = GENERATE(values<Row>({
      {"no space left", SQLITE_FULL, SQLITE_OK},
      {"a write fails", SQLITE_IOERR_WRITE, SQLITE_OK},
      {"what was written cannot be made durable", SQLITE_OK, SQLITE_IOERR_FSYNC},
  }));
  CAPTURE(row.because);
  FreshFolder folder;
  FailingDisk disk;
  Group group({.path = folder.file("a.db"), .writer = WriterMode::thread});
  group.write([&](Transaction& tx) {
    tx.execute("INSERT INTO t (n) VALUES (1)");
    disk.let_writes_answer(row.writes);
    disk.let_syncs_answer(row.syncs);
  });
  group.insert(2);
  group.insert(3);
  CHECK(group.outcomes() == std::vector<std::string>{"database", "database", "database"});

  disk.let_writes_answer(SQLITE_OK);
  disk.let_syncs_answer(SQLITE_OK);
  CHECK(group.count() == 0);
  group.writer().write_and_wait(
      [](Transaction& tx) { tx.execute("INSERT INTO t (n) VALUES (4)"); });
  CHECK(group.count() == 1);
}

TEST_CASE("a disk that fills up inside a write fails those beside it, and the rest is written") {
  FreshFolder folder;
  FailingDisk disk;
  Group group({.path = folder.file("a.db")});
  group.insert(1);
  group.write([&](Transaction& tx) {
    disk.let_writes_answer(SQLITE_FULL);
    // More than the cache of 16 MiB holds: it has to be written before the commit.
    tx.script(
        "INSERT INTO t (x) WITH RECURSIVE many (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM many"
        " WHERE i < 40) SELECT i, hex(randomblob(500000)) FROM many");
  });
  group.write([&](Transaction& tx) {
    disk.let_writes_answer(SQLITE_OK);
    tx.execute("INSERT INTO t (n) VALUES (3)");
  });
  group.insert(4);
  const auto outcomes = group.outcomes();
  CHECK(outcomes[1] == "database");
  CHECK(outcomes[2] == "durable");
  CHECK(outcomes[3] == "durable");
  CHECK(group.count() == (outcomes[0] == "durable" ? 3 : 2));
}

TEST_CASE("a queue that is full says so at once") {
  FreshFolder folder;
  Group group({.path = folder.file("a.db"), .queue_max = 2});
  int taken = 0;
  const auto fill = [&] {
    for (int i = 0; i < 4; ++i, ++taken) group.insert(i);
  };
  CHECK_THROWS_AS(fill(), DatabaseError);
  CHECK(taken == 2);
}

TEST_CASE("a caller that writes itself is answered before the call returns, without any thread") {
  FreshFolder folder;
  Writer writer({.path = folder.file("a.db"), .writer = WriterMode::caller}, [] {});
  std::thread::id worked, answered;
  writer.write_async([&](Transaction&) { worked = std::this_thread::get_id(); },
                     [&](std::exception_ptr) { answered = std::this_thread::get_id(); });
  CHECK(worked == std::this_thread::get_id());
  CHECK(answered == std::this_thread::get_id());
  // What is answered may write on: the transaction before it is over.
  int chain = 0;
  std::function<void(std::exception_ptr)> next = [&](std::exception_ptr failure) {
    if (!failure && ++chain < 3) writer.write_async([](Transaction&) {}, next);
  };
  writer.write_async([](Transaction&) {}, next);
  CHECK(chain == 3);
}

}  // namespace writer_test
