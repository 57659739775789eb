#include "bot/case_words.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/bot_words.h"
#include "tests/unit/bot/visitor.h"

namespace huiyin::test::case_words_test {
namespace {

using namespace literals;
using petition::State;

std::string told_as(const petition::CaseTold& told, FakeOffice& office) {
  FakeDesk desk(office, "李秀兰");
  bot::Session session;
  const bot::Message message;
  const bot::Understood understood;
  const bot::Limits limits;
  bot::Talk talk(session.state(), message, understood, desk, default_words(), limits);
  bot::tell_case(talk, told);
  std::string said;
  for (const bot::Saying& saying : talk.sayings()) said += saying.text;
  return said;
}

std::string told_as(const petition::CaseTold& told) {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  return told_as(told, office);
}

petition::CaseTold a_case(State state) {
  petition::CaseTold told;
  told.case_number = "XF2026-000777";
  told.state = state;
  told.registered = "2026-11-02"_day;
  told.unit = "药品科";
  return told;
}

TEST_CASE("every state is told, by its number") {
  for (int i = 0; i <= static_cast<int>(State::withdrawn); ++i) {
    CAPTURE(i);
    CHECK(holds_words(told_as(a_case(static_cast<State>(i))), "XF2026-000777"));
  }
}

TEST_CASE("a matter of another office is told with that office's name and telephone") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  bot::OfficeFacts county = office.facts;
  county.name = "云溪县药监局信访办";
  county.phone = "0999-5550777";
  county.duty_person = "陆平";
  office.elsewhere.emplace("XF2026-000777", county);
  auto told = a_case(State::in_progress);
  told.unit.clear();
  told.due.emplace();
  told.due->due = "2026-11-20"_day;  // over
  const std::string said = told_as(told, office);
  CHECK(holds_words(said, "云溪县药监局信访办"));
  CHECK(holds_words(said, "0999-5550777"));
  CHECK(said.find(office.facts.phone) == std::string::npos);
  REQUIRE(office.signals.size() == 1);
  CHECK(office.signals[0].case_number == "XF2026-000777");
}

TEST_CASE("a matter worked on is told with unit, shared progress and last day") {
  auto told = a_case(State::in_progress);
  told.progress = petition::ToldProgress{"2026-11-05"_day, "已取样"};
  told.due.emplace();
  told.due->due = "2026-12-11"_day;
  told.due->article = "《信访工作条例》第三十四条";
  const std::string said = told_as(told);
  CHECK(holds_words(said, "药品科"));
  CHECK(holds_words(said, "11月5日（周四）"));
  CHECK(holds_words(said, "已取样"));
  CHECK(holds_words(said, "12月11日（周五）"));
  CHECK(holds_words(said, "第三十四条"));
}

TEST_CASE("an opinion in hand is told with its days and the body that reviews") {
  auto told = a_case(State::served);
  told.opinion.emplace();
  told.opinion->number = "云药信处意〔2026〕31号";
  told.opinion->date = "2026-10-23"_day;
  told.opinion->served = "2026-10-26"_day;
  told.remedy.emplace();
  told.remedy->clock = "ask_review";
  told.remedy->reviewer = "云岭省药品监督管理局";
  told.remedy->until = "2026-11-25"_day;
  const std::string said = told_as(told);
  CHECK(holds_words(said, "31号"));
  CHECK(holds_words(said, "10月26日"));
  CHECK(holds_words(said, "11月25日（周三）"));
  CHECK(holds_words(said, "云岭省药品监督管理局"));
  told.remedy->reviewer.clear();
  CHECK(holds_words(told_as(told), "0999-5550123"));
  told.remedy->until = "2026-11-20"_day;
  CHECK_FALSE(holds_words(told_as(told), "申请复查。"));
}

TEST_CASE("while a hearing is open no last day is named") {
  auto told = a_case(State::in_progress);
  told.suspended_from = "2026-11-20"_day;
  const std::string said = told_as(told);
  CHECK(holds_words(said, "听证"));
  CHECK_FALSE(holds_words(said, "最迟"));
}

}  // namespace
}  // namespace huiyin::test::case_words_test
