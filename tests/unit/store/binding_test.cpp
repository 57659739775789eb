#include "store/binding.h"

#include <catch2/catch.hpp>

#include "store/citizen_mail.h"
#include "store/office_desk.h"
#include "store/people.h"
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

TEST_CASE("who registered with a phone that was another's sees his own matter alone") {
  Room room;
  room.write([&](Transaction& tx) {
    const auto phone = petition::Phone::parse("13900007001").value();
    const auto other =
        person_of(tx, room.keys, *petition::PersonName::parse("陆遥"), phone, room.clock.now());
    append_event(tx, room.keys, "XF2026-000204",
                 {LocalDate(2026, 10, 30), room.clock.now(), "",
                  petition::event::Registered{.number = petition::CaseNumber::of(2026, 204),
                                              .matter = "药店多收钱"}});
    index_case(tx, room.keys, "XF2026-000204", "604820", phone, other);
  });
  room.desk(room.now_here, [](OfficeDesk& one) {
    REQUIRE(std::holds_alternative<bot::Bound>(one.bind({{}, "604820", "7001"})));
  });
  room.desk(room.now_here, [](OfficeDesk& one) {
    REQUIRE(one.my_cases().size() == 1);
    CHECK(one.my_cases().front().case_number == "XF2026-000204");
    CHECK(one.who()->name.text() == "陆遥");
  });
  // Who brought the other one has his conversation as before, and was told nothing.
  CHECK(room.desk(room.who, [](OfficeDesk& one) { return one.my_cases().size(); }) == 1);
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

// The same where the office sends SMS.
namespace {

struct SmsOffice : Room {
  SmsOffice() { office.has_sms = true; }
  std::string code() {
    const std::string text = said("phone_code").back().text;
    return text.substr(text.find_first_of("0123456789"), 6);
  }
  bot::CodeAnswer types(ConversationId where, const std::string& typed) {
    return desk(where, [&](OfficeDesk& one) { return one.bind_by_code(typed); });
  }
  bot::BindAnswer bind_at(ConversationId where) {
    return desk(where, [](OfficeDesk& one) { return one.bind({{}, "604817", "7001"}); });
  }
};

}  // namespace

TEST_CASE("where SMS are sent nobody is joined before the phone's code is typed back") {
  SmsOffice room;
  const auto asked = room.bind("7001");
  REQUIRE(std::holds_alternative<bot::CodeSent>(asked));
  CHECK(std::get<bot::CodeSent>(asked).last4 == "7001");
  CHECK(room.said("phone_code").back().user == "13900007001");
  CHECK(room.written_to() == room.who);
  CHECK(room.said("bound").empty());
  REQUIRE(std::holds_alternative<bot::Bound>(room.types(room.now_here, room.code())));
  CHECK(room.written_to() == room.now_here);
  CHECK(room.said("bound").size() == 2);
}

TEST_CASE("wrong code or digits send nothing to the phone") {
  SmsOffice room;
  CHECK(std::get<bot::BindRefusal>(room.bind("9999")) == bot::BindRefusal::not_found);
  CHECK(room.said("phone_code").empty());
}

TEST_CASE("of two conversations that would be joined with one person the first has him") {
  SmsOffice room;
  const ConversationId second = room.citizen("wm-second");
  REQUIRE(std::holds_alternative<bot::CodeSent>(room.bind("7001")));
  const std::string first_code = room.code();
  REQUIRE(std::holds_alternative<bot::CodeSent>(room.bind_at(second)));
  const std::string second_code = room.code();
  CHECK(std::get<bot::CodeRefusal>(room.types(room.now_here, second_code)) ==
        bot::CodeRefusal::wrong);  // a code is good where it was asked for
  REQUIRE(std::holds_alternative<bot::Bound>(room.types(room.now_here, first_code)));
  CHECK(std::get<bot::CodeRefusal>(room.types(second, second_code)) == bot::CodeRefusal::over);
  CHECK(room.written_to() == room.now_here);
  CHECK(room.number("SELECT COUNT(*) FROM identity WHERE person_id = $1", {room.person}) == 1);
}

TEST_CASE("by SMS from that very phone nothing more is to be proven, from another one it is") {
  SmsOffice room;
  const auto line = [&](const char* phone) {
    return room.write([&](Transaction& tx) {
      return reach(tx, room.keys, {std::string(kSms), "", phone});
    });
  };
  CHECK(std::holds_alternative<bot::CodeSent>(room.bind_at(line("13900007002"))));
  CHECK(std::holds_alternative<bot::Bound>(room.bind_at(line("13900007001"))));
}

TEST_CASE("a number that gets no SMS can prove nothing, and the citizen is led elsewhere") {
  SmsOffice room;
  room.write([&](Transaction& tx) {
    REQUIRE(
        give_phone_to(tx, room.keys, room.person, petition::Phone::parse("0999-5550777").value()));
  });
  CHECK(std::get<bot::BindRefusal>(room.bind("7001")) == bot::BindRefusal::no_phone);
}

}  // namespace binding_test
