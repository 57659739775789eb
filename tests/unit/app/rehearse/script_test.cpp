#include "app/rehearse/script.h"

#include <catch2/catch.hpp>

namespace script_test {

using namespace huiyin;
using namespace huiyin::app;
using namespace huiyin::literals;

TEST_CASE("a script is read as it is written") {
  const ScriptFile file = read_scripts(R"(# Title
```json
{"office": {}}
```
## C01 a visit
now=2026-11-24T09:10 channel=wecom from=孙小军 linked
given booking no=A0311 matter="虚假 宣传"
> 你好
* name: 孙小军
* when： 12月15号上午十点
< 孙小军 ; a|b
<! 身份证
= awaiting confirm
>[徐雯] 帮助
<[徐雯] 待办
@ 2026-12-14T16:30
=! booking people=12
! approve no=1
)",
                                       "t.md");
  CHECK(file.faults.empty());
  CHECK(file.office == "{\"office\": {}}\n");
  REQUIRE(file.scripts.size() == 1);
  const Script& script = file.scripts[0];
  CHECK(script.id == "C01");
  CHECK(script.now == "2026-11-24T09:10"_at);
  CHECK(script.linked);
  REQUIRE(script.given.size() == 1);
  CHECK(script.given[0].kind == "booking");
  CHECK(script.given[0].fields.at("matter") == "虚假 宣传");
  REQUIRE(script.steps.size() == 4);
  CHECK(script.steps[0].stock == std::vector<std::pair<std::string, std::string>>{
                                     {"name", "孙小军"}, {"when", "12月15号上午十点"}});
  REQUIRE(script.steps[0].checks.size() == 3);
  CHECK(script.steps[0].checks[0].terms == std::vector<std::string>{"孙小军", "a|b"});
  CHECK(script.steps[0].checks[1].kind == Check::Kind::not_heard);
  CHECK(script.steps[0].checks[2].effect == "awaiting confirm");
  CHECK(script.steps[1].who == "徐雯");
  CHECK(script.steps[1].checks[0].who == "徐雯");
  CHECK(script.steps[2].until == "2026-12-14T16:30"_at);
  CHECK(script.steps[2].checks[0].kind == Check::Kind::no_effect);
  CHECK(script.steps[3].kind == Step::Kind::action);
}

TEST_CASE("a line that is none is told with its number") {
  const ScriptFile file =
      read_scripts("## C01\nnow=2026-11-24T09:10 channel=wecom from=a\nhello\n", "t.md");
  REQUIRE(file.faults.size() == 1);
  CHECK(file.faults[0].where == "t.md:3");
}

TEST_CASE("words of a line keep their operator and their quotes") {
  const auto words = split_words("booking name=孙小军 matter~=\"假 药\" segments<=2 human");
  REQUIRE(words.size() == 5);
  CHECK(words[1].value == "孙小军");
  CHECK(words[2].op == "~=");
  CHECK(words[2].value == "假 药");
  CHECK(words[3].op == "<=");
  CHECK(words[4].op.empty());
}

}  // namespace script_test
