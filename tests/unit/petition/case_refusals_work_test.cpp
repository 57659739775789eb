// The refusals while a matter is worked on: petition/case_refusals_work.cpp.
#include <catch2/catch.hpp>

#include "tests/unit/petition/ledger_of_tests.h"

namespace case_refusals_work_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

Ledger with_marks(std::vector<Mark> marks) {
  event::Registered body{.number = kNumber, .matter = "药价"};
  body.intake.marks = std::move(marks);
  return ledger().add("2026-10-09", body, "", Role::citizen);
}

}  // namespace

TEST_CASE("only the handler of the file acts as its handler") {
  const Ledger file = worked_on("2026-10-09");
  CHECK(file.refused("2026-10-12", event::Progress{"已取样"}, "周启明", Role::handler) == "");
  CHECK(file.refused_at("2026-10-12", event::Progress{"已取样"}, "徐雯", Role::handler) ==
        "case.role progress.by");
  CHECK(file.refused_at("2026-10-12", event::Progress{"已取样"}, "", Role::handler) ==
        "case.missing progress.by");
  CHECK(file.refused_at("2026-10-12", event::Progress{"已取样"}, "苏敏", Role::leader) ==
        "case.role progress.as");
}

TEST_CASE("an instruction says what to do, by whom and by when") {
  const Ledger file = worked_on("2026-10-09");
  const auto day = "2026-10-20"_day;
  const auto code = [&](event::Instructed body) {
    return file.refused_at("2026-10-12", std::move(body), "苏敏", Role::leader);
  };
  CHECK(code({"请药品科查清后报我", "药品科", day}) == "");
  CHECK(code({"", "药品科", day}) == "case.missing instructed.text");
  CHECK(code({"阅", "药品科", day}) == "case.substance instructed.text");
  CHECK(code({"请药品科查清后报我", "", day}) == "case.missing instructed.unit");
  CHECK(code({"请药品科查清后报我", "药品科", {}}) == "case.missing instructed.due");
  CHECK(code({"请药品科查清后报我", "药品科", "2026-10-11"_day}) == "case.date instructed.due");
}

TEST_CASE("an important letter is signed by the principal leader alone") {
  const Ledger file = with_marks({Mark::important});
  const event::Instructed text{"请药品科查清后报我", "药品科", "2026-10-20"_day};
  CHECK(file.refused("2026-10-12", text, "苏敏", Role::leader) == "case.principal");
  CHECK(file.refused("2026-10-12", text, "丁国安", Role::office_head) == "case.principal");
  CHECK(file.refused("2026-10-12", text, "高局长", Role::principal_leader) == "");
}

TEST_CASE("sponsor, unit and handler are named together or not at all") {
  const Ledger file = with_marks({});
  const auto code = [&](event::Sponsored body) {
    return file.refused_at("2026-10-12", std::move(body), "丁国安", Role::office_head);
  };
  CHECK(code({"苏敏", "药品科", "周启明"}) == "");
  CHECK(code({"", "药品科", "周启明"}) == "case.missing sponsored.sponsor");
  CHECK(code({"苏敏", "", "周启明"}) == "case.missing sponsored.unit");
  CHECK(code({"苏敏", "药品科", ""}) == "case.missing sponsored.handler");
}

TEST_CASE("a matter has one sponsor, and another only in his place") {
  Ledger file = with_marks({});
  file.add("2026-10-12", event::Sponsored{"苏敏", "药品科", "周启明"}, "丁国安", Role::office_head);
  event::Sponsored second{"高局长", "药品科", "周启明"};
  CHECK(file.refused("2026-10-13", second, "丁国安", Role::office_head) == "case.sponsor");
  second.replaces = "苏敏";
  CHECK(file.refused("2026-10-13", second, "丁国安", Role::office_head) == "case.missing");
  second.reason = "工作调动";
  file.add("2026-10-13", second, "丁国安", Role::office_head);
  CHECK(file.file().sponsor == "高局长");
}

TEST_CASE("what is wide and watched is sponsored by a principal leader") {
  const Ledger file = with_marks({Mark::wide, Mark::watched});
  event::Sponsored body{"苏敏", "药品科", "周启明"};
  CHECK(file.refused("2026-10-12", body, "丁国安", Role::office_head) == "case.principal");
  body.is_principal = true;
  CHECK(file.refused("2026-10-12", body, "丁国安", Role::office_head) == "");
}

TEST_CASE("a task force has a leader, and each member his task") {
  const Ledger file = with_marks({Mark::group});
  const auto code = [&](event::TaskforceFormed body) {
    return file.refused_at("2026-10-12", std::move(body), "石磊", Role::section_head);
  };
  CHECK(code({"石磊", {{"徐雯", "取样", {}}}}) == "");
  CHECK(code({"", {{"徐雯", "取样", {}}}}) == "case.missing taskforce_formed.leader");
  CHECK(code({"石磊", {}}) == "case.missing taskforce_formed.members");
  CHECK(code({"石磊", {{"徐雯", "取样", {}}, {"周启明", " ", {}}}}) ==
        "case.missing taskforce_formed.members");
}

TEST_CASE("who has an interest in the matter is not given it, nor acts on it") {
  event::Registered body{.number = kNumber, .matter = "药价"};
  body.intake.recused = {"徐雯"};
  const Ledger file = ledger().add("2026-10-09", body, "", Role::citizen);
  CHECK(file.refused("2026-10-12", event::Assigned{"器械科", "徐雯"}, "方蕾", Role::duty) ==
        "case.recusal");
  CHECK(file.refused("2026-10-12", event::Sponsored{"徐雯", "器械科", "石磊"}, "丁国安",
                     Role::office_head) == "case.recusal");
  CHECK(file.refused_at("2026-10-12", event::Accepted{}, "徐雯", Role::duty) ==
        "case.recusal accepted.by");
  CHECK(file.refused("2026-10-12", event::Assigned{"器械科", "石磊"}, "方蕾", Role::duty) == "");
}

TEST_CASE("a leader other than who asks and who handles approves an extension") {
  Ledger file = worked_on("2026-09-28");
  const event::Extended granted{30, "苏敏", "副局长", "检验未出"};
  CHECK(file.refused("2026-11-19", granted, "苏敏", Role::leader) == "");
  CHECK(file.refused("2026-11-19", granted, "周启明", Role::leader) == "case.own_request");
  CHECK(file.refused("2026-11-19", event::Extended{30, "周启明", "科长", "检验未出"}, "苏敏",
                     Role::leader) == "case.own_request");
  CHECK(file.refused("2026-11-19", granted, "丁国安", Role::office_head) == "case.role");
  file.add("2026-11-18", event::ExtensionAsked{30, "检验未出"}, "周启明", Role::handler);
  CHECK(file.refused("2026-11-19", granted, "苏敏", Role::leader) == "");
}

TEST_CASE("a co-unit answers for itself") {
  Ledger file = worked_on("2026-10-09");
  file.add("2026-10-10", event::Assigned{"药品科", "周启明", {"器械科"}}, "方蕾", Role::duty);
  const auto code = [&](event::Progress body) {
    return file.refused("2026-10-12", std::move(body), "徐雯", Role::co_handler);
  };
  CHECK(code({"", "已查", "器械科", true}) == "");
  CHECK(code({"", "已查", "价格科", true}) == "case.co_unit");
  CHECK(code({"", "已查", "", true}) == "case.missing");
}

TEST_CASE("supervision is opened once, and closed with a result") {
  Ledger file = worked_on("2026-10-09");
  CHECK(file.refused("2026-10-12", event::SupervisionClosed{"已办"}, "丁国安", Role::office_head) ==
        "case.supervision");
  CHECK(file.refused("2026-10-12", event::SupervisionOpened{}, "丁国安", Role::office_head) ==
        "case.missing");
  file.add("2026-10-12", event::SupervisionOpened{"上级交办逾期"}, "丁国安", Role::office_head);
  CHECK(file.refused("2026-10-13", event::SupervisionOpened{"再"}, "丁国安", Role::office_head) ==
        "case.supervision");
  CHECK(file.refused("2026-10-13", event::SupervisionClosed{" "}, "丁国安", Role::office_head) ==
        "case.missing");
  CHECK(file.refused("2026-10-11", event::SupervisionClosed{"已办"}, "丁国安", Role::office_head) ==
        "case.date");
  file.add("2026-10-13", event::SupervisionClosed{"已办"}, "丁国安", Role::office_head);
  CHECK_FALSE(file.file().supervision);
}

TEST_CASE("material is added to any file that is not closed, and says what it is") {
  const Ledger file = worked_on("2026-10-09");
  CHECK(file.refused("2026-10-12", event::MaterialAdded{"购药小票"}, "", Role::citizen) == "");
  CHECK(file.refused("2026-10-12", event::MaterialAdded{" "}, "", Role::citizen) == "case.missing");
  CHECK(ledger().refused("2026-10-12", event::MaterialAdded{"购药小票"}, "", Role::citizen) ==
        "case.state");
}

}  // namespace case_refusals_work_test
