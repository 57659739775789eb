#include "store/backup.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <optional>

#include "store/database.h"
#include "store/instance_lock.h"
#include "store/migrations.h"
#include "store/sealing.h"
#include "tests/unit/store/fresh_folder.h"

namespace backup_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::store;

namespace {

const FakeClock kClock("2026-11-24T03:00"_at);

struct Office {
  FreshFolder folder;
  SeededRandom random{3};
  std::string path = folder.file("huiyin.db");
  std::string keys = folder.file("keys");
  std::string saved = folder.file("saved.db");
  std::optional<Database> database;

  Office() {
    open();
    REQUIRE(migrate(*database, kClock));
    const auto ring = Keyring::load_or_create(keys, random);
    REQUIRE(ring);
    REQUIRE(check_keyring(*database, *ring));
    set("name", "before");
  }
  void open() { database.emplace(DatabaseOptions{.path = path}); }
  void set(const std::string& key, const std::string& value) {
    database->write([&](Transaction& tx) {
      tx.execute(
          "INSERT INTO setting (key, value) VALUES ($1, $2)"
          " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
          {key, value});
    });
  }
  std::string get(const std::string& key) {
    const auto row = database->read([&](Transaction& tx) {
      return tx.row<std::string>("SELECT value FROM setting WHERE key = $1", {key});
    });
    return row ? std::get<0>(*row) : "";
  }
  Result<BackupReport> save(bool with_keys = false) {
    return backup({.database = path, .target = saved, .key_file = keys, .include_keys = with_keys},
                  kClock);
  }
  std::vector<std::string> files() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.file("")))
      names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
  }
};

}  // namespace

TEST_CASE("a backup of a serving office comes back in another place as it was") {
  Office office;
  std::vector<BackupStep> steps;
  const auto report =
      backup({.database = office.path, .target = office.saved, .key_file = office.keys}, kClock,
             [&](BackupStep step, std::int64_t done, std::int64_t total) {
               CHECK(done <= total);
               steps.push_back(step);
               office.set("name", "while it was copied");
             });
  REQUIRE(report);
  CHECK(report->schema_version == std::int64_t(embedded_migrations().size()));
  CHECK(report->bytes == std::int64_t(std::filesystem::file_size(office.saved)));
  REQUIRE(steps.size() >= 2);
  CHECK(steps.front() == BackupStep::copying);
  CHECK(steps.back() == BackupStep::checking);

  office.set("name", "after");
  RestoreRequest request{.backup = office.saved, .database = office.folder.file("new.db")};
  REQUIRE(restore(request));
  office.path = request.database;
  office.open();
  CHECK(office.get("name") == "before");
  CHECK(check_keyring(*office.database, *Keyring::load(office.keys, office.random)));
}

TEST_CASE("a manifest tells what the backup is and that the keys are apart") {
  Office office;
  REQUIRE(office.save());
  const auto json = nlohmann::json::parse(contents(office.saved + ".json"));
  CHECK(json["made_at"] == "2026-11-24T03:00:00");
  CHECK(json["schema_version"] == embedded_migrations().size());
  CHECK(json["sha256"].get<std::string>().size() == 64);
  CHECK(json["keys"]["needed"] == true);
  CHECK(json["keys"]["included"] == false);
  CHECK(json["keys"]["file"] == "keys");
  CHECK_FALSE(std::filesystem::exists(office.saved + ".keys"));
}

TEST_CASE("keys go with a backup only when asked for, and come back where none are") {
  Office office;
  const auto keys = contents(office.keys);
  const auto report = office.save(/*with_keys=*/true);
  REQUIRE(report);
  CHECK(report->keys_included);
  CHECK(contents(office.saved + ".keys") == keys);

  RestoreRequest request{.backup = office.saved,
                         .database = office.folder.file("new.db"),
                         .key_file = office.folder.file("new.keys")};
  put(request.key_file, "another office's");
  CHECK(restore(request).error().code == "restore.keys_differ");
  CHECK(contents(request.key_file) == "another office's");
  CHECK_FALSE(std::filesystem::exists(request.database));
  std::filesystem::remove(request.key_file);
  const auto back = restore(request);
  REQUIRE(back);
  CHECK(back->keys_included);
  CHECK(contents(request.key_file) == keys);
  REQUIRE(Keyring::load(request.key_file, office.random));
}

TEST_CASE("an office is not put back under another's keys, and what is there stays") {
  Office office;
  REQUIRE(office.save(/*with_keys=*/true));
  office.set("name", "after");
  office.database.reset();
  std::filesystem::remove(office.saved + ".keys");
  const std::string others = office.folder.file("others.keys");
  REQUIRE(Keyring::load_or_create(others, office.random));
  RestoreRequest request{.backup = office.saved,
                         .database = office.path,
                         .key_file = others,
                         .existing = Existing::replace};
  const auto before = office.files();
  CHECK(restore(request).error().code == "restore.keys_differ");
  auto after = office.files();
  std::erase(after, "huiyin.db.lock");
  CHECK(after == before);
  office.open();
  CHECK(office.get("name") == "after");
}

TEST_CASE("keys that were added after a backup are kept when it is put back") {
  Office office;
  REQUIRE(office.save(/*with_keys=*/true));
  office.database.reset();
  REQUIRE(Keyring::add_key(office.keys, office.random));
  const auto keys = contents(office.keys);
  REQUIRE(restore({.backup = office.saved,
                   .database = office.path,
                   .key_file = office.keys,
                   .existing = Existing::replace}));
  CHECK(contents(office.keys) == keys);
  office.open();
  CHECK(check_keyring(*office.database, *Keyring::load(office.keys, office.random)));
}

TEST_CASE("a backup overwrites nothing and leaves nothing when it is refused") {
  Office office;
  const char* taken = GENERATE("", ".json", ".keys");
  put(office.saved + taken, "mine");
  const auto before = office.files();
  CHECK(office.save(true).error().code == "backup.exists");
  CHECK(contents(office.saved + taken) == "mine");
  CHECK(office.files() == before);
}

TEST_CASE("a backup that cannot be made says why") {
  Office office;
  CHECK(backup({.database = office.folder.file("none.db"), .target = office.saved}, kClock)
            .error()
            .code == "backup.no_database");
  CHECK(backup({.database = office.path, .target = office.folder.file("no/where.db")}, kClock)
            .error()
            .code == "backup.not_written");
  office.keys = office.folder.file("none");
  CHECK(office.save(true).error().code == "backup.no_keys");
  put(office.folder.file("poem.db"), std::string(9000, 'x'));
  CHECK(backup({.database = office.folder.file("poem.db"), .target = office.saved}, kClock)
            .error()
            .code == "backup.damaged");
  Database other({.path = office.folder.file("other.db"), .writer = WriterMode::caller});
  other.write([](Transaction& tx) { tx.script("CREATE TABLE poems (text TEXT)"); });
  CHECK(backup({.database = office.folder.file("other.db"), .target = office.saved}, kClock)
            .error()
            .code == "migration.foreign");
  CHECK_FALSE(std::filesystem::exists(office.saved));
  CHECK_FALSE(std::filesystem::exists(office.saved + ".json"));
}

TEST_CASE("a database in place is replaced only when told, and only when nobody uses it") {
  Office office;
  REQUIRE(office.save());
  office.set("name", "after");
  RestoreRequest request{.backup = office.saved, .database = office.path};
  CHECK(restore(request).error().code == "restore.exists");
  request.existing = Existing::replace;

  CHECK(restore(request).error().code == "restore.in_use");  // a command has it open
  office.database.reset();
  {
    const auto serving = InstanceLock::take(office.path);
    CHECK(restore(request).error().code == "restore.in_use");
  }
  office.open();
  CHECK(office.get("name") == "after");
  office.database.reset();
  REQUIRE(restore(request));
  office.open();
  CHECK(office.get("name") == "before");
}

TEST_CASE("a database that is broken, with what lies about it, can be replaced") {
  Office office;
  REQUIRE(office.save());
  office.database.reset();
  put(office.path, std::string(20000, 'x'));
  put(office.path + "-wal", std::string(20000, 'y'));
  REQUIRE(
      restore({.backup = office.saved, .database = office.path, .existing = Existing::replace}));
  CHECK_FALSE(std::filesystem::exists(office.path + "-wal"));
  office.open();
  CHECK(office.get("name") == "before");
}

TEST_CASE("a backup that was cut or changed is not put in the place of anything") {
  Office office;
  REQUIRE(office.save());
  office.database.reset();
  const auto whole = contents(office.saved);
  const auto refused_for = [&](const std::string& bytes) {
    put(office.saved, bytes);
    const auto refused =
        restore({.backup = office.saved, .database = office.path, .existing = Existing::replace});
    return refused ? "nothing" : refused.error().code;
  };
  std::string changed = whole;
  changed[whole.size() / 2] = char(changed[whole.size() / 2] ^ 1);
  CHECK(refused_for(changed) == "restore.changed");
  CHECK(refused_for(whole.substr(0, whole.size() / 2)) == "restore.changed");
  put(office.saved + ".json", "{");
  CHECK(refused_for(whole) == "restore.changed");
  // Without its manifest SQLite's own check is what is left.
  std::filesystem::remove(office.saved + ".json");
  CHECK(refused_for(whole.substr(0, whole.size() / 2 / 4096 * 4096)) == "restore.damaged");
  CHECK(refused_for(std::string(9000, 'x')) == "restore.damaged");
  office.open();
  CHECK(office.get("name") == "before");
  CHECK(restore({.backup = office.folder.file("none"), .database = office.folder.file("n.db")})
            .error()
            .code == "restore.no_backup");
}

TEST_CASE("a backup of a newer program is refused") {
  Office office;
  office.database->write(
      [](Transaction& tx) { tx.execute("INSERT INTO schema_version VALUES (999, 'x', 0)"); });
  CHECK(office.save().error().code == "migration.newer");
}

}  // namespace backup_test
