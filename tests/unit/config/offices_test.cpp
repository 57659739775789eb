#include "config/offices.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/random.h"

namespace config_offices_test {

using namespace huiyin;
using namespace huiyin::config;
using Json = nlohmann::json;

namespace {

struct Folder {
  Folder() {
    SystemRandom random;
    path = std::filesystem::temp_directory_path() / ("huiyin-offices-" + random.hex(6));
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }

  void put(const std::string& code, const Json& more = {}, const std::string& userid = "") const {
    Json office{{"office",
                 {{"name", "单位" + code},
                  {"short", "简称" + code},
                  {"address", "南街3号"},
                  {"phone", "0999-5550777"},
                  {"hours", "工作日"}}},
                {"staff",
                 {{{"name", "陆平"},
                   {"role", "duty"},
                   {"userid", userid.empty() ? code + "-lu" : userid}}}},
                {"told", {{"default", {"陆平"}}}}};
    if (!more.is_null()) office["office"].update(more);
    std::ofstream(path / (code + ".json")) << office.dump();
  }
  // "code where": without the folder.
  std::vector<std::string> faults() const {
    std::vector<std::string> all;
    for (const Problem& one : load_offices("", path.string()).problems) {
      std::string where = one.where;
      if (const auto at = where.find(path.string() + "/"); at != where.npos)
        where.erase(at, path.string().size() + 1);
      all.push_back(one.code + " " + where);
    }
    return all;
  }

  std::filesystem::path path;
};

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("the offices below the main one stand in a folder, who is above another first") {
  const Folder folder;
  folder.put("a-food", {{"parent", "yunxi"}});
  folder.put("yunxi");
  folder.put("danba", {{"parent", "main"}, {"kf_account", "wkDanba"}});
  std::ofstream(folder.path / "notes.txt") << "不是单位";
  const LoadedOffices loaded = load_offices("", folder.path.string());
  REQUIRE(loaded.ok());
  REQUIRE(loaded.offices.below.size() == 3);
  CHECK(loaded.offices.below[0].code == "danba");
  CHECK(loaded.offices.below[0].office.facts.kf_account == "wkDanba");
  CHECK(loaded.offices.below[1].code == "yunxi");
  CHECK(loaded.offices.below[1].office.facts.parent == "main");
  CHECK(loaded.offices.below[2].code == "a-food");
  CHECK(loaded.offices.main.facts.id == "qinglan");
}

TEST_CASE("without a folder there is the main office alone") {
  const LoadedOffices loaded = load_offices("", "");
  CHECK(loaded.ok());
  CHECK(loaded.offices.below.empty());
}

TEST_CASE("a folder that is not there is told with its path") {
  const auto loaded = load_offices("", "/nowhere/offices");
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].code == "offices.folder");
  CHECK(loaded.problems[0].where == "offices: /nowhere/offices");
}

TEST_CASE("a name that is no code, and a parent that is not there or leads round, are told") {
  const Folder folder;
  folder.put("Main");
  folder.put("main");
  folder.put("a", {{"parent", "nobody"}});
  folder.put("b", {{"parent", "c"}});
  folder.put("c", {{"parent", "b"}});
  const Faults faults = folder.faults();
  CHECK(std::ranges::count(faults, "offices.code Main.json") == 1);
  CHECK(std::ranges::count(faults, "offices.code main.json") == 1);
  CHECK(std::ranges::count(faults, "offices.parent a.json: office.parent") == 1);
  CHECK(std::ranges::count(faults, "offices.parent b.json: office.parent") == 1);
  CHECK(std::ranges::count(faults, "offices.parent c.json: office.parent") == 1);
  CHECK(faults.size() == 5);
}

TEST_CASE("what must lead to one office alone is not in two") {
  const Folder folder;
  folder.put("a", {{"kf_account", "wk1"}, {"short", "云药"}}, "lu");
  folder.put("b", {{"kf_account", "wk1"}, {"short", "云药"}}, "LU");
  folder.put("c", {{"name", "单位a"}}, "linyue");  // of the sample office
  const Faults faults = folder.faults();
  CHECK(std::ranges::count(faults, "offices.twice b.json: office.kf_account") == 1);
  CHECK(std::ranges::count(faults, "offices.twice b.json: office.short") == 1);
  CHECK(std::ranges::count(faults, "offices.twice b.json: staff") == 1);
  CHECK(std::ranges::count(faults, "offices.twice c.json: office.name") == 1);
  CHECK(std::ranges::count(faults, "offices.twice c.json: staff") == 1);
  CHECK(faults.size() == 5);
}

TEST_CASE("faults of a file below are told with that file") {
  const Folder folder;
  folder.put("yunxi", {{"colour", "red"}});
  const Faults faults = folder.faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].find("yunxi.json: office.colour") != std::string::npos);
}

TEST_CASE("an office below has digits of its own behind the number of its SMS, no two the same") {
  const Folder folder;
  folder.put("a", {{"sms_code", "7"}});
  folder.put("b", {{"sms_code", "7"}});
  folder.put("c", {{"sms_code", "07"}});
  folder.put("d", {{"sms_code", "x1"}});
  folder.put("e", {{"sms_code", "31"}});
  const Faults faults = folder.faults();
  CHECK(std::ranges::count(faults, "offices.twice b.json: office.sms_code") == 1);
  CHECK(std::ranges::count(faults, "office.sms_code c.json: office.sms_code") == 1);
  CHECK(std::ranges::count(faults, "office.sms_code d.json: office.sms_code") == 1);
  CHECK(faults.size() == 3);
}

}  // namespace config_offices_test
