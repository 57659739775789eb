// What the parts of a write cost: a statement prepared once against one prepared each time, a value
// sealed, opened and hashed. Microseconds of the processor each, so that a busy machine does not
// count.
//
//   bench_store_parts [FOLDER]
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>

#include "base/random.h"
#include "store/database.h"
#include "store/sealing.h"

using namespace huiyin;
using namespace huiyin::store;

namespace {

template <class Work>
double us_each(int times, const Work& work) {
  const std::clock_t begin = std::clock();
  for (int i = 0; i < times; ++i) work(i);
  return double(std::clock() - begin) * 1e6 / CLOCKS_PER_SEC / times;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = (argc > 1 ? std::string(argv[1]) : std::string(".")) + "/store-parts";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  int status = 0;
  {
    Database database({.path = folder + "/bench.db", .writer = WriterMode::caller});
    database.write([](Transaction& tx) {
      tx.script("CREATE TABLE t (id INTEGER PRIMARY KEY, k TEXT UNIQUE, n BIGINT, x TEXT)");
    });
    SystemRandom random;
    const auto keys = Keyring::load_or_create(folder + "/keys", random);
    status = keys ? 0 : 1;
    const std::string text(400, 'x');
    std::int64_t row = 0;
    for (int round = 0; keys && round < 3; ++round) {
      const auto insert = [&](Transaction& tx, const std::string& sql) {
        ++row;
        tx.execute(sql, {"key" + std::to_string(row), row, text});
      };
      const std::string kInsert = "INSERT INTO t (k, n, x) VALUES ($1, $2, $3)";
      const double kept = database.write(
          [&](Transaction& tx) { return us_each(20000, [&](int) { insert(tx, kInsert); }); });
      const double anew = database.write([&](Transaction& tx) {
        return us_each(5000, [&](int i) { insert(tx, kInsert + " -- " + std::to_string(i)); });
      });
      const double found = database.read([&](Transaction& tx) {
        return us_each(20000, [&](int i) {
          tx.row<std::int64_t, std::string>("SELECT n, x FROM t WHERE id = $1",
                                            {std::int64_t{i + 1}});
        });
      });
      const auto sealed = keys->seal(text, "inbox/k1/payload");
      const double seal = us_each(50000, [&](int) { keys->seal(text, "inbox/k1/payload"); });
      bool opened = true;
      const double open = us_each(50000, [&](int) {
        opened = opened && keys->open(sealed, "inbox/k1/payload").has_value();
      });
      const double hash = us_each(50000, [&](int) { keys->lookup_hash("phone", "13800000000"); });
      std::printf(
          "insert: kept %.2f us, prepared anew %.2f us; look-up %.2f us; "
          "400 bytes: seal %.2f us, open %.2f us; hash %.2f us\n",
          kept, anew, found, seal, open, hash);
      if (!opened) status = 1;
    }
  }
  std::filesystem::remove_all(folder);
  return status;
}
