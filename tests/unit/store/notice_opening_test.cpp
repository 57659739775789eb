#include "store/notice_opening.h"

#include <catch2/catch.hpp>

#include "petition/deadlines.h"
#include "tests/unit/store/notice_room.h"

namespace notice_opening_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

bool is_open(const Opening& opening) { return std::holds_alternative<OpenedNotice>(opening); }
bool is_shut(const Opening& opening) {
  return !is_open(opening) && std::get<OpenRefusal>(opening) == OpenRefusal::shut;
}
bool is_wrong(const Opening& opening) {
  return !is_open(opening) && std::get<OpenRefusal>(opening) == OpenRefusal::wrong;
}

struct Room : NoticeRoom {
  NoticeId id = issued();
  std::string link_token = token(id);

  Opening confirm(const std::string& pass) {
    return turn({},
                [&](const OfficeContext& desk) { return confirm_notice(desk, link_token, pass); });
  }
  std::optional<petition::Deadline> ask_review() {
    for (const auto& deadline : petition::deadlines(file(), office.rules, office.calendar))
      if (deadline.clock == "ask_review") return deadline;
    return std::nullopt;
  }
};

}  // namespace

TEST_CASE("the first opening is the service: the clock to ask for review starts on its day") {
  Room room;
  CHECK_FALSE(room.ask_review());
  room.clock.set("2026-11-05T21:30"_at);
  const Opening opening = room.open(room.link_token, "7001");
  REQUIRE(is_open(opening));
  CHECK(std::get<OpenedNotice>(opening).is_first);
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued", "opened"});
  CHECK(room.row(room.id).opened == "2026-11-05T21:30"_at);
  CHECK(room.file().state == petition::State::served);
  const auto deadline = room.ask_review();
  REQUIRE(deadline);
  CHECK(deadline->begins == "2026-11-05"_day);
  CHECK(deadline->due == "2026-12-07"_day);  // the 30th day, 5 December, is a Saturday
}

TEST_CASE("a later opening, by whichever link, serves nothing again") {
  Room room;
  REQUIRE(is_open(room.open(room.link_token, "7001")));
  room.clock.set("2026-11-09T09:00"_at);
  const Opening again = room.open(room.token(room.id), "7001");
  REQUIRE(is_open(again));
  CHECK_FALSE(std::get<OpenedNotice>(again).is_first);
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued", "opened"});
  CHECK(room.row(room.id).opened == "2026-11-02T09:00"_at);
}

TEST_CASE("a wrong digit, an unknown link and an expired one are answered the same") {
  Room room;
  CHECK(is_wrong(room.open(room.link_token, "7002")));
  CHECK(is_wrong(room.open("00000000000000000000000000000000", "7001", "10.0.0.2")));
  room.clock.advance(room.notices.link_kept + hours{1});
  CHECK(is_wrong(room.open(room.link_token, "7001", "10.0.0.3")));
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued"});
}

TEST_CASE("after five wrong tries the link is shut for half an hour, for the right digits too") {
  Room room;
  for (int i = 0; i < 4; ++i)
    CHECK(is_wrong(room.open(room.link_token, "0000", "10.0.0." + std::to_string(i))));
  CHECK(is_shut(room.open(room.link_token, "0000", "10.0.0.9")));
  CHECK(is_shut(room.open(room.link_token, "7001", "10.0.0.10")));
  room.clock.advance(room.office.look_up_shut + minutes{1});
  CHECK(is_open(room.open(room.link_token, "7001", "10.0.0.10")));
}

TEST_CASE("who tries many links from one place is shut out, and nobody else") {
  Room room;
  for (int i = 0; i < 5; ++i) (void)room.open("link" + std::to_string(i), "7001", "10.9.9.9");
  CHECK(is_shut(room.open(room.link_token, "7001", "10.9.9.9")));
  CHECK(is_open(room.open(room.link_token, "7001", "10.0.0.1")));
}

TEST_CASE("the citizen says himself that he has it, with the pass of his page alone") {
  Room room;
  const Opening opening = room.open(room.link_token, "7001");
  const std::string pass = std::get<OpenedNotice>(opening).pass;
  CHECK(is_wrong(room.confirm("")));
  CHECK(is_wrong(room.confirm(pass + "x")));
  CHECK(is_wrong(room.confirm("9" + pass)));
  REQUIRE(is_open(room.confirm(pass)));
  REQUIRE(is_open(room.confirm(pass)));
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued", "opened", "confirmed"});
  CHECK(std::get<OpenedNotice>(room.open(room.link_token, "7001")).is_confirmed);
  room.clock.advance(minutes{31});
  CHECK(is_wrong(room.confirm(pass)));
}

TEST_CASE(
    "where the ledger has no place for the service, it stands as evidence and the office hears") {
  Room room;
  room.append("2026-11-01", petition::event::Withdrawn{"不反映了"});
  REQUIRE(is_open(room.open(room.link_token, "7001")));
  CHECK(room.facts(room.id) == std::vector<std::string>{"issued", "opened"});
  const auto said = room.said("notice");
  REQUIRE(said.size() == 2);
  CHECK(said[1].user == "yeqing");
  CHECK_THAT(said[1].text, Contains(NoticeRoom::kCase) && Contains(NoticeRoom::kNumber));
}

}  // namespace notice_opening_test
