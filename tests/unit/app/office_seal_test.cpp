#include "app/office_seal.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "tests/unit/store/fresh_folder.h"

namespace office_seal_test {

using namespace huiyin;
using namespace huiyin::app;

namespace {

const std::string kRound = std::string(HUIYIN_TEST_DATA) + "/seals/round.png";

config::OfficeFacts with_seal(const std::string& path) {
  config::OfficeFacts facts;
  facts.seal = path;
  facts.seal_mm = 45;
  return facts;
}

}  // namespace

TEST_CASE("an office has the seal that its file names, or none") {
  std::vector<Problem> faults;
  CHECK(seal_of({}, &faults) == nullptr);
  const auto seal = seal_of(with_seal(kRound), &faults);
  REQUIRE(seal != nullptr);
  CHECK(faults.empty());
  CHECK(seal->width_mm == 45);
  std::ifstream file(kRound, std::ios::binary);
  CHECK(seal->png == std::string(std::istreambuf_iterator<char>(file), {}));
}

TEST_CASE("a seal that is not there, or is none, is a fault of the office's file with its path") {
  store::FreshFolder folder;
  const std::string bad = folder.file("bad.png");
  std::ofstream(bad) << "no picture";
  const std::string large = folder.file("large.png");
  std::ofstream(large) << std::string(600 * 1024, 'x');
  for (const auto& [path, code] : {std::pair(folder.file("none.png"), "file.missing"),
                                   {bad, "seal.png"},
                                   {large, "file.too_long"}}) {
    std::vector<Problem> faults;
    CHECK(seal_of(with_seal(path), &faults) == nullptr);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == code);
    CHECK(faults[0].where == "office.seal: " + path);
  }
}

}  // namespace office_seal_test
