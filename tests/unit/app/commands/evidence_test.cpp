#include "app/commands/evidence.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "app/commands/beside.h"
#include "store/evidence.h"

namespace evidence_command_test {

using namespace huiyin;
using namespace huiyin::app;

TEST_CASE("the evidence of an office is told to be whole or broken by the exit code") {
  SystemRandom random;
  SystemClock clock;
  const auto folder = std::filesystem::temp_directory_path() / ("huiyin-evidence-" + random.hex(6));
  std::filesystem::create_directories(folder);
  const std::string settings = (folder / "huiyin.json").string();
  std::ofstream(settings) << R"({"data_dir":"data"})";
  CHECK(evidence_command(settings) == 0);
  const auto execute = [&](const char* sql) {
    const auto ground = open_beside(settings, clock, random);
    REQUIRE(ground);
    ground->database->write([&](store::Transaction& tx) { tx.execute(sql); });
  };
  {
    const auto ground = open_beside(settings, clock, random);
    ground->database->write([&](store::Transaction& tx) {
      store::record_fact(tx, store::NoticeId{1}, store::Fact::sent, clock.now(), "{}");
    });
  }
  CHECK(evidence_command(settings) == 0);
  execute("UPDATE evidence SET at = 0");
  CHECK(evidence_command(settings) == 1);
  std::ofstream(settings) << R"({"lisen":"x"})";
  CHECK(evidence_command(settings) == 1);
  std::filesystem::remove_all(folder);
}

}  // namespace evidence_command_test
