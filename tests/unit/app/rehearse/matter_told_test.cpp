#include "app/rehearse/matter_told.h"

#include <catch2/catch.hpp>

namespace matter_told_test {

using namespace huiyin::app;

TEST_CASE(
    "what the matters are about is known from the office, the facts, the answers, the effects") {
  const ScriptFile file = read_scripts(
      "```json\n{\"cases\":[{\"matter\":\"药店出售过期药品\",\"internal_note\":\"旧识\",\"unit\":"
      "\"药品科\",\"shared_progress\":[{\"text\":\"已取样\"}]}]}\n```\n"
      "## T\nnow=2026-11-24T09:10 channel=wecom from=孙小军\n"
      "given booking no=A0311 matter=虚假宣传\n> 约\n* matter: 诊所卖假药\n* reason: 没检测\n"
      "* name: 孙小军\n= booking matter~=过期奶粉\n",
      "t.md");
  REQUIRE(file.faults.empty());
  const MatterTold told = matter_told(file.scripts.at(0), file.office);
  for (const char* term :
       {"过期药品", "旧识", "取样", "虚假宣传", "卖假药", "没检测", "奶粉", "取样|假药"}) {
    CAPTURE(term);
    CHECK(told.holds(term));
  }
  for (const char* term : {"药品科", "孙小军", "药", "{date:2026-12-15}", "取样|科长", ""}) {
    CAPTURE(term);
    CHECK_FALSE(told.holds(term));
  }
  CHECK_FALSE(MatterTold().holds("过期药品"));
}

TEST_CASE("an office that is no JSON tells nothing") {
  CHECK_FALSE(matter_told({}, "{{").holds("药品"));
}

}  // namespace matter_told_test
