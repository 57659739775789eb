#include "store/binding.h"

#include <catch2/catch.hpp>

#include "store/citizen_mail.h"
#include "store/office_desk.h"
#include "tests/unit/store/notice_room.h"

namespace binding_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

namespace {

// The petitioner of the room's case, whose conversation of before is another one.
struct Room : NoticeRoom {
  ConversationId now_here = citizen("wm-new");

  Room() {
    write([&](Transaction& tx) {
      index_case(tx, keys, kCase, "604817", petition::Phone::parse("13900007001").value(), person);
    });
  }
  bot::BindAnswer bind(const std::string& last4) {
    return desk(now_here, [&](OfficeDesk& one) { return one.bind({{}, "604817", last4}); });
  }
  std::optional<ConversationId> written_to() {
    return database.read([&](Transaction& tx) { return conversation_of_person(tx, person); });
  }
};

}  // namespace

TEST_CASE("code and digits join the conversation; what is for him comes here from then on") {
  Room room;
  REQUIRE(std::holds_alternative<bot::Bound>(room.bind("7001")));
  CHECK(room.written_to() == room.now_here);
  CHECK(room.desk(room.now_here, [](OfficeDesk& one) { return one.who().has_value(); }));
}

TEST_CASE("the conversation of before is told, for it may not have been he") {
  Room room;
  REQUIRE(std::holds_alternative<bot::Bound>(room.bind("7001")));
  const auto said = room.said("bound");
  REQUIRE(said.size() == 2);
  CHECK(said[0].user == "wm-shen");
  CHECK(said[1].user == "13900007001");  // whose phone it is, also where he wrote to us nowhere
  for (const auto& one : said) {
    CHECK_THAT(one.text, Contains(room.office.facts.phone));
    CHECK_THAT(one.text, !Contains("奶粉"));
  }
  REQUIRE(std::holds_alternative<bot::Bound>(room.bind("7001")));
  CHECK(room.said("bound").size() == 2);  // himself again: nobody is told
}

TEST_CASE("a person has one conversation: those of before see nothing of his any more") {
  Room room;
  REQUIRE(std::holds_alternative<bot::Bound>(room.bind("7001")));
  CHECK_FALSE(room.desk(room.who, [](OfficeDesk& one) { return one.who().has_value(); }));
  CHECK(room.desk(room.who, [](OfficeDesk& one) { return one.my_cases().empty(); }));
  CHECK(room.desk(room.now_here, [](OfficeDesk& one) { return one.my_cases().size(); }) == 1);
}

TEST_CASE("what accuses somebody is opened by its own code alone") {
  Room room;
  petition::event::Registered in{.number = petition::CaseNumber::of(2026, 203),
                                 .matter = "收受礼品"};
  in.intake.accused_persons = {"唐溪"};
  room.write([&](Transaction& tx) {
    append_event(tx, room.keys, "XF2026-000203",
                 {LocalDate(2026, 10, 30), room.clock.now(), "", in});
    index_case(tx, room.keys, "XF2026-000203", "604819",
               petition::Phone::parse("13900007001").value(), room.person);
  });
  REQUIRE(std::holds_alternative<bot::Bound>(room.bind("7001")));
  room.desk(room.now_here, [](OfficeDesk& one) {
    for (const auto& told : one.my_cases()) CHECK(told.case_number != "XF2026-000203");
    CHECK(std::holds_alternative<petition::CaseTold>(one.find_case({}, "604819", "7001")));
  });
}

TEST_CASE("wrong digits join nobody, and are counted as every look-up is") {
  Room room;
  for (int i = 0; i < room.office.look_up_tries_max; ++i)
    CHECK(std::get<bot::BindRefusal>(room.bind("9999")) == bot::BindRefusal::not_found);
  CHECK(std::get<bot::BindRefusal>(room.bind("7001")) == bot::BindRefusal::shut);
  CHECK(room.written_to() == room.who);
  CHECK(room.said("bound").empty());
}

TEST_CASE("the notices that he never opened are sent here at once, those he has are not") {
  Room room;
  const NoticeId opened = room.issued();
  REQUIRE(std::holds_alternative<OpenedNotice>(room.open(room.token(opened), "7001")));
  NoticeOrder second = room.opinion();
  second.number.reset();
  const NoticeId waiting = room.issue(second).value().id;
  for (int i = 0; i < 3; ++i) {
    room.clock.advance(days{3});
    room.advance();
  }
  REQUIRE(room.row(waiting).step == "post");
  const auto bound = room.bind("7001");
  CHECK(std::get<bot::Bound>(bound).notices == 1);
  CHECK(room.row(waiting).step == "link");
  CHECK(room.row(opened).step == "done");
  CHECK(room.said("notice").back().user == "wm-new");
  CHECK(room.facts(waiting).back() == "handed_over");
}

TEST_CASE("a matter without a person joins nobody") {
  Room room;
  room.execute("UPDATE case_index SET person_id = NULL");
  CHECK(std::get<bot::BindRefusal>(room.bind("7001")) == bot::BindRefusal::nameless);
}

TEST_CASE("who leaves is nobody here, and is reached elsewhere") {
  Room room;
  REQUIRE(std::holds_alternative<bot::Bound>(room.bind("7001")));
  room.desk(room.now_here, [](OfficeDesk& one) { one.unbind(); });
  CHECK_FALSE(room.desk(room.now_here, [](OfficeDesk& one) { return one.who().has_value(); }));
  CHECK_FALSE(room.written_to());
}

}  // namespace binding_test
