#include "store/opt_outs.h"

#include <catch2/catch.hpp>

#include "store/people.h"
#include "store/reminder_view.h"
#include "tests/support/store_room.h"

namespace opt_outs_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;

namespace {

struct Room : StoreRoom {
  ConversationId texter(const std::string& number) {
    return write([&](Transaction& tx) { return reach(tx, keys, {std::string(kSms), "", number}); });
  }
  void join(ConversationId who) {
    write([&](Transaction& tx) {
      const auto name = petition::PersonName::parse("沈小满").value();
      join_identity(tx, who, person_of(tx, keys, name, phone, clock.now()), clock.now());
    });
  }
  bool opts_out(ConversationId who) {
    return write([&](Transaction& tx) { return opt_out(tx, keys, who, clock.now()); });
  }
  bool opts_in(ConversationId who) {
    return write([&](Transaction& tx) { return opt_in(tx, keys, who); });
  }
  bool is_out(ConversationId who) {
    return database.read([&](Transaction& tx) { return has_opted_out(tx, keys, who); });
  }
  bool is_out(const petition::Phone& whose) {
    return database.read([&](Transaction& tx) { return has_opted_out(tx, keys, whose); });
  }
  const petition::Phone phone = petition::Phone::parse("13900007001").value();
  const petition::Phone other = petition::Phone::parse("13900007002").value();
};

}  // namespace

TEST_CASE("who opts out by SMS has opted out with his phone, wherever he is joined with it") {
  Room room;
  const auto texter = room.texter("13900007001");
  CHECK_FALSE(room.is_out(texter));
  CHECK(room.opts_out(texter));
  CHECK_FALSE(room.opts_out(texter));
  CHECK(room.is_out(room.phone));
  CHECK_FALSE(room.is_out(room.other));
  const auto writer = room.citizen("wm-a");
  CHECK_FALSE(room.is_out(writer));
  room.join(writer);
  CHECK(room.is_out(writer));
  CHECK(room.opts_in(writer));  // and takes it back from there
  CHECK_FALSE(room.is_out(texter));
  CHECK_FALSE(room.opts_in(writer));
}

TEST_CASE("who is not joined opts out with his conversation, also when he is joined later") {
  Room room;
  const auto writer = room.citizen("wm-a");
  CHECK(room.opts_out(writer));
  CHECK(room.is_out(writer));
  CHECK_FALSE(room.is_out(room.phone));
  room.join(writer);
  CHECK(room.is_out(writer));
  CHECK(room.opts_in(writer));
  CHECK_FALSE(room.is_out(writer));
}

TEST_CASE("what an opting out is kept by is the same for the same phone, and names its hash") {
  Room room;
  const std::string subject = opt_out_subject(room.keys, room.phone);
  CHECK(subject == opt_out_subject(room.keys, room.phone));
  CHECK(subject != opt_out_subject(room.keys, room.other));
  CHECK(phone_hash_of_subject(subject) == phone_hash(room.keys, room.phone));
  CHECK_FALSE(phone_hash_of_subject("conversation/7"));
  const auto is_out = [&](const std::string& who) {
    return room.database.read([&](Transaction& tx) { return has_opted_out(tx, who); });
  };
  CHECK_FALSE(is_out(subject));
  CHECK(room.opts_out(room.texter("13900007001")));
  CHECK(is_out(subject));
}

TEST_CASE("a reminder that waits is withdrawn when he opts out, a notice is not") {
  Room room;
  const auto texter = room.texter("13900007001");
  const auto put_about = [&](const char* about) {
    return room.say({.to = texter,
                     .office = std::string(kMainOffice),
                     .channel = std::string(kSms),
                     .kind = "saying",
                     .body = R"({"text":"x"})",
                     .due = {},
                     .expires = {},
                     .about = about,
                     .trace = "t"});
  };
  const OutboxId reminder = put_about("visit_reminder"), notice = put_about("notice");
  CHECK(room.opts_out(texter));
  const auto state = [&](OutboxId id) {
    return room.database.read([&](Transaction& tx) {
      return std::get<0>(
          *tx.row<std::int64_t>("SELECT state FROM outbox WHERE id = $1", {id.value}));
    });
  };
  CHECK(state(reminder) == std::int64_t(OutboxState::expired));
  CHECK(state(notice) == std::int64_t(OutboxState::queued));
}

TEST_CASE("who writes by SMS is known by his number, and a foreign one is none of the mainland") {
  Room room;
  room.desk(room.texter("13900007001"), [&](OfficeDesk& desk) {
    CHECK(desk.is_by_sms());
    CHECK(desk.channel_phone() == room.phone);
    CHECK(desk.opt_out());
    CHECK_FALSE(desk.opt_out());
    CHECK(desk.opt_in());
  });
  room.desk(room.texter("+85291234567"), [](OfficeDesk& desk) {
    CHECK(desk.is_by_sms());
    CHECK_FALSE(desk.channel_phone());
    CHECK(desk.opt_out());  // with the conversation
  });
}

}  // namespace opt_outs_test
