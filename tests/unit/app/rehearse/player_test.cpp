#include "app/rehearse/player.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

namespace player_test {

using namespace huiyin::app;

namespace {

Played played(const std::string& lines) {
  const ScriptFile file =
      read_scripts("## T\nnow=2026-11-24T09:10 channel=wecom from=孙小军\n" + lines, "t.md");
  REQUIRE(file.faults.empty());
  REQUIRE(file.scripts.size() == 1);
  return play(file.scripts[0], file.office, "t.md");
}

bool tells(const Played& result, std::string_view words) {
  return result.dialogue.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a script that holds passes, stock answers and all") {
  const Played result = played(
      "> 我要预约12月15日上午十点\n"
      "* name: 孙小军\n* phone: 13900001003\n* people: 1\n* matter: 诊所卖假药\n* confirm: 对\n"
      "< {booking} ; {date:2026-12-15} ; {time:10:00}\n"
      "= booking name=孙小军 time=10:00 matter~=假药\n= bookings=1\n=! bookings=2\n= idle\n");
  INFO(result.dialogue);
  CHECK(result.passed);
  CHECK(result.checks >= 8);
}

TEST_CASE("what fails is told with its line, and what stands instead") {
  const Played result = played("> 你好\n< {booking}\n<! 您好|你好|您\n= bookings=1\n");
  CHECK_FALSE(result.passed);
  CHECK(result.failed == 3);
  CHECK(tells(result, "第 4 行"));
  CHECK(tells(result, "有 0 个"));
}

TEST_CASE("what cannot be judged or played yet fails as not yet") {
  CHECK(tells(played("> 你好\n= segments<=2\n"), "not yet"));
  const ScriptFile file =
      read_scripts("## T\nnow=2026-11-24T09:10 channel=fax from=a\n> 你好\n", "t.md");
  const Played result = play(file.scripts.at(0), "", "t.md");
  CHECK_FALSE(result.passed);
  CHECK(tells(result, "not yet"));
}

TEST_CASE("the key of a booking is asked for, and either of its two is given") {
  const Played result = played(
      "given booking no=A0320 name=孙小军 phone=13900001003 people=1 date=2026-12-15 time=15:30 "
      "matter=\"假药\"\n"
      "> 取消A0320\n* last4: 1003\n* confirm: 确认取消\n= cancelled no=A0320\n");
  INFO(result.dialogue);
  CHECK(result.passed);
}

TEST_CASE("the scripts that need the whole walk hold") {
  const std::string folder = std::string(HUIYIN_SOURCE_DIR) + "/tests/conversations/walk/";
  const std::string name = GENERATE("offers_and_reminders.md", "other_office.md", "by_sms.md");
  std::ifstream in(folder + name);
  std::stringstream text;
  text << in.rdbuf();
  const ScriptFile file = read_scripts(text.str(), name);
  REQUIRE(file.faults.empty());
  REQUIRE_FALSE(file.scripts.empty());
  for (const Script& script : file.scripts) {
    const Played result = play(script, file.office, name);
    INFO(result.dialogue);
    CHECK(result.passed);
  }
}

TEST_CASE("by SMS the matter that a script wants to hear must not be heard") {
  ScriptFile file = read_scripts(
      "## T\nnow=2026-11-24T09:10 channel=wecom from=孙小军\n"
      "> 我叫孙小军，电话13900001003，想12月15日上午十点来反映诊所卖假药，就我一个人\n"
      "< 孙小军 ; 卖假药\n* matter: 诊所卖假药\n",
      "t.md");
  REQUIRE(file.faults.empty());
  Script& script = file.scripts.at(0);
  const Played over_wecom = play(script, "", "t.md");
  INFO(over_wecom.dialogue);
  CHECK(over_wecom.passed);
  script.channel = "sms";
  const Played by_sms = play(script, "", "t.md");
  INFO(by_sms.dialogue);
  CHECK(by_sms.passed);
  CHECK(by_sms.dialogue.find("【") != std::string::npos);  // with its signature
}

}  // namespace player_test
