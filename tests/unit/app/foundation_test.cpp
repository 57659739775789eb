#include "app/foundation.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "store/offices.h"

namespace foundation_test {

using namespace huiyin;
using namespace huiyin::app;
using namespace huiyin::literals;

namespace {

struct Folder {
  Folder() {
    SystemRandom random;
    path = std::filesystem::temp_directory_path() / ("huiyin-foundation-" + random.hex(6));
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

std::unique_ptr<Foundation> lay(const std::string& folder, std::vector<Problem>& faults) {
  static const FakeClock kClock("2026-11-24T09:10"_at);
  static SystemRandom random;
  return lay_foundation(config::default_settings(folder), {config::load_office("").office},
                        store::WriterMode::caller, kClock, random, faults);
}

}  // namespace

TEST_CASE("the foundation makes its folder, its keys and its database, and finds them again") {
  const Folder folder;
  std::vector<Problem> faults;
  REQUIRE(lay(folder.path.string(), faults));
  CHECK(faults.empty());
  CHECK(std::filesystem::exists(folder.path / "huiyin.key"));
  CHECK(std::filesystem::status(folder.path).permissions() == std::filesystem::perms::owner_all);
  CHECK(lay(folder.path.string(), faults));
}

TEST_CASE("keys that are not the database's own are refused at the start") {
  const Folder folder;
  std::vector<Problem> faults;
  REQUIRE(lay(folder.path.string(), faults));
  std::filesystem::remove(folder.path / "huiyin.key");
  CHECK(lay(folder.path.string(), faults) == nullptr);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "keys.other");
  CHECK_FALSE(std::filesystem::exists(folder.path / "huiyin.key"));  // the lost one goes there
}

TEST_CASE("a folder that cannot be made is told with its path") {
  const Folder folder;
  std::filesystem::create_directories(folder.path);
  std::ofstream(folder.path / "file") << "x";
  std::vector<Problem> faults;
  CHECK(lay((folder.path / "file" / "below").string(), faults) == nullptr);
  REQUIRE_FALSE(faults.empty());
  CHECK(faults[0].code == "data_dir.not_made");
}

TEST_CASE("a database that cannot be used is a fault that names it and the way back") {
  const Folder folder;
  std::filesystem::create_directories(folder.path / "huiyin.db");
  std::vector<Problem> faults;
  CHECK(lay(folder.path.string(), faults) == nullptr);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "database.unusable");

  std::filesystem::remove_all(folder.path / "huiyin.db");
  std::ofstream(folder.path / "huiyin.db") << std::string(8192, 'x');
  faults.clear();
  CHECK(lay(folder.path.string(), faults) == nullptr);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "database.unusable");
  CHECK(faults[0].what.find("huiyin.db") != std::string::npos);
  CHECK(faults[0].remedy.find("restore") != std::string::npos);
}

TEST_CASE("an office whose file is gone while it has visits keeps the program from starting") {
  const Folder folder;
  std::vector<Problem> faults;
  {
    const auto ground = lay(folder.path.string(), faults);
    REQUIRE(ground);
    ground->database->write([](store::Transaction& tx) {
      REQUIRE(store::add_office(tx, {"yunxi", "云溪县药监局", "main"}, Instant()));
      tx.execute(
          "INSERT INTO booking(number, query_code_hash, query_code, name, phone, phone_hash, "
          "people, "
          "matter, date, time, reception_day, seat, state, created_at, changed_at, office) VALUES "
          "('A0001', '', '', '', '', '', 1, '', '2026-12-15', '09:00', '2026-12-15', 0, 'booked', "
          "0, 0, 'yunxi')");
    });
  }
  CHECK(lay(folder.path.string(), faults) == nullptr);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "offices.visits");
  CHECK(faults[0].where == "offices: yunxi.json");
}

TEST_CASE("the offices below the main one are noted, and follow their files") {
  const Folder folder;
  static const FakeClock kClock("2026-11-24T09:10"_at);
  SystemRandom random;
  std::vector<Problem> faults;
  config::Offices offices{config::load_office("").office};
  config::OfficeBelow county{"yunxi", offices.main};
  county.office.facts.name = "云溪县药监局";
  county.office.facts.parent = "main";
  county.office.facts.kf_account = "wkYunxi";
  county.office.facts.sms_code = "7";
  offices.below.push_back(county);
  const auto named = [&](const std::string& name) {
    offices.below[0].office.facts.name = name;
    const auto ground = lay_foundation(config::default_settings(folder.path.string()), offices,
                                       store::WriterMode::caller, kClock, random, faults);
    REQUIRE(ground);
    CHECK(ground->offices.of_account("wkYunxi").facts.name == name);
    CHECK(ground->offices.find("yunxi")->sms_code == "7");
    return ground->database->read(
        [](store::Transaction& tx) { return store::offices(tx).back().name; });
  };
  CHECK(named("云溪县药监局") == "云溪县药监局");
  CHECK(named("云溪县市场监管局") == "云溪县市场监管局");
}

}  // namespace foundation_test
