#include <catch2/catch.hpp>

#include "tests/unit/bot/staff/staff_room.h"

namespace huiyin::test::act_conclude_test {
namespace {

namespace event = petition::event;

const event::Concluded& opinion(const StaffRoom& room) {
  return std::get<event::Concluded>(room.last().body);
}

TEST_CASE("who has no number leaves it to the office") {
  StaffRoom room("周启明");
  room.says("000103 办结");
  room.says("不予支持");
  REQUIRE(room.awaiting() == "number");
  room.says("自动");
  CHECK(room.awaiting() == "facts");
}

TEST_CASE("an opinion is asked for part by part, said back, and written whole") {
  StaffRoom room("周启明");
  room.says("000103 办结");
  CHECK(room.awaiting() == "kind");
  room.says("2");
  CHECK(room.awaiting() == "number");
  room.says("云药信处意〔2026〕35号");
  CHECK(room.awaiting() == "facts");
  room.says("收费与公示价一致");
  CHECK(room.awaiting() == "opinion");
  room.says("予以解释");
  CHECK(room.awaiting() == "basis");
  room.says("《药品管理法》第八十五条");
  CHECK(room.awaiting() == "reasons");
  room.says("清单逐项核对无误");
  CHECK(room.awaiting() == "signer");
  const std::string back = room.says("苏敏");
  CHECK(mentions(back, "35号"));
  CHECK(mentions(back, "解释说明"));
  CHECK(room.awaiting() == "confirm");
  room.says("提交");
  REQUIRE(room.last_event() == "concluded");
  CHECK(opinion(room).number == "云药信处意〔2026〕35号");
  CHECK(opinion(room).facts == "收费与公示价一致");
  CHECK(opinion(room).reasons == "清单逐项核对无误");
  CHECK(opinion(room).signed_by == "苏敏");
  CHECK(room.cases.at(kCase).state == petition::State::concluded);
}

TEST_CASE("all parts may come in one message, and one of them be put right") {
  StaffRoom room("周启明");
  room.says(
      "000103办结，支持。文号：云药信处意〔2026〕36号；查明：多收32元；意见：退还；"
      "依据：《价格法》第四十一条；落实单位：市医院；落实时间：12月10日；签发：苏敏");
  CHECK(room.awaiting() == "confirm");
  CHECK(mentions(room.says("意见：退还并道歉"), "退还并道歉"));
  room.says("提交");
  REQUIRE(room.last_event() == "concluded");
  CHECK(opinion(room).kind == petition::OpinionKind::supported);
  CHECK(opinion(room).opinion == "退还并道歉");
  CHECK(opinion(room).carried_out_by == "市医院");
  CHECK(opinion(room).carried_out_until == LocalDate(2026, 12, 10));
}

TEST_CASE("who works on it does not sign his own opinion") {
  StaffRoom room("周启明");
  room.says(
      "000103办结，解释说明。文号：云药信处意〔2026〕36号；查明：一致；意见：解释；"
      "依据：《价格法》；理由：无误；签发：周启明");
  CHECK(room.cases.at(kCase).state == petition::State::in_progress);
  CHECK(room.awaiting() == "idle");
}

}  // namespace
}  // namespace huiyin::test::act_conclude_test
