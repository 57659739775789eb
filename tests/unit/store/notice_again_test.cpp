#include "store/notice_again.h"

#include <catch2/catch.hpp>

#include "tests/unit/store/notice_room.h"

namespace notice_again_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

namespace {

struct Room : NoticeRoom {
  std::string asked_by(std::optional<std::int64_t> citizen) {
    return turn({}, [&](const OfficeContext& desk) {
      const auto of = case_file(desk.tx, desk.keys, kCase).value();
      const auto* concluded = petition::last<petition::event::Concluded>(of);
      return link_to_opinion(desk, of, *concluded, citizen);
    });
  }
  OpenedNotice opened(const std::string& link) {
    const auto answer = open(link.substr(link.rfind('/') + 1), "7001");
    REQUIRE(std::holds_alternative<OpenedNotice>(answer));
    return std::get<OpenedNotice>(answer);
  }
  std::size_t kept() {
    return database.read([](Transaction& tx) { return notices_of_case(tx, kCase).size(); });
  }
};

std::string all_of(const templates::WrittenNotice& notice) {
  std::string text;
  for (const auto& paragraph : notice.paragraphs) text += paragraph + "\n";
  for (const auto& paragraph : notice.remedy) text += paragraph + "\n";
  return text;
}

}  // namespace

TEST_CASE("an opinion that was issued here is opened by a new link, as it was issued") {
  Room room;
  const NoticeId id = room.issued();
  const auto opened = room.opened(room.asked_by(room.person));
  CHECK(opened.id == id);
  CHECK(opened.written.number == NoticeRoom::kNumber);
  CHECK(room.kept() == 1);
}

TEST_CASE(
    "of an opinion written elsewhere its citizen gets what is known, and where the paper is") {
  Room room;
  const std::string link = room.asked_by(room.person);
  const auto opened = room.opened(link);
  CHECK(opened.written.addressee == "沈小满：");
  const std::string text = all_of(opened.written);
  CHECK_THAT(text, Contains(NoticeRoom::kNumber) && Contains("2026年10月30日"));
  CHECK_THAT(text, Contains("责令下架") && Contains("超市出售过期奶粉"));
  CHECK_THAT(text, Contains(room.office.facts.address) && Contains("请求复查"));
  CHECK(room.said("notice").empty());  // the answer holds the link: no second message brings it
  CHECK(room.row(opened.id).step == "done");
  CHECK(petition::last<petition::event::Served>(room.file()) == nullptr);  // it serves nothing
}

TEST_CASE("asked twice, it is the same page by another link") {
  Room room;
  const std::string one = room.asked_by(room.person), other = room.asked_by(room.person);
  CHECK(one != other);
  CHECK(room.opened(one).id == room.opened(other).id);
  CHECK(room.kept() == 1);
}

TEST_CASE("who proves it by code and digits gets it from another phone too, a stranger nothing") {
  Room room;
  room.write([&](Transaction& tx) {
    index_case(tx, room.keys, NoticeRoom::kCase, "604817",
               petition::Phone::parse("13900007001").value(), room.person);
  });
  const auto asked = [&](const char* code, const char* last4) {
    return room.desk(room.citizen("wm-his-daughter"), [&](OfficeDesk& desk) {
      return desk.send_notice_again({NoticeRoom::kCase, code, last4});
    });
  };
  const auto again = asked("604817", "7001");
  REQUIRE(again);
  CHECK(again->number == NoticeRoom::kNumber);
  CHECK(room.opened(again->link).written.addressee == "沈小满：");
  CHECK_FALSE(asked("604817", "7002"));
  CHECK_FALSE(asked("604818", "7001"));
  CHECK_FALSE(asked("", ""));
}

TEST_CASE("who is not known by a phone gets no page of it: nothing could open it") {
  Room room;
  CHECK(room.asked_by({}).empty());
  CHECK(room.kept() == 0);
}

TEST_CASE("a page that lacks something is none, and the office is told what") {
  Room room;
  room.office.facts.hours.clear();
  CHECK(room.asked_by(room.person).empty());
  const auto said = room.said("notice");
  REQUIRE(said.size() == 1);
  CHECK(said[0].user == "yeqing");
  CHECK_THAT(said[0].text, Contains(NoticeRoom::kCase) && Contains("办公时间"));
}

}  // namespace notice_again_test
