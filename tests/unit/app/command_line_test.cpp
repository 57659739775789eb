#include "app/command_line.h"

#include <catch2/catch.hpp>

namespace command_line_test {

using namespace huiyin::app;

namespace {

bool says(const Asked& asked, const std::string& words) {
  return asked.text.find(words) != std::string::npos;
}

// No sentence of the library's own.
bool is_plain(const Asked& asked) {
  for (const char* english : {"required", "expected", "argument", "Print", "Usage", "Options"})
    if (says(asked, english)) return false;
  return true;
}

}  // namespace

TEST_CASE("help names every command, in Chinese, and each command explains itself") {
  const Asked help = read_command_line({"--help"});
  CHECK(help.status == 0);
  CHECK_FALSE(help.run);
  CHECK(is_plain(help));
  for (const std::string command :
       {"serve", "demo", "chat", "rehearse", "check", "doctor", "migrate", "backup", "restore",
        "import", "export", "user", "understand", "deadlines", "evidence", "bulk", "version"}) {
    CAPTURE(command);
    CHECK(says(help, "  " + command + " "));
    if (command == "export") continue;
    const Asked one = read_command_line({command, "--help"});
    CHECK(one.status == 0);
    CHECK(says(one, "用法: huiyin " + command));
    CHECK(is_plain(one));
  }
}

TEST_CASE("words that make no command are told in plain Chinese, with what was meant") {
  struct Row {
    std::vector<std::string> words;
    std::vector<std::string> told;
  };
  const auto row = GENERATE(values<Row>({
      {{}, {"用法", "serve"}},
      {{"chekc"}, {"chekc", "check"}},
      {{"fly"}, {"没有", "fly", "--help"}},
      {{"--confg"}, {"不认识", "--confg"}},
      {{"check", "--confg", "x"}, {"--confg", "--config", "huiyin check --help"}},
      {{"check", "--config"}, {"--config", "后面"}},
      {{"backup"}, {"缺少 FILE", "huiyin backup --help"}},
      {{"restore", "a", "b"}, {"“b”"}},
      {{"check", "x", "--confg", "y"}, {"“--confg”"}},
      {{"evidence"}, {"缺少 ACT"}},
      {{"evidence", "XF2026-000101"}, {"verify"}},
      {{"understand"}, {"--batch", "huiyin understand --help"}},
      {{"deadlines", "--rules"}, {"--rules", "后面"}},
      {{"user"}, {"缺少命令", "huiyin user --help"}},
      {{"user", "key"}, {"缺少命令"}},
      {{"user", "key", "create"}, {"缺少 --name"}},
      {{"user", "key", "revoke"}, {"缺少 ID"}},
  }));
  CAPTURE(row.words);
  const Asked asked = read_command_line(row.words);
  CHECK_FALSE(asked.run);
  CHECK(asked.status == 2);
  CHECK(is_plain(asked));
  for (const std::string& words : row.told) {
    CAPTURE(words, asked.text);
    CHECK(says(asked, words));
  }
}

TEST_CASE("a command of a later version says so, whatever follows it, and what serves meanwhile") {
  const auto words = GENERATE(values<std::vector<std::string>>({
      {"export"},
      {"export", "--to", "x.json", "more"},
  }));
  const Asked asked = read_command_line(words);
  CHECK_FALSE(asked.run);
  CHECK(asked.status == 2);
  CHECK(says(asked, "这个版本还没有 " + words.front()));
}

TEST_CASE("a command that is complete is there to be run") {
  CHECK(read_command_line({"version"}).run);
  CHECK(read_command_line({"check", "--config", "x.json"}).run);
  CHECK(read_command_line({"doctor", "--json", "--config", "x.json"}).run);
  CHECK(read_command_line({"understand", ""}).run);
  CHECK(read_command_line({"user", "key", "create", "--name", "叫号", "--kind", "hall"}).run);
  CHECK(read_command_line({"user", "office", "list", "--config", "x.json"}).run);
  CHECK(read_command_line({"understand", "--batch"}).run);
  CHECK(read_command_line({"backup", "x.db", "--include-keys", "--config", "x.json"}).run);
  CHECK(read_command_line({"deadlines", "--event", "received=2026-11-24", "--event",
                           "accepted=2026-11-25", "--rules", "2022"})
            .run);
  for (const auto& why : {std::vector<std::string>{"--why"}, {"--why", "conclude"}}) {
    std::vector<std::string> words{"deadlines", "--event", "received=2026-11-24"};
    words.insert(words.end(), why.begin(), why.end());
    CHECK(read_command_line(words).run);
  }
  const Asked version = read_command_line({"--version"});
  CHECK(version.status == 0);
  CHECK(says(version, "huiyin 0."));
}

}  // namespace command_line_test
