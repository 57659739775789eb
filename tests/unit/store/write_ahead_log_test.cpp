#include "store/write_ahead_log.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "store/connection.h"
#include "tests/unit/store/failing_disk.h"
#include "tests/unit/store/fresh_folder.h"

namespace write_ahead_log_test {

using namespace huiyin::store;

namespace {

constexpr const char* kTable = "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, x TEXT)";

}  // namespace

TEST_CASE("a write that made the log longer beforehand does not lengthen it") {
  FreshFolder folder;
  Connection writer({.path = folder.file("a.db")});
  writer.script(kTable);
  const auto log_length = [&] { return std::filesystem::file_size(folder.file("a.db-wal")); };
  const auto write = [&] {
    writer.execute("BEGIN IMMEDIATE");
    writer.lengthen_log();
    const auto before = log_length();
    writer.execute("INSERT INTO t (x) VALUES ($1)", {std::string(4000, 'x')});
    writer.execute("COMMIT");
    CHECK(log_length() == before);
  };
  for (int i = 0; i < 600; ++i) write();  // more than twice what is added at once
  CHECK(writer.rows<std::int64_t>("SELECT id FROM t").size() == 600);
}

TEST_CASE("what was committed is read back through the zeros behind it") {
  FreshFolder folder;
  const auto path = folder.file("a.db");
  Connection writer({.path = path});
  writer.script(kTable);
  writer.execute("BEGIN IMMEDIATE");
  writer.lengthen_log();
  writer.execute("INSERT INTO t (n) VALUES (7)");
  writer.execute("COMMIT");
  // As after a loss of power: the files as they stand, the log's index not among them.
  for (const char* name : {"a.db", "a.db-wal"})
    std::filesystem::copy_file(folder.file(name), folder.file("b" + std::string(name + 1)));
  Connection again({.path = folder.file("b.db")});
  CHECK(again.row<std::int64_t>("SELECT n FROM t") == std::tuple(std::int64_t{7}));
}

TEST_CASE("a log that is checkpointed begins anew in the file that it has") {
  FreshFolder folder;
  Connection writer({.path = folder.file("a.db"), .checkpoint_pages = 100});
  writer.script(kTable);
  for (int i = 0; i < 1000; ++i) {
    writer.execute("BEGIN IMMEDIATE");
    writer.lengthen_log();
    writer.execute("INSERT INTO t (x) VALUES ($1)", {std::string(4000, 'x')});
    writer.execute("COMMIT");
  }
  CHECK(std::filesystem::file_size(folder.file("a.db-wal")) < 3 << 20);
}

TEST_CASE("a disk that takes no zeros keeps nobody from committing what it takes") {
  FailingDisk disk;
  FreshFolder folder;
  Connection writer({.path = folder.file("a.db")});
  writer.script(kTable);
  writer.execute("BEGIN IMMEDIATE");
  disk.let_writes_answer(SQLITE_FULL);
  writer.lengthen_log();
  disk.let_writes_answer(SQLITE_OK);
  writer.execute("INSERT INTO t (n) VALUES (7)");
  writer.execute("COMMIT");
  CHECK(writer.row<std::int64_t>("SELECT n FROM t") == std::tuple(std::int64_t{7}));
}

}  // namespace write_ahead_log_test
