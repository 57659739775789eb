#include "petition/case_event_json.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"
#include "tests/unit/petition/ledger_of_tests.h"

namespace case_event_json_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

std::string code(std::string_view json) {
  const auto event = read_event_json(json);
  return event ? "" : event.error().code + " " + event.error().where;
}

Intake full_intake() {
  return {"方蕾",     "周启明", 23,        {Mark::important, Mark::group, Mark::watched},
          {"药监所"}, {"李某"}, {"王某某"}};
}

event::Concluded full_opinion() {
  event::Concluded body = opinion_of_tests(OpinionKind::not_supported);
  body.carried_out_by = "器械科";
  body.carried_out_until = "2026-12-31"_day;
  body.without_answers = "协办单位逾期";
  return body;
}

std::vector<CaseEvent> one_of_each() {
  const auto day = "2026-11-20"_day;
  return {
      on("2026-10-09", event::Registered{kNumber, Arrival::letter, ReceivedBy::office, "过期\"药\"",
                                         "东街", false, full_intake()}),
      on("2026-10-09",
         event::TransferredIn{kNumber, "省局", day, "药价", "西街", true, full_intake(), true}),
      on("2026-10-12", event::Accepted{"药品科"}),
      on("2026-10-12",
         event::NotAccepted{"诉讼事项", "云岭市法院", "起诉", "法院路1号", "0999-5550198"}),
      on("2026-10-12", event::Routed{"劳动争议", "仲裁委", "劳动仲裁", "一年内", "可起诉"}),
      on("2026-10-12", event::Transferred{"县局", "0999-5550199"}),
      on("2026-10-12", event::AnsweredOnSpot{"已当场说明", "宣传不够"}),
      on("2026-10-12", event::Assigned{"药品科", "周启明", {"器械科", "价格科"}}),
      on("2026-11-05", event::Progress{"已取样", "店主系旧识", "器械科", true}, "周启明"),
      on("2026-11-18", event::ExtensionAsked{30, "检验未出"}, "周启明", Role::handler),
      on("2026-11-19", event::Extended{30, "苏敏", "副局长", "检验未出"}, "苏敏", Role::leader),
      on("2026-11-19", event::ExtensionRefused{"材料已齐"}),
      on("2026-11-20", full_opinion()),
      on("2026-11-21", service_of_tests(Document::review_opinion, "5号")),
      on("2026-11-22", event::NoticeResent{"31号"}),
      on("2026-11-23", event::ReviewAsked{"没检测"}),
      on("2026-11-24", event::ReviewDecided{"6号", Finding::redo, "省局"}),
      on("2026-11-24", event::RereviewAsked{"不服"}),
      on("2026-11-24", event::RereviewDecided{"7号", Finding::change, "省政府"}),
      on("2026-11-24", event::HearingBegun{}),
      on("2026-11-24", event::HearingEnded{}),
      on("2026-11-24", event::ImprovementAdvised{"改进流程"}),
      on("2026-11-24", event::FollowedUp{"已电话回访"}),
      on("2026-11-24", event::Withdrawn{"不告了"}),
      on("2026-11-24", event::Archived{"方蕾"}),
      on("2026-11-24", event::FirstReceiverNamed{"方蕾"}),
      on("2026-11-24", event::HandedOver{"丁国安", day}),
      on("2026-11-24",
         event::NoLongerAccepted{"同一事实", CaseNumber::of(2025, 7), "9号", day, "省政府"}),
      on("2026-11-24", event::Objected{"不归我们管", "医保局", "节后才收到", "省局李处长"}),
      on("2026-11-24", event::Returned{"省局李处长", "材料一并退回"}),
      on("2026-11-24", event::Instructed{"请药品科查清后报我", "药品科", day}),
      on("2026-11-24", event::Sponsored{"苏敏", "药品科", "周启明", true, "丁国安", "工作调动"}),
      on("2026-11-24",
         event::TaskforceFormed{"石磊", {{"徐雯", "取样", day}, {"周启明", "走访", {}}}}),
      on("2026-11-24", event::MaterialAdded{"购药小票", "信访人"}),
      on("2026-11-24", event::SupervisionOpened{"逾期", day}),
      on("2026-11-24", event::SupervisionClosed{"已办结"}),
      on("2026-11-24",
         event::Rated{Stage::review, Satisfaction::mostly, Satisfaction::dissatisfied, "太慢"}),
      on("2026-11-24", event::Reopened{"问题反弹"}),
      on("2026-11-24",
         event::Corrected{3, "日期写错", {on("2026-10-13", event::Accepted{"器械科"}, "方蕾")}}),
  };
}

}  // namespace

TEST_CASE("every event comes back from its text as it was") {
  const auto events = one_of_each();
  REQUIRE(events.size() == std::variant_size_v<EventKinds>);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const CaseEvent& event = events[i];
    CHECK(event.body.index() == i);
    const std::string text = event_json(event);
    CAPTURE(text);
    const auto back = read_event_json(text);
    REQUIRE(back);
    CHECK(back->body.index() == i);
    CHECK(back->date == event.date);
    CHECK(back->recorded == event.recorded);
    CHECK(back->by == event.by);
    CHECK(back->as == event.as);
    CHECK(event_json(*back) == text);
  }
}

TEST_CASE("what cannot be an event says what is wrong and where") {
  CHECK(code("") == "json.shape event");
  CHECK(code("[]") == "json.shape event");
  CHECK(code("{}") == "json.missing event: event");
  CHECK(code(R"({"event":"acepted"})") == "event.unknown event: event");
  CHECK(code(R"({"event":"accepted","recorded_ms":1795044600000})") == "json.missing event: date");
  CHECK(code(R"({"event":"accepted","date":"2026-13-01","recorded_ms":1795044600000})") ==
        "json.date event: date");
  CHECK(code(R"({"event":"accepted","date":"2026-11-18","recorded_ms":-5})") ==
        "json.kind event: recorded_ms");
  CHECK(code(R"({"event":"accepted","date":"2026-11-18","recorded_ms":1e300})") ==
        "json.kind event: recorded_ms");
  CHECK(code(R"({"event":"accepted","date":"2026-11-18","recorded_ms":18446744073709551615})") ==
        "json.kind event: recorded_ms");
  CHECK(
      code(R"({"event":"accepted","date":"2026-11-18","recorded_ms":1795044600000,"unti":"x"})") ==
      "json.unknown_key event: unti");
  CHECK(
      code(R"({"event":"extended","date":"2026-11-18","recorded_ms":1795044600000,"days":"9"})") ==
      "json.kind event: days");
  CHECK(code(R"({"event":"registered","date":"2026-11-18","recorded_ms":1795044600000,
                 "number":"XF26"})") == "json.kind event: number");
  CHECK(code(R"({"event":"served","date":"2026-11-18","recorded_ms":1795044600000,
                 "document":"letter"})") == "json.choice event: document");
}

TEST_CASE("an entry of a correction says where it is wrong, and holds no correction itself") {
  const auto corrected = [](const std::string& instead) {
    return code(R"({"event":"corrected","date":"2026-11-18","recorded_ms":1795044600000,"entry":1,
                    "instead":[)" +
                instead + "]}");
  };
  CHECK(corrected(R"({"event":"progress","date":"2026-11-17","shared":"x"})") == "");
  CHECK(corrected(R"({"event":"progress","shared":"x"})") == "json.missing event: instead[0].date");
  CHECK(corrected(R"({"event":"acepted","date":"2026-11-17"})") ==
        "event.unknown event: instead[0].event");
  CHECK(corrected(R"({"event":"corrected","date":"2026-11-17"})") ==
        "json.choice event: instead[0].event");
  CHECK(corrected("7") == "json.shape event: instead[0]");
}

TEST_CASE("an event written before roles were kept reads as an import") {
  const auto old = read_event_json(
      R"({"event":"accepted","date":"2026-11-18","recorded_ms":1795044600000,"unit":"药品科"})");
  REQUIRE(old);
  CHECK(old->as == Role::import);
  CHECK(
      code(R"({"event":"accepted","date":"2026-11-18","recorded_ms":1795044600000,"as":"boss"})") ==
      "json.choice event: as");
}

TEST_CASE("whatever the text, reading an event answers") {
  CHECK(holds([] { (void)read_event_json(any_bytes()); }));
}

}  // namespace case_event_json_test
