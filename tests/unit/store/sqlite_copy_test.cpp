#include "store/sqlite_copy.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <optional>

#include "store/database.h"
#include "tests/unit/store/fresh_folder.h"

namespace sqlite_copy_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Filled {
  FreshFolder folder;
  std::string path = folder.file("a.db");
  std::optional<Database> database;

  explicit Filled(int rows) {
    database.emplace(DatabaseOptions{.path = path});
    database->write([&](Transaction& tx) {
      tx.script("CREATE TABLE t (n INTEGER PRIMARY KEY, x TEXT)");
      for (std::int64_t n = 1; n <= rows; ++n)
        tx.execute("INSERT INTO t VALUES ($1, $2)", {n, std::string(3000, 'x')});
    });
  }
};

std::int64_t count(const std::string& path) {
  Database database({.path = path, .writer = WriterMode::caller});
  return std::get<0>(*database.read(
      [](Transaction& tx) { return tx.row<std::int64_t>("SELECT count(*) FROM t"); }));
}

}  // namespace

TEST_CASE("a copy is one snapshot, though others write on while it is made") {
  Filled f(5000);
  std::int64_t last = 0, most = 0;
  int calls = 0;
  const auto target = f.folder.file("copy.db");
  REQUIRE(copy_database(f.path, target,
                        {.copied =
                             [&](std::int64_t done, std::int64_t total) {
                               ++calls;
                               CHECK(done > last);  // it never begins anew
                               last = done;
                               most = total;
                               f.database->write([&](Transaction& tx) {
                                 tx.execute("INSERT INTO t VALUES ($1, 'later')",
                                            {std::int64_t{100000 + calls}});
                                 tx.execute("DELETE FROM t WHERE n = $1", {std::int64_t{calls}});
                               });
                             },
                         .checking = [&](std::int64_t total) { CHECK(total == most); }}));
  CHECK(calls > 3);
  CHECK(last == most);
  CHECK_FALSE(std::filesystem::exists(target + "-wal"));
  struct stat status {};
  REQUIRE(::stat(target.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK(count(target) == 5000);
}

TEST_CASE("a damaged database gives no copy") {
  Filled f(2000);
  f.database.reset();
  auto bytes = contents(f.path);
  for (std::size_t at = 4096 * 40; at < 4096 * 60; ++at) bytes[at] = char(at * 31);
  put(f.path, bytes);
  const auto target = f.folder.file("copy.db");
  CHECK(copy_database(f.path, target, {}).error().code == "copy.damaged");
  CHECK_FALSE(std::filesystem::exists(target));
  put(f.path, std::string(10000, 'x'));
  CHECK(copy_database(f.path, target, {}).error().code == "copy.damaged");
  CHECK_FALSE(std::filesystem::exists(target));
}

TEST_CASE("a copy takes no place that is taken, and makes no source") {
  Filled f(1);
  put(f.folder.file("mine"), "mine");
  CHECK(copy_database(f.path, f.folder.file("mine"), {}).error().code == "copy.target");
  CHECK(contents(f.folder.file("mine")) == "mine");
  CHECK(copy_database(f.folder.file("none.db"), f.folder.file("c"), {}).error().code ==
        "copy.source");
  CHECK_FALSE(std::filesystem::exists(f.folder.file("none.db")));
  CHECK_FALSE(std::filesystem::exists(f.folder.file("c")));
}

TEST_CASE("a database that somebody has open is in use") {
  Filled f(1);
  CHECK(fold_unused(f.path).error().code == "copy.in_use");
  f.database.reset();
  CHECK(fold_unused(f.path));
  put(f.path, std::string(10000, 'x'));
  CHECK(fold_unused(f.path));
}

}  // namespace sqlite_copy_test
