#include "sim/wecom/settings.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace settings_test {

using namespace huiyin;
using namespace huiyin::sim::wecom;

TEST_CASE("the demo's settings are without fault") { CHECK(faults_of({}).empty()); }

TEST_CASE("each fault of the settings is named with its place") {
  Settings settings;
  settings.gateway = "127.0.0.1";
  settings.app_token = std::string(33, 'a');
  settings.kf_aes_key = "short";
  settings.accounts = {{"desk", "台"}};
  std::vector<std::string> places;
  for (const Problem& fault : faults_of(settings)) places.push_back(fault.where);
  CHECK(places ==
        std::vector<std::string>{"--gateway", "--open-kfid", "--app-token", "--kf-aes-key"});
}

TEST_CASE("a player is an id with a name, or the id alone") {
  CHECK(parse_player("zhang=张三")->name == "张三");
  CHECK(parse_player("zhang")->name == "zhang");
  CHECK_FALSE(parse_player("=张三"));
  CHECK_FALSE(parse_player(""));
}

TEST_CASE(
    "the staff is taken from an office's file, with comments in it; a file without any is "
    "refused") {
  const std::string file =
      std::filesystem::temp_directory_path() / ("huiyin-sim-" + std::to_string(::getpid()));
  const auto write = [&](const char* text) { std::ofstream(file) << text; };
  write(R"({ // the office
    "staff": [{"name": "林岳", "userid": "linyue"}, {"name": "没有编号"}, {"userid": "x"}]})");
  const auto staff = staff_of_office(file);
  REQUIRE(staff);
  REQUIRE(staff->size() == 2);
  CHECK(staff->front().name == "林岳");
  CHECK(staff->back().name == "x");
  write("{}");
  CHECK_FALSE(staff_of_office(file));
  write("not json");
  CHECK_FALSE(staff_of_office(file));
  std::remove(file.c_str());
  CHECK_FALSE(staff_of_office(file));
}

}  // namespace settings_test
