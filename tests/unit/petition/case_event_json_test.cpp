#include "petition/case_event_json.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "tests/unit/petition/ledger_of_tests.h"

namespace case_event_json_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

std::string code(std::string_view json) {
  const auto event = read_event_json(json);
  return event ? "" : event.error().code + " " + event.error().where;
}

std::vector<CaseEvent> one_of_each() {
  const auto day = "2026-11-20"_day;
  return {
      on("2026-10-09", event::Registered{kNumber, Arrival::letter, ReceivedBy::office, "过期\"药\"",
                                         "东街", false}),
      on("2026-10-09", event::TransferredIn{kNumber, "省局", day, "药价", "西街", true}),
      on("2026-10-12", event::Accepted{"药品科"}),
      on("2026-10-12", event::NotAccepted{"诉讼事项", "云岭市法院"}),
      on("2026-10-12", event::Routed{"劳动争议", "仲裁委"}),
      on("2026-10-12", event::Transferred{"县局", "0999-5550199"}),
      on("2026-10-12", event::AnsweredOnSpot{"已当场说明"}),
      on("2026-10-12", event::Assigned{"药品科", "周启明", {"器械科", "价格科"}}),
      on("2026-11-05", event::Progress{"已取样", "店主系旧识"}, "周启明"),
      on("2026-11-18", event::ExtensionAsked{30, "检验未出"}, "周启明"),
      on("2026-11-19", event::Extended{30, "苏敏", "副局长", "检验未出"}, "苏敏"),
      on("2026-11-19", event::ExtensionRefused{"材料已齐"}),
      on("2026-11-20", event::Concluded{OpinionKind::not_supported, "31号", "管理", "不予支持"}),
      on("2026-11-21", event::Served{Document::review_opinion, "5号", "签收回证"}),
      on("2026-11-22", event::NoticeResent{"31号"}),
      on("2026-11-23", event::ReviewAsked{"没检测"}),
      on("2026-11-24", event::ReviewDecided{"6号", Finding::redo}),
      on("2026-11-24", event::RereviewAsked{"不服"}),
      on("2026-11-24", event::RereviewDecided{"7号", Finding::change}),
      on("2026-11-24", event::HearingBegun{}),
      on("2026-11-24", event::HearingEnded{}),
      on("2026-11-24", event::ImprovementAdvised{"改进流程"}),
      on("2026-11-24", event::FollowedUp{"已电话回访"}),
      on("2026-11-24", event::Withdrawn{"不告了"}),
      on("2026-11-24", event::Archived{}),
  };
}

}  // namespace

TEST_CASE("every event comes back from its text as it was") {
  const auto events = one_of_each();
  REQUIRE(events.size() == std::variant_size_v<EventBody>);
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

TEST_CASE("an event of the ledger that this build cannot record is refused as such") {
  for (const char* name : {"sponsored", "handed_over", "corrected", "rated", "reopened"}) {
    CAPTURE(name);
    CHECK(code(std::string(R"({"date":"2026-11-18","recorded_ms":1795044600000,"event":")") + name +
               "\"}") == "event.not_yet event: event");
  }
}

TEST_CASE("whatever the text, reading an event answers") {
  CHECK(rc::check([](const std::string& text) { (void)read_event_json(text); }));
}

}  // namespace case_event_json_test
