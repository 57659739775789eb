// The refusals of what is taken in, decided on and sent on: petition/case_refusals_intake.cpp.
#include <catch2/catch.hpp>

#include "tests/unit/petition/ledger_of_tests.h"

namespace case_refusals_intake_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

Ledger taken_in(Intake intake = {}) {
  intake.handler = "方蕾";
  return ledger().add(
      "2026-10-09",
      event::Registered{.number = kNumber, .matter = "过期药品", .intake = std::move(intake)},
      "方蕾", Role::receiver);
}

Ledger sent_in(bool is_assigned = false) {
  event::TransferredIn body{.number = kNumber, .from = "省局", .superior_due = "2026-11-20"_day};
  body.is_assigned = is_assigned;
  body.intake.handler = "方蕾";
  return ledger().add("2026-10-09", body, "方蕾", Role::duty);
}

event::NoLongerAccepted closing() {
  return {"同一事实和理由", CaseNumber::of(2025, 7), "9号", "2026-03-01"_day, "省政府"};
}

}  // namespace

TEST_CASE("staff who register name who holds the file, and who receives is its first receiver") {
  event::Registered body{.number = kNumber, .matter = "过期药品"};
  CHECK(ledger().refused_at("2026-10-09", body, "方蕾", Role::receiver) ==
        "case.missing registered.handler");
  CHECK(ledger().refused("2026-10-09", body, "", Role::citizen) == "");
  body.intake.handler = "周启明";
  CHECK(ledger().refused("2026-10-09", body, "", Role::receiver) == "case.missing");
  const CaseFile file = ledger().add("2026-10-09", body, "方蕾", Role::receiver).file();
  CHECK(file.first_receiver == "方蕾");
  CHECK(file.handler == "周启明");
  body.intake.recused = {"周启明"};
  CHECK(ledger().refused("2026-10-09", body, "方蕾", Role::receiver) == "case.recusal");
}

TEST_CASE("the first receiver is fixed, and hands over only to who took it") {
  Ledger file = taken_in();
  CHECK(file.refused("2026-10-10", event::FirstReceiverNamed{"周启明"}, "丁国安",
                     Role::office_head) == "case.receiver");
  CHECK(file.refused("2026-10-10", event::HandedOver{"周启明"}, "方蕾", Role::receiver) ==
        "case.receiver");
  CHECK(file.refused("2026-10-10", event::HandedOver{"周启明", "2026-10-11"_day}, "方蕾",
                     Role::receiver) == "case.receiver");
  const event::HandedOver taken{"周启明", "2026-10-10"_day};
  CHECK(file.refused_at("2026-10-10", taken, "徐雯", Role::receiver) == "case.role handed_over.by");
  CHECK(file.refused("2026-10-10", event::HandedOver{"", "2026-10-10"_day}, "方蕾",
                     Role::receiver) == "case.missing");
  CHECK(file.refused("2026-10-10", event::HandedOver{"方蕾", "2026-10-10"_day}, "方蕾",
                     Role::receiver) == "case.itself");
  CHECK(file.file().first_receiver == "方蕾");
  CHECK(file.add("2026-10-10", taken, "方蕾", Role::receiver).file().first_receiver == "周启明");
  CHECK(ledger()
            .add("2026-10-09", event::Registered{.number = kNumber, .matter = "药"})
            .refused("2026-10-10", taken, "丁国安", Role::duty) == "case.missing");
}

TEST_CASE("a letter of twenty leaves registration with a sponsor, one of nineteen without") {
  Intake twenty, nineteen;
  twenty.signatories = 20;
  nineteen.signatories = 19;
  CHECK(taken_in(nineteen).refused("2026-10-10", event::Accepted{}, "方蕾", Role::duty) == "");
  Ledger file = taken_in(twenty);
  for (const EventBody& away :
       {EventBody(event::Accepted{}), EventBody(event::Routed{"劳动争议", "仲裁委"}),
        EventBody(event::Transferred{"县局", ""})})
    CHECK(file.refused("2026-10-10", away, "方蕾", Role::duty) == "case.sponsor");
  CHECK(file.refused("2026-10-10", event::AnsweredOnSpot{"已说明"}, "方蕾", Role::receiver) ==
        "case.sponsor");
  file.add("2026-10-10", event::Sponsored{"苏敏", "药品科", "周启明"}, "丁国安", Role::office_head);
  CHECK(file.refused("2026-10-10", event::Accepted{}, "方蕾", Role::duty) == "");
}

TEST_CASE("what the superior assigns has a date and a sponsor") {
  event::TransferredIn body{.number = kNumber, .from = "省局"};
  body.is_assigned = true;
  body.intake.handler = "方蕾";
  CHECK(ledger().refused_at("2026-10-09", body, "方蕾", Role::duty) ==
        "case.missing transferred_in.superior_due");
  CHECK(sent_in(true).refused("2026-10-10", event::Accepted{}, "方蕾", Role::duty) ==
        "case.sponsor");
  CHECK(sent_in(false).refused("2026-10-10", event::Accepted{}, "方蕾", Role::duty) == "");
}

TEST_CASE("an accusation never reaches whom it accuses") {
  Intake accusing;
  accusing.accused_units = {"药监 所"};
  accusing.accused_persons = {"李某"};
  Ledger file = taken_in(accusing);
  CHECK(is_accusation(file.file()));
  const auto no =
      refusal(file.file(), on("2026-10-10", event::Transferred{"药监所", ""}, "方蕾", Role::duty),
              law_of_tests());
  REQUIRE(no);
  CHECK(no->code == "case.accused");
  CHECK(no->where == "transferred.to");
  CHECK(no->remedy.find("第三十条第三款") != std::string::npos);
  CHECK(file.refused("2026-10-10", event::Assigned{"药监所", "周启明"}, "方蕾", Role::duty) ==
        "case.accused");
  CHECK(file.refused("2026-10-10", event::Assigned{"药品科", "周启明", {"药监所"}}, "方蕾",
                     Role::duty) == "case.accused");
  CHECK(file.refused("2026-10-10", event::Assigned{"药品科", "李某"}, "方蕾", Role::duty) ==
        "case.accused");
  CHECK(file.refused("2026-10-10", event::Accepted{"药监所"}, "方蕾", Role::duty) ==
        "case.accused");
  CHECK(file.refused("2026-10-10", event::Instructed{"请查清后报我", "药监所", "2026-11-01"_day},
                     "苏敏", Role::leader) == "case.accused");
  CHECK(file.refused("2026-10-10", event::Sponsored{"李某", "药品科", "周启明"}, "丁国安",
                     Role::office_head) == "case.accused");
  CHECK(file.refused("2026-10-10", event::HandedOver{"李某", "2026-10-10"_day}, "方蕾",
                     Role::receiver) == "case.accused");
  CHECK(file.refused_at("2026-10-10", event::Accepted{}, "李某", Role::duty) ==
        "case.accused accepted.by");
  // History too: what was done against the law is not taken in as if it had been lawful.
  CHECK(file.refused("2026-10-10", event::Transferred{"药监所", ""}) == "case.accused");
  CHECK(file.refused("2026-10-10", event::Transferred{"县局", ""}, "方蕾", Role::duty) == "");
}

TEST_CASE("a matter is not sent on to where it is") {
  Ledger file = taken_in();
  const Law here{law_of_tests().rules, law_of_tests().calendar, {.office = "市局信访办"}};
  const auto to = [&](const char* unit) {
    const auto no = refusal(
        file.file(), on("2026-10-10", event::Transferred{unit, ""}, "方蕾", Role::duty), here);
    return no ? no->code : "";
  };
  CHECK(to("市局信访办") == "case.itself");
  CHECK(to("县局") == "");
  file.add("2026-10-10", event::Accepted{"药品科"}, "方蕾", Role::duty);
  CHECK(file.refused("2026-10-10", event::Assigned{"药品科", "周启明", {"药品科"}}, "方蕾",
                     Role::duty) == "case.itself");
}

TEST_CASE("a matter through re-review is closed by a person, who names the opinion that ended it") {
  Ledger file = taken_in();
  CHECK(file.refused("2026-10-10", closing(), "方蕾", Role::duty) == "");
  event::NoLongerAccepted without = closing();
  without.final_case.reset();
  CHECK(file.refused_at("2026-10-10", without, "方蕾", Role::duty) ==
        "case.missing no_longer_accepted.final_case");
  event::NoLongerAccepted itself = closing();
  itself.final_case = kNumber;
  CHECK(file.refused("2026-10-10", itself, "方蕾", Role::duty) == "case.itself");
  event::NoLongerAccepted later = closing();
  later.final_date = "2026-10-11"_day;
  CHECK(file.refused("2026-10-10", later, "方蕾", Role::duty) == "case.date");
  const auto no = refusal(
      file.file(), on("2026-10-10", event::NoLongerAccepted{}, "方蕾", Role::duty), law_of_tests());
  CHECK(no->remedy.find("《信访工作条例》第三十六条第三款") != std::string::npos);
  file.add("2026-10-10", closing(), "方蕾", Role::duty);
  CHECK(file.file().state == State::no_longer_accepted);
}

TEST_CASE("the file that is named as ended must be that file, and must have ended") {
  const auto code = [](const CaseFile& ended, const event::NoLongerAccepted& closing) {
    const auto no = link_refusal(ended, closing);
    return no ? no->where : "";
  };
  Ledger ended = ledger();
  ended.write("2025-06-01", event::Registered{.number = CaseNumber::of(2025, 7), .matter = "药"});
  CHECK(code(ended.file(), closing()) == "no_longer_accepted.final_case");
  ended.write("2026-03-01", event::RereviewDecided{"9号", Finding::uphold, "省政府"});
  CHECK(code(ended.file(), closing()) == "");
  event::NoLongerAccepted other = closing();
  other.final_number = "8号";
  CHECK(code(ended.file(), other) == "no_longer_accepted.final_number");
  other = closing();
  other.final_date = "2026-03-02"_day;
  CHECK(code(ended.file(), other) == "no_longer_accepted.final_date");
  other = closing();
  other.final_case = CaseNumber::of(2025, 8);
  CHECK(code(ended.file(), other) == "no_longer_accepted.final_case");
}

TEST_CASE("a unit objects within its working days, later only with the sender's consent") {
  Ledger file = sent_in();  // due on the fifth working day after 9 October; the 10th is one
  const event::Objected plain{"不归我们管", "医保局"};
  CHECK(file.refused("2026-10-15", plain, "石磊", Role::unit_officer) == "");
  CHECK(file.refused("2026-10-19", plain, "石磊", Role::unit_officer) == "case.late");
  event::Objected late = plain;
  late.late_reason = "材料晚到";
  CHECK(file.refused("2026-10-19", late, "石磊", Role::unit_officer) == "case.late");
  late.late_consent = "省局李处长";
  CHECK(file.refused("2026-10-19", late, "石磊", Role::unit_officer) == "");
  CHECK(file.refused("2026-10-12", event::Objected{}, "石磊", Role::unit_officer) ==
        "case.missing");
  CHECK(taken_in().refused("2026-10-12", plain, "石磊", Role::unit_officer) == "case.state");
  CHECK(file.refused("2026-10-12", event::Returned{"省局李处长"}, "", Role::superior) ==
        "case.missing");
  file.add("2026-10-13", plain, "石磊", Role::unit_officer);
  CHECK(file.refused("2026-10-14", plain, "石磊", Role::unit_officer) == "case.twice");
  CHECK(file.refused("2026-10-12", event::Returned{"省局李处长"}, "", Role::superior) ==
        "case.date");
  file.add("2026-10-15", event::Returned{"省局李处长"}, "", Role::superior);
  CHECK(file.file().state == State::transferred);
  CHECK_FALSE(file.file().objection);
}

TEST_CASE("under rules without an objection none is made") {
  CaseFile file = sent_in().file();
  file.pinned_rules = "2005";
  const auto no =
      refusal(file, on("2026-10-12", event::Objected{"不归我们管", ""}, "石磊", Role::unit_officer),
              law_of_tests());
  REQUIRE(no);
  CHECK(no->code == "case.no_right");
}

}  // namespace case_refusals_intake_test
