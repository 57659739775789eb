#include "store/citizen_mail.h"

#include <catch2/catch.hpp>

#include "tests/unit/store/case_room.h"

namespace citizen_mail_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

TEST_CASE("a petitioner is told where he was joined last, and nobody else is") {
  CaseRoom room;
  const auto tell = [&](const std::string& case_no) {
    return room.turn({}, [&](const OfficeContext& office) {
      return tell_petitioner(office, case_no, {"extended", {"新的期限"}, {"短信"}});
    });
  };
  CHECK_FALSE(tell("XF2026-000999"));
  CHECK(tell(kCaseNo));  // joined with nothing yet: the phone that he left
  CHECK(room.said("extended").back().user == "13900007001");
  CHECK(room.said("extended").back().text == "短信");
  room.woken.clear();
  room.joined();
  room.clock.advance(minutes{1});
  const ConversationId newer = room.citizen("wm-new-phone");
  room.write([&](Transaction& tx) { join_identity(tx, newer, room.person, room.clock.now()); });
  CHECK(tell(kCaseNo));
  REQUIRE(room.said("extended").size() == 2);
  CHECK(room.said("extended")[1].user == "wm-new-phone");
  CHECK(room.said("extended")[1].text == "新的期限");
  // Should that not let it through, there is the phone.
  CHECK(room.number("SELECT COUNT(*) FROM outbox WHERE sms_to IS NOT NULL AND id = 2") == 1);
  CHECK(room.woken == std::vector{newer});
}

TEST_CASE("what a key on trial registered is told to staff alone, whoever acts on it later") {
  CaseRoom room;
  const auto tell = [&] {
    room.turn({}, [&](const OfficeContext& office) {
      return tell_petitioner(office, kCaseNo, {"extended", {"新的期限"}, {"短信"}});
    });
    return room.number("SELECT reach FROM outbox ORDER BY id DESC LIMIT 1");
  };
  CHECK(tell() == std::int64_t(Reach::anybody));
  room.write([](Transaction& tx) { keep_to_staff(tx, case_subject(kCaseNo)); });
  CHECK(tell() == std::int64_t(Reach::staff));
}

TEST_CASE("a person's conversation is found by an index", "[sqlite]") {
  StoreRoom room;
  CHECK_THAT(room.plan("citizen_mail.cpp", "FROM identity"), Contains("INDEX identity_person"));
}

}  // namespace citizen_mail_test
