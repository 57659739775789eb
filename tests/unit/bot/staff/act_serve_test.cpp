#include <catch2/catch.hpp>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::act_serve_test {
namespace {

namespace event = petition::event;
using petition::Document;

event::Concluded opinion() {
  event::Concluded body;
  body.number = "云药信处意〔2026〕31号";
  return body;
}

// Its acceptance was served; then concluded on 16 November.
StaffRoom concluded() {
  StaffRoom room("周启明");
  for (const auto& [day, body] : std::vector<std::pair<LocalDate, petition::EventBody>>{
           {LocalDate(2026, 9, 29), event::Served{Document::acceptance, "", "签收"}},
           {LocalDate(2026, 11, 16), opinion()}})
    room.cases[kCase] = petition::fold(room.cases[kCase], {day, room.at, "周启明", body});
  return room;
}

const event::Served& service(const StaffRoom& room) {
  return std::get<event::Served>(room.last().body);
}

TEST_CASE("a service is written with the document, the day and how it is known") {
  StaffRoom room = concluded();
  room.says("000103 意见书11月17日已送达，本人在窗口签收");
  CHECK(room.awaiting() == "remedy");  // it is no paper of ours: what it tells is asked
  const std::string back = room.says("可自收到之日起30日内向云岭省药监局请求复查");
  CHECK(room.awaiting() == "confirm");
  CHECK(mentions(back, "处理意见书云药信处意〔2026〕31号"));
  CHECK(mentions(back, "11月17日"));
  room.says("提交");
  REQUIRE(room.last_event() == "served");
  CHECK(room.last().date.iso() == "2026-11-17");
  CHECK(service(room).document == Document::opinion);
  CHECK(service(room).number == "云药信处意〔2026〕31号");
  CHECK(mentions(service(room).proof, "本人在窗口签收"));
  CHECK(mentions(service(room).remedy, "30日"));
}

TEST_CASE("the only document that waits is the one that is meant; its proof is asked for") {
  StaffRoom room("周启明");
  room.says("000103已送达");
  CHECK(room.awaiting() == "proof");
  const std::string back = room.says("挂号信，收件人昨天签收");
  CHECK(mentions(back, "受理告知书"));
  CHECK(mentions(back, "11月17日"));
  room.says("提交");
  REQUIRE(room.last_event() == "served");
  CHECK(service(room).document == Document::acceptance);
  CHECK(room.last().date.iso() == "2026-11-17");
}

TEST_CASE("what else the sentence speaks of is not the paper, nor its day") {
  StaffRoom room = concluded();
  room.says("000103 11月16日作出的处理意见书已送达，并告知了复查权利，11月17日本人签收");
  room.says("可自收到之日起30日内向云岭省药监局请求复查");
  room.says("提交");
  REQUIRE(room.last_event() == "served");
  CHECK(service(room).document == Document::opinion);
  CHECK(room.last().date.iso() == "2026-11-17");
}

TEST_CASE("a day to come is none of a service") {
  StaffRoom room("周启明");
  room.says("000103 受理告知书已送达，本人签收");
  room.says("12月1日签收的");
  room.says("提交");
  REQUIRE(room.last_event() == "served");
  CHECK(room.last().date.iso() == "2026-11-18");
}

TEST_CASE("the day can be put right before it is written") {
  StaffRoom room("周启明");
  room.says("000103 受理告知书已送达，本人签收");
  CHECK(mentions(room.says("是前天签收的"), "11月16日"));
  room.says("提交");
  REQUIRE(room.last_event() == "served");
  CHECK(room.last().date.iso() == "2026-11-16");
}

TEST_CASE("of several that wait it is asked which") {
  StaffRoom room = concluded();
  room.cases[kCase] = petition::fold(
      room.cases[kCase],
      {LocalDate(2026, 11, 16), room.at, "苏敏", event::Extended{5, "苏敏", "副局长", "检验"}});
  room.says("000103已送达，本人签收");
  CHECK(room.awaiting() == "document");
  room.says("延期告知书");
  CHECK(room.awaiting() == "confirm");
  room.says("提交");
  REQUIRE(room.last_event() == "served");
  CHECK(service(room).document == Document::extension);
}

TEST_CASE("what was not made cannot have been served") {
  StaffRoom room("周启明");
  const std::size_t entries = room.entries();
  room.says("000103 复查意见书已送达，本人签收");
  room.says("提交");
  CHECK(room.entries() == entries);
}

}  // namespace
}  // namespace huiyin::test::act_serve_test
