// The thin commands, by their exit codes: what they do is tested where it stands.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "app/commands/beside.h"
#include "app/commands/office_data.h"
#include "app/commands/rehearse.h"
#include "app/commands/serve.h"
#include "app/commands/talk.h"
#include "base/clock.h"
#include "gateway/http/listener.h"

namespace commands_test {

using namespace huiyin;
using namespace huiyin::app;

namespace {

class Folder {
 public:
  Folder() {
    SystemRandom random;
    path_ = std::filesystem::temp_directory_path() / ("huiyin-commands-" + random.hex(6));
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name) << text;
    return (path_ / name).string();
  }
  std::string path(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

std::string good_settings(const Folder& folder) {
  return folder.file("huiyin.json", R"({"data_dir":"data"})");
}

}  // namespace

TEST_CASE("settings with faults end each command with 1, and nothing is made") {
  const Folder folder;
  const std::string bad =
      folder.file("bad.json", R"({"lisen": "127.0.0.1:1", "data_dir": "data"})");
  CHECK(serve_command({bad}) == 1);
  CHECK(migrate_command(bad) == 1);
  CHECK(backup_command(bad, folder.path("backup.db"), false) == 1);
  CHECK(restore_command(bad, folder.path("backup.db"), false) == 1);
  CHECK(import_command(folder.file("office.json", "{}"), bad, "main") == 1);
  CHECK(rehearse_command({.files = {},
                          .only = "",
                          .config = bad,
                          .person = "甲",
                          .effect = "idle",
                          .action = ""}) == 2);
  SystemClock clock;
  SystemRandom random;
  CHECK(open_beside(bad, clock, random) == nullptr);
  CHECK_FALSE(std::filesystem::exists(folder.path("data")));
}

TEST_CASE("a port that is taken and a data folder that is a file end serve with 1") {
  const Folder folder;
  const gateway::Descriptor taken = gateway::listen_at("127.0.0.1", 0);
  const std::string port = std::to_string(gateway::port_of(taken));
  CHECK(serve_command({folder.file(
            "taken.json", R"({"data_dir":"data","listen":"127.0.0.1:)" + port + "\"}")}) == 1);
  folder.file("file", "x");
  const std::string in_a_file = folder.file("file.json", R"({"data_dir":"file"})");
  CHECK(serve_command({in_a_file}) == 1);
  CHECK(migrate_command(in_a_file) == 1);
  CHECK(import_command(folder.file("office.json", "{}"), in_a_file, "main") == 1);
}

TEST_CASE("an office's data is imported, judged, backed up and restored by commands") {
  const Folder folder;
  const std::string settings = good_settings(folder);
  const std::string office =
      folder.file("office.json", R"({"citizens":[{"name":"李秀兰","phone":"13900001001"}]})");
  CHECK(import_command(folder.path("missing.json"), settings, "main") == 1);
  CHECK(import_command(office, settings, "main") == 0);
  CHECK(migrate_command(settings) == 0);
  const auto judge = [&](const std::string& effect) {
    return rehearse_command({.files = {},
                             .only = "",
                             .config = settings,
                             .person = "李秀兰",
                             .effect = effect,
                             .action = ""});
  };
  CHECK(judge("bookings=0") == 0);
  CHECK(judge("bookings=1") == 1);
  CHECK(judge("segments<=2") == 2);
  const std::string copy = folder.path("copy.db");
  CHECK(backup_command(settings, copy, false) == 0);
  CHECK(backup_command(settings, copy, false) == 1);
  CHECK(restore_command(settings, copy, false) == 1);
  CHECK(restore_command(settings, copy, true) == 0);
  CHECK(judge("bookings=0") == 0);
  const std::string new_machine = folder.file("new.json", R"({"data_dir":"new/data"})");
  CHECK(restore_command(new_machine, copy, false) == 0);
  CHECK(std::filesystem::exists(folder.path("new/data/huiyin.db")));
}

TEST_CASE("scripts that pass, fail, or cannot be read end with 0, 1 and 2") {
  const Folder folder;
  const std::string good =
      folder.file("good.md", "## T\nnow=2026-11-24T09:10 channel=wecom from=甲\n> 你好\n= idle\n");
  const std::string wrong = folder.file(
      "wrong.md", "## T\nnow=2026-11-24T09:10 channel=wecom from=甲\n> 你好\n= human\n");
  const auto play = [](std::vector<std::string> files, const std::string& only = "") {
    return rehearse_command({.files = std::move(files),
                             .only = only,
                             .config = "",
                             .person = "",
                             .effect = "",
                             .action = ""});
  };
  CHECK(play({good}) == 0);
  CHECK(play({good, wrong}) == 1);
  CHECK(play({folder.path("missing.md")}) == 2);
  CHECK(play({}) == 2);
  CHECK(play({good}, "no such title") == 2);
}

TEST_CASE("a sentence is understood at a given moment, and a moment that is none is told") {
  CHECK(understand_command({.batch = false, .text = "明天下午", .now = "2026-09-28T09:00:00"}) ==
        0);
  CHECK(understand_command({.batch = false, .text = "x", .now = "yesterday"}) == 2);
  const Folder folder;
  CHECK(chat_command("/no/such/office.json") == 1);
  CHECK(chat_command(folder.path("")) == 1);
  CHECK(chat_command(folder.file("office.json", "{\"cases\": 1}")) == 1);
}

}  // namespace commands_test
