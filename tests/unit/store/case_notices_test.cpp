#include "store/case_notices.h"

#include <catch2/catch.hpp>

#include "store/notice_links.h"
#include "store/notice_numbers.h"
#include "store/notice_withdrawal.h"
#include "store/notices.h"
#include "tests/unit/store/case_room.h"

namespace case_notices_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;
namespace event = petition::event;
using Names = std::vector<std::string>;

namespace {

const std::string kNewCase = "XF2026-000202";

// The office as its file names it, and beside the room's case one that was registered only.
struct Room : CaseRoom {
  Room() {
    office.facts.short_name = "青市监";
    office.facts.hours = "工作日 8:30-12:00";
    office.facts.duty_person = "叶青";
    event::Registered in{.number = petition::CaseNumber::of(2026, 202), .matter = "缺斤少两"};
    write([&](Transaction& tx) {
      append_event(tx, keys, kNewCase,
                   {"2026-10-30"_day, instant_of("2026-10-30"_day, LocalTime(9, 0)), "", in});
      index_case(tx, keys, kNewCase, "604818", petition::Phone::parse("13900007001").value(),
                 person);
    });
  }
  Result<CaseActDone> act_on_new(std::string by, petition::EventBody body) {
    return turn({}, [&](const OfficeContext& desk) {
      return act_on_case(desk, {kNewCase, std::move(by), std::move(body)});
    });
  }
  std::vector<NoticeRow> notices(const std::string& case_no = kCaseNo) {
    return database.read([&](Transaction& tx) { return notices_of_case(tx, case_no); });
  }
  templates::WrittenNotice written(NoticeId id) {
    return database.read([&](Transaction& tx) { return written_notice(tx, keys, id); });
  }
  std::string page(NoticeId id) { return templates::plain_text(written(id)); }
  bool says_not_issued(const std::string& why) {
    for (const auto& one : said("notice"))
      if (one.user != "wm-shen" && one.text.find("文书没有发出") != std::string::npos &&
          one.text.find(why) != std::string::npos)
        return true;
    return false;
  }
};

event::Concluded opinion(std::string number = "") {
  event::Concluded body;
  body.kind = petition::OpinionKind::not_supported;
  body.number = std::move(number);
  body.facts = "所售奶粉在保质期内";
  body.opinion = "不予退货";
  body.basis = "《食品安全法》第三十四条";
  body.reasons = "没有过期";
  body.signed_by = "秦月";
  return body;
}

}  // namespace

TEST_CASE("an acceptance brings its notice: what was accepted, until when, and how to ask") {
  Room room;
  room.joined();
  REQUIRE(room.act_on_new("高朗", event::Accepted{"食品科"}));
  const auto issued = room.notices(kNewCase);
  REQUIRE(issued.size() == 1);
  CHECK(issued[0].kind == "acceptance");
  CHECK(issued[0].step == "link");
  CHECK_THAT(room.page(issued[0].id),
             Contains("沈小满") && Contains("2026年10月30日") && Contains("缺斤少两") &&
                 Contains("2027年1月1日") &&
                 Contains(kNewCase) &&  // of 2027 weekends alone are known
                 Contains("第二十三条"));
  const auto said = room.said("notice");
  REQUIRE(said.size() == 1);
  CHECK(said[0].user == "wm-shen");
  CHECK_THAT(said[0].text, Contains(issued[0].number) && Contains("/n/"));
}

TEST_CASE("an extension's notice stands below what the citizen is told of it, in one message") {
  Room room;
  const ConversationId talk = room.joined();
  REQUIRE(room.act("江禾", event::ExtensionAsked{20, "检验报告没出"}));
  room.woken.clear();
  REQUIRE(room.act("秦月", event::Extended{}));
  const auto issued = room.notices();
  REQUIRE(issued.size() == 1);
  CHECK_THAT(room.page(issued[0].id), Contains("2026年12月21日") && Contains("2027年1月11日") &&
                                          Contains("延长20日") && Contains("检验报告没出") &&
                                          Contains("副局长") && !Contains("秦月"));
  const auto said = room.said("notice");
  REQUIRE(said.size() == 1);
  CHECK_THAT(said[0].text, Contains("2027年1月11日") && Contains("检验报告没出") &&
                               Contains("副局长") && Contains("/n/"));
  CHECK_THAT(said[0].text, !Contains("秦月") && !Contains("江禾"));
  CHECK(std::ranges::count(room.woken, talk) == 1);
}

TEST_CASE("an opinion is issued under the name of who signed it, with what it was given") {
  Room room;
  room.joined();
  REQUIRE(room.act("江禾", opinion("青市监信处意〔2026〕7号")));
  const auto issued = room.notices();
  REQUIRE(issued.size() == 1);
  CHECK(issued[0].kind == "opinion_not_supported");
  CHECK(issued[0].number == "青市监信处意〔2026〕7号");
  CHECK(issued[0].issued_by == "秦月");
  CHECK_THAT(room.page(issued[0].id), Contains("所售奶粉在保质期内") && Contains("没有过期") &&
                                          Contains("30日内") && Contains("青岚县人民政府"));
}

TEST_CASE("an opinion of no number takes the next one, on the ledger and on the paper") {
  Room room;
  room.joined();
  const auto first = room.act("江禾", opinion());
  REQUIRE(first);
  const std::string number = std::get<event::Concluded>(first->event.body).number;
  CHECK(number == "青市监信处意〔2026〕1号");
  CHECK(room.notices().at(0).number == number);
  CHECK(room.turn({}, [](const OfficeContext& desk) { return upcoming_opinion_number(desk); }) ==
        "青市监信处意〔2026〕2号");
}

TEST_CASE("a number that another document bears is refused before anything is written") {
  Room room;
  REQUIRE(room.act("江禾", opinion()));
  REQUIRE(room.act_on_new("高朗", event::Accepted{"食品科"}));
  REQUIRE(room.act_on_new("高朗", event::Assigned{"食品科", "江禾", {}}));
  const auto again = room.act_on_new("江禾", opinion("青市监信处意〔2026〕1号"));
  REQUIRE_FALSE(again);
  CHECK(again.error().code == "document_no.taken");
  CHECK(room.act_on_new("江禾", opinion()));
}

TEST_CASE("a number is given once, also where its notice could not be issued") {
  Room room;
  room.execute("UPDATE case_index SET person_id = NULL WHERE case_no = $1", {kCaseNo});
  REQUIRE(room.act("江禾", opinion()));
  REQUIRE(room.notices().empty());
  REQUIRE(room.act_on_new("高朗", event::Accepted{"食品科"}));
  REQUIRE(room.act_on_new("高朗", event::Assigned{"食品科", "江禾", {}}));
  CHECK(room.act_on_new("江禾", opinion("青市监信处意[2026]1号")).error().code ==
        "document_no.taken");
  const auto second = room.act_on_new("江禾", opinion());
  REQUIRE(second);
  CHECK(std::get<event::Concluded>(second->event.body).number == "青市监信处意〔2026〕2号");
}

TEST_CASE("a number is written in its form, of the year in which it was given") {
  Room room;
  room.joined();
  CHECK(room.act("江禾", opinion("青市监信处意〔2024〕5号")).error().code == "document_no.year");
  const auto done = room.act("江禾", opinion("青市监信处意[2026]5号"));
  REQUIRE(done);
  CHECK(std::get<event::Concluded>(done->event.body).number == "青市监信处意〔2026〕5号");
  CHECK(room.notices().at(0).number == "青市监信处意〔2026〕5号");
  const auto gaps =
      room.database.read([](Transaction& tx) { return number_gaps(tx, "青市监信处意", 2026); });
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].last == 4);
}

TEST_CASE("a paper of a decision is issued by hand only where the decision stands, and once") {
  Room room;
  room.joined();
  const auto by_hand = [&](const char* kind) {
    return room.turn({}, [&](const OfficeContext& desk) {
      return issue_by_hand(desk, {kNewCase, kind, "叶青", petition::Role::duty});
    });
  };
  CHECK(by_hand("transfer").error().front().code == "notice.no_event");
  REQUIRE(room.act_on_new("叶青", event::Transferred{"青岚县商务局", "0999-5550177"}));
  CHECK(by_hand("transfer").error().front().code == "notice.issued");
  CHECK(by_hand("acceptance").error().front().code == "notice.no_event");
}

TEST_CASE("a paper of a decision is issued anew once the wrong one is withdrawn") {
  Room room;
  room.joined();
  REQUIRE(room.act_on_new("叶青", event::Transferred{"青岚县商务局", "0999-5550177"}));
  const auto rows =
      room.database.read([&](Transaction& tx) { return notices_of_case(tx, kNewCase); });
  REQUIRE(rows.size() == 1);
  const auto again = room.turn({}, [&](const OfficeContext& desk) {
    REQUIRE(withdraw_notice(desk, rows[0].id, {"写错了", {}, "叶青", petition::Role::duty}));
    return issue_by_hand(desk, {kNewCase, "transfer", "叶青", petition::Role::duty});
  });
  REQUIRE(again);
  CHECK(again->written.number != rows[0].number);
}

TEST_CASE("an acceptance of what has no sixty days goes out without a day") {
  petition::Intake intake;
  intake.kind = petition::MatterKind::suggestion;
  Room room;
  room.joined();
  event::Registered in{.number = petition::CaseNumber::of(2026, 204), .matter = "建议增设公平秤"};
  in.intake = intake;
  room.write([&](Transaction& tx) {
    append_event(tx, room.keys, "XF2026-000204",
                 {"2026-10-30"_day, instant_of("2026-10-30"_day, LocalTime(9, 0)), "", in});
    index_case(tx, room.keys, "XF2026-000204", "604820",
               petition::Phone::parse("13900007001").value(), room.person);
  });
  REQUIRE(room.turn({}, [](const OfficeContext& desk) {
    return act_on_case(desk, {"XF2026-000204", "高朗", event::Accepted{"食品科"}});
  }));
  REQUIRE(room.notices("XF2026-000204").size() == 1);
  CHECK_THAT(room.page(room.notices("XF2026-000204")[0].id), !Contains("前办结"));
}

TEST_CASE("a correction of what a notice told is told to the office") {
  Room room;
  room.joined();
  REQUIRE(room.act_on_new("高朗", event::Accepted{"食品科"}));
  event::Corrected put_right;
  put_right.entry = 2;
  put_right.reason = "日期写错";
  put_right.instead = {{"2026-11-01"_day, room.clock.now(), "高朗", event::Accepted{"食品科"},
                        petition::Role::office_head}};
  REQUIRE(room.act_on_new("高朗", put_right));
  bool was_told = false;
  for (const auto& one : room.said("notice"))
    was_told = was_told || one.text.find("与台账不一致") != std::string::npos;
  CHECK(was_told);
}

TEST_CASE("a transfer names where it went and whom to call there") {
  Room room;
  room.joined();
  REQUIRE(room.act_on_new("叶青", event::Transferred{"青岚县商务局", "0999-5550177"}));
  const auto issued = room.notices(kNewCase);
  REQUIRE(issued.size() == 1);
  CHECK_THAT(room.page(issued[0].id), Contains("青岚县商务局") && Contains("0999-5550177"));
}

TEST_CASE("what is decided away tells the way there, as far as it was written down") {
  Room room;
  room.joined();
  SECTION("all of it") {
    REQUIRE(room.act_on_new("叶青", event::NotAccepted{"属于诉讼事项", "青岚县人民法院", "起诉",
                                                       "法院路1号", "0999-5550198"}));
    REQUIRE(room.notices(kNewCase).size() == 1);
    CHECK_THAT(room.page(room.notices(kNewCase)[0].id),
               Contains("属于诉讼事项") && Contains("青岚县人民法院") && Contains("法院路1号"));
  }
  SECTION("without the way: the act stands, and who did it is told what is missing") {
    REQUIRE(room.act_on_new("叶青", event::NotAccepted{"属于诉讼事项", "青岚县人民法院"}));
    CHECK(room.notices(kNewCase).empty());
    CHECK(room.says_not_issued("提出途径"));
  }
  SECTION("by another legal way") {
    REQUIRE(room.act_on_new("叶青", event::Routed{"劳动争议", "青岚县仲裁委", "劳动仲裁",
                                                  "一年内申请", "不服可以起诉"}));
    REQUIRE(room.notices(kNewCase).size() == 1);
    CHECK_THAT(room.page(room.notices(kNewCase)[0].id),
               Contains("劳动仲裁") && Contains("一年内申请"));
  }
}

TEST_CASE("what cannot be issued holds up no act, and nobody is left without a word") {
  Room room;
  room.joined();
  room.office.facts.hours.clear();
  REQUIRE(room.act("江禾", event::ExtensionAsked{20, "检验报告没出"}));
  REQUIRE(room.act("秦月", event::Extended{}));
  CHECK(room.notices().empty());
  CHECK(room.says_not_issued("办公时间"));
  Names told;
  for (const auto& one : room.said("notice")) told.push_back(one.user);
  CHECK(told == Names{"yeqing", "qinyue"});
  const auto said = room.said("extended");
  REQUIRE_FALSE(said.empty());
  CHECK(std::ranges::any_of(said, [](const auto& one) {
    return one.user == "wm-shen" && one.text.find("2027年1月11日") != std::string::npos;
  }));
}

TEST_CASE("who signs must be one who may") {
  Room room;
  room.joined();
  event::Concluded body = opinion();
  body.signed_by = "唐溪";  // handles matters of another section
  REQUIRE(room.act("江禾", body));
  CHECK(room.notices().empty());
  CHECK(room.says_not_issued("不能签发"));
}

TEST_CASE("whoever writes to us nowhere has the link by SMS at once, without the matter") {
  Room room;
  REQUIRE(room.act("江禾", opinion()));
  CHECK(room.notices().at(0).step == "sms");
  const auto said = room.said("notice");
  REQUIRE(said.size() == 1);
  CHECK(said[0].user == "13900007001");
  CHECK_THAT(said[0].text, Contains("/n/") && !Contains("奶粉") && !Contains("退货"));
}

TEST_CASE("a petitioner who is not known as a person is a task for the officer on duty") {
  Room room;
  room.execute("UPDATE case_index SET person_id = NULL WHERE case_no = $1", {kCaseNo});
  REQUIRE(room.act("江禾", opinion()));
  CHECK(room.notices().empty());
  CHECK(room.says_not_issued("收件人"));
}

TEST_CASE("what an import writes was served where it was done") {
  Room room;
  room.joined();
  REQUIRE(room.turn({}, [](const OfficeContext& desk) {
    return record_on_case(desk, kNewCase,
                          {"2026-10-31"_day, desk.now, "高朗", event::Accepted{"食品科"}});
  }));
  CHECK(room.notices(kNewCase).empty());
  CHECK(room.said("notice").empty());
}

TEST_CASE("of a matter that accuses him nobody hears, not even that its notice was not issued") {
  petition::Intake intake;
  intake.accused_persons = {"叶青"};
  Room room;
  event::Registered in{.number = petition::CaseNumber::of(2026, 203), .matter = "收受礼品"};
  in.intake = intake;
  room.write([&](Transaction& tx) {
    append_event(tx, room.keys, "XF2026-000203",
                 {"2026-10-30"_day, instant_of("2026-10-30"_day, LocalTime(9, 0)), "", in});
  });
  REQUIRE(room.turn({}, [](const OfficeContext& desk) {
    return act_on_case(desk, {"XF2026-000203", "高朗", event::Accepted{"食品科"}});
  }));
  for (const auto& one : room.said("notice")) CHECK(one.user != "yeqing");
}

}  // namespace case_notices_test
