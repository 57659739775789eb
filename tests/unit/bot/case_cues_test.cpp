#include "bot/case_cues.h"

#include <catch2/catch.hpp>

namespace huiyin::bot::case_cues_test {
namespace {

TEST_CASE("only its own words strike somebody off the reminders") {
  CHECK(cue::disproves("unsubscribe", "我换号了，以前那个号记不得了"));
  CHECK(cue::disproves("unsubscribe", "原来的号码丢了"));
  CHECK_FALSE(cue::disproves("unsubscribe", "退订"));
  CHECK_FALSE(cue::disproves("unsubscribe", "别再给我发短信了"));
}

TEST_CASE("a grievance against a shop accuses no staff") {
  CHECK(cue::disproves("complain_handler", "就是医院多收了我八千块钱那个"));
  CHECK_FALSE(cue::disproves("complain_handler", "周启明收了医院好处"));
  CHECK_FALSE(cue::disproves("complain_handler", "你们窗口那个人态度太差"));
}

TEST_CASE("taking a matter back is told from giving up a visit") {
  CHECK(cue::withdraws("这个案子我要撤回来"));
  CHECK(cue::withdraws("我不想告了能撤回来吗"));
  CHECK_FALSE(cue::withdraws("撤销预约"));
  CHECK_FALSE(cue::withdraws("药店把货撤了，案子怎么样了"));
  CHECK_FALSE(cue::withdraws("他们逼我撤诉"));
}

TEST_CASE("a call is wished for, or missed") {
  CHECK(cue::wants_call("让你们的人明天给我打个电话行不"));
  CHECK_FALSE(cue::wants_call("怎么没给我打电话"));
  CHECK(cue::waits_in_vain("等了两天了也没人理我，人呢"));
  CHECK_FALSE(cue::waits_in_vain("我们二十来个人在你们大厅，没人理"));
}

TEST_CASE("what is asked of a matter that was told") {
  CHECK(cue::asks_if_late("那要是27号办不完呢"));
  CHECK(cue::asks_if_late("超了怎么办"));
  CHECK(cue::asks_if_late("都超了这么多天了"));
  CHECK(cue::asks_if_late("早超期了，你们管不管"));
  CHECK(cue::asks_latest("最多延到哪天"));
  CHECK(cue::asks_accepted("几号受理的"));
  CHECK(cue::asks_served("我是几号收到的意见书"));
  CHECK(cue::urges("帮我催催他们"));
  CHECK(cue::waits_on("那行，我再等等吧"));
  CHECK_FALSE(cue::waits_on("还要等多久"));
}

TEST_CASE("the shut look-up is asked about") {
  CHECK(cue::asks_when_open("那我什么时候能再查"));
  CHECK(cue::asks_when_open("凭啥子停我的"));
  CHECK_FALSE(cue::asks_when_open("你们在哪"));
}

}  // namespace
}  // namespace huiyin::bot::case_cues_test
