#include "app/doctor/house_checks.h"

#include <fontconfig/fontconfig.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "app/foundation.h"

namespace house_checks_test {

using namespace huiyin;
using namespace huiyin::app;
using namespace huiyin::literals;
using gateway::doctor::Finding;
using gateway::doctor::State;

namespace {

class House {
 public:
  House() {
    folder_ = std::filesystem::temp_directory_path() / ("huiyin-house-" + random.hex(6));
    std::filesystem::create_directories(folder_);
    settings = config::default_settings(folder_.string());
  }
  ~House() { std::filesystem::remove_all(folder_); }

  void is_founded() {
    std::vector<Problem> faults;
    REQUIRE(lay_foundation(settings, {config::load_office("").office}, store::WriterMode::caller,
                           clock, random, faults));
  }
  std::string file(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return (folder_ / name).string();
  }
  std::vector<State> states() {
    std::vector<State> all;
    for (const Finding& one : database_findings(settings, random)) all.push_back(one.state);
    return all;
  }
  Finding last() { return database_findings(settings, random).back(); }

  FakeClock clock{"2026-11-24T09:10"_at};
  SystemRandom random;
  config::Settings settings;

 private:
  std::filesystem::path folder_;
};

// Fontconfig holds it from then on.
void use_fonts_of(FcConfig* config) {
  FcConfigSetCurrent(config);
  FcConfigDestroy(config);
}

}  // namespace

TEST_CASE("an office that runs has a database of this version, which its keys open") {
  House house;
  house.is_founded();
  CHECK(house.states() == std::vector{State::well, State::well, State::well});
}

TEST_CASE("a database that is not there yet is not made by looking at it") {
  House house;
  CHECK(house.states() == std::vector{State::not_tried});
  CHECK_FALSE(std::filesystem::exists(house.settings.database));
  CHECK_FALSE(std::filesystem::exists(house.settings.key_file));
}

TEST_CASE("a key file that is lost, or another's, is told as such") {
  House house, other;
  house.is_founded();
  other.is_founded();
  std::filesystem::remove(house.settings.key_file);
  CHECK(house.last().state == State::wrong);
  CHECK(house.last().key == "key_file");
  CHECK_FALSE(std::filesystem::exists(house.settings.key_file));
  std::filesystem::copy_file(other.settings.key_file, house.settings.key_file);
  CHECK(house.last().state == State::wrong);
  CHECK(house.last().key == "key_file");
}

TEST_CASE("a file that is no database is told as such") {
  House house;
  house.settings.database = house.file("x.db", std::string(5000, 'x'));
  CHECK(house.last().state == State::wrong);
  CHECK(house.last().key == "database");
}

TEST_CASE("a database that the start will migrate is a warning") {
  House house;
  { const store::Database empty({.path = house.settings.database}); }
  const auto findings = database_findings(house.settings, house.random);
  REQUIRE(findings.size() >= 2);
  CHECK(findings[1].state == State::warning);
  CHECK(findings[1].key == "database");
}

TEST_CASE("a disk with little room is a warning, also where the folder is not made yet") {
  House house;
  const std::string deep = house.settings.data_dir + "/a/b/c";
  CHECK(disk_finding(deep, 1).state == State::well);
  const Finding full = disk_finding(deep, std::uintmax_t(-1));
  CHECK(full.state == State::warning);
  CHECK(full.key == "data_dir");
  CHECK(full.reason.find("MB") != std::string::npos);
}

TEST_CASE("words and understanding of this program load") {
  for (const Finding& finding : bot_findings()) CHECK(finding.state == State::well);
  CHECK(bot_findings().size() == 2);
}

TEST_CASE("days off of this year are needed, those of the next are missed with a hint when") {
  House house;
  const Finding autumn = calendar_finding(house.settings, LocalDate(2026, 11, 24));
  CHECK(autumn.state == State::warning);
  CHECK(autumn.key == "calendar");
  CHECK(autumn.reason.find("2027") != std::string::npos);
  CHECK(autumn.reason.find("2026") == std::string::npos);
  CHECK(autumn.remedy.find("11 月") != std::string::npos);
  CHECK(calendar_finding(house.settings, LocalDate(2025, 3, 1)).state == State::well);
  CHECK(calendar_finding(house.settings, LocalDate(2028, 3, 1)).state == State::wrong);
  house.settings.calendar = house.file(
      "days.json", R"({"years":{"2027":{"published":true,"source":"x","off":["2027-01-01"]}}})");
  CHECK(calendar_finding(house.settings, LocalDate(2026, 11, 24)).state == State::well);
  house.settings.calendar = house.file("bad.json", "{");
  CHECK(calendar_finding(house.settings, LocalDate(2026, 11, 24)).state == State::wrong);
}

TEST_CASE("faces for printed notices are named, and a machine without any is warned of") {
  const House house;
  const Finding well = paper_finding(house.settings.paper);
  CHECK(well.state == State::well);
  CHECK(well.reason.find("Noto Serif CJK SC") != std::string::npos);
  CHECK(paper_finding({}).reason.find("不在设置里") != std::string::npos);
  use_fonts_of(FcConfigCreate());  // that knows of none
  const Finding none = paper_finding(house.settings.paper);
  use_fonts_of(FcInitLoadConfigAndFonts());
  CHECK(none.state == State::warning);
  CHECK(none.key == "paper.text_faces");
  CHECK(none.remedy.find("fonts-noto-cjk") != std::string::npos);
}

}  // namespace house_checks_test
