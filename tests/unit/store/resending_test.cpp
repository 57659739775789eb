#include "store/resending.h"

#include <catch2/catch.hpp>

#include "store/bookings.h"
#include "store/opt_outs.h"
#include "store/phone_cuts.h"
#include "store/sayings.h"
#include "tests/unit/store/notice_room.h"

namespace resending_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

petition::Phone phone_of(const std::string& typed) { return petition::Phone::parse(typed).value(); }

struct Room : NoticeRoom {
  OutboxId put_of(ConversationId to, const std::string& channel, Outgoing message) {
    message.to = to;
    message.office = std::string(kMainOffice);
    message.channel = channel;
    message.kind = "saying";
    message.body = saying_body({"您的件已受理", {}, {}});
    message.trace = "trace-1";
    return say(message);
  }
  OutboxId sms(Outgoing message = {}, const std::string& to = "13900007001") {
    const auto line = write([&](Transaction& tx) {
      return reach(tx, keys, {std::string(kSms), "", to});
    });
    return put_of(line, std::string(kSms), std::move(message));
  }
  OutboxId kf(Outgoing message = {}) {
    return put_of(who, std::string(kWecomKf), std::move(message));
  }

  void ended(OutboxId id, OutboxState state, const std::string& code = "x") {
    execute("UPDATE outbox SET state = $1, last_code = $2, finished_at = $3 WHERE id = $4",
            {std::int64_t(state), code, unix_ms(clock.now()), id.value});
  }
  Result<OutboxId> again(OutboxId id, ResendWish wish = {}) {
    wish.key_id = "k1";
    return turn({}, [&](const OfficeContext& context) {
      const auto message = message_detail(context.tx, keys, id);
      REQUIRE(message);
      OfficeContext office = context;
      office.trace = message->row.trace;
      return resend(office, *message, wish);
    });
  }
  // 13900007001 is somebody else's from now on.
  void cut() {
    clock.advance(minutes{1});
    turn({}, [&](const DeskContext& desk) { cut_phone(desk, phone_of("13900007001"), "叶青"); });
  }
  std::string refusal(OutboxId id, const ResendWish& wish = {}) {
    const auto done = again(id, wish);
    return done ? "" : done.error().code;
  }
  MessageDetail detail(OutboxId id) {
    return database.read([&](Transaction& tx) { return message_detail(tx, keys, id).value(); });
  }
  std::string words(OutboxId id) { return read_saying_body(*detail(id).body).saying.text; }
  std::int64_t messages() { return number("SELECT COUNT(*) FROM outbox"); }
};

}  // namespace

TEST_CASE("what did not get through is said again as it was, under a key and a fate of its own") {
  const OutboxState state = GENERATE(OutboxState::expired, OutboxState::failed, OutboxState::parked,
                                     OutboxState::blocked, OutboxState::kept_back);
  Room room;
  const OutboxId id = room.sms({.priority = Priority::notice, .about = "extended"});
  room.ended(id, state);
  const OutboxId next = room.again(id, {.by = "叶青"}).value();
  const MessageDetail first = room.detail(id), second = room.detail(next);
  CHECK(first.state == state);
  CHECK(first.row.resent_as == next.value);
  CHECK(second.state == OutboxState::queued);
  CHECK(second.row.trace == "trace-1");
  CHECK(second.row.about == "extended");
  CHECK(second.priority == Priority::notice);
  CHECK(second.to == first.to);
  CHECK(second.body == first.body);
  CHECK_FALSE(second.row.possible_double);
  REQUIRE(second.resend);
  CHECK(second.resend->of == id.value);
  CHECK(second.resend->key_id == "k1");
  CHECK(second.resend->by == "叶青");
  CHECK(second.resend->changed.empty());
  CHECK(room.woken.back() == second.to);
  CHECK(room.number("SELECT COUNT(DISTINCT message_key) FROM outbox") == 2);
}

TEST_CASE("a message is said again once, and the second wish is told as which it was") {
  Room room;
  const OutboxId id = room.sms();
  room.ended(id, OutboxState::failed);
  const OutboxId next = room.again(id).value();
  const auto second = room.again(id);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == "message.resent");
  CHECK_THAT(second.error().what, Catch::Contains(std::to_string(next.value)));
  room.ended(next, OutboxState::failed);
  CHECK(room.again(next));
  CHECK(room.messages() == 3);
}

TEST_CASE("what is on its way or arrived is not said again") {
  const OutboxState state = GENERATE(OutboxState::queued, OutboxState::accepted, OutboxState::held,
                                     OutboxState::delivered);
  Room room;
  const OutboxId id = room.sms();
  room.ended(id, state);
  CHECK(room.refusal(id) == "message.not_ended");
  CHECK(room.messages() == 1);
}

TEST_CASE("what may have arrived is said again by who accepts a double, and stays marked so") {
  Room room;
  const OutboxId id = room.sms();
  SECTION("nobody knows") { room.ended(id, OutboxState::unknown); }
  SECTION("parked after an attempt that stayed unanswered") {
    room.ended(id, OutboxState::parked);
    room.execute("UPDATE outbox SET possible_double = 1", {});
  }
  CHECK(room.refusal(id) == "message.may_be_double");
  CHECK(room.messages() == 1);
  const OutboxId next = room.again(id, {.may_be_double = true}).value();
  CHECK(room.detail(next).row.possible_double);
  CHECK(room.detail(next).resend->may_be_double);
  // The sender's own mark says of the new one that an attempt was begun: none was.
  CHECK(room.number("SELECT possible_double FROM outbox WHERE id = $1", {next.value}) == 0);
  room.ended(next, OutboxState::failed);
  CHECK(room.refusal(next) == "message.may_be_double");
  const ResendCounts counts = room.database.read([](Transaction& tx) { return resend_counts(tx); });
  CHECK(counts.possibly_double == 1);
  CHECK(counts.sure == 0);
}

TEST_CASE("a mended phone and mended words go out, and it is on record what was changed") {
  Room room;
  const OutboxId id = room.sms();
  room.ended(id, OutboxState::failed);
  const OutboxId next =
      room.again(id, {.to = phone_of("13900007009"), .text = "请带身份证来"}).value();
  CHECK(room.detail(next).user == "13900007009");
  CHECK(room.words(next) == "请带身份证来");
  CHECK(room.detail(next).resend->changed == "to text");
  CHECK(room.words(id) == "您的件已受理");
}

TEST_CASE("what the law has us say is said as it was written") {
  Room room;
  const OutboxId by_priority = room.sms({.priority = Priority::notice});
  room.ended(by_priority, OutboxState::failed);
  CHECK(room.refusal(by_priority, {.text = "别的话"}) == "message.text_fixed");
  CHECK(room.again(by_priority, {.to = phone_of("13900007009")}));
  const OutboxId by_about = room.sms({.about = "notice"});
  room.ended(by_about, OutboxState::failed);
  CHECK(room.refusal(by_about, {.text = "别的话"}) == "message.text_fixed");
}

TEST_CASE("what was withdrawn, ran out or was good once is not said again") {
  Room room;
  const OutboxId id = room.sms({.expires = room.clock.now() + hours{1}});
  SECTION("withdrawn") { room.ended(id, OutboxState::expired, "withdrawn"); }
  SECTION("its time is over") {
    room.ended(id, OutboxState::failed);
    room.clock.advance(hours{1});
  }
  SECTION("a welcome") {
    room.ended(id, OutboxState::failed);
    room.execute("UPDATE outbox SET kind = 'welcome'", {});
  }
  SECTION("an offer of the waiting list, which goes on by itself") {
    room.ended(id, OutboxState::failed);
    room.execute("UPDATE outbox SET about = 'waiting_offer'", {});
  }
  CHECK(room.refusal(id, {.may_be_double = true}) == "message.overtaken");
}

TEST_CASE("by SMS goes what was written for a phone, or what is written for it now") {
  Room room;
  SECTION("the words that were kept for it, to the phone that was meant") {
    const auto line = room.write([&](Transaction& tx) {
      return reach(tx, room.keys, {std::string(kSms), "", "13900007005"});
    });
    const OutboxId id = room.kf({.priority = Priority::notice,
                                 .by_sms = Outgoing::BySms{line, saying_body({"请查收", {}, {}})}});
    room.ended(id, OutboxState::failed);
    const OutboxId next = room.again(id, {.channel = std::string(kSms)}).value();
    CHECK(room.words(next) == "请查收");
    CHECK(room.detail(next).user == "13900007005");
    CHECK(room.detail(next).row.channel == kSms);
  }
  SECTION("words of now, to the person's own phone") {
    const OutboxId id = room.kf();
    room.ended(id, OutboxState::failed);
    CHECK(room.refusal(id, {.channel = std::string(kSms)}) == "message.no_sms_words");
    const OutboxId next = room.again(id, {.text = "请来电", .channel = std::string(kSms)}).value();
    CHECK(room.words(next) == "请来电");
    CHECK(room.detail(next).user == "13900007001");
    CHECK(room.detail(next).resend->changed == "text channel");
  }
  SECTION("nobody is known there") {
    const auto stranger = room.citizen("wm-stranger");
    const OutboxId id = room.put_of(stranger, std::string(kWecomKf), {});
    room.ended(id, OutboxState::failed);
    CHECK(room.refusal(id, {.text = "请来电", .channel = std::string(kSms)}) ==
          "message.no_address");
    CHECK(room.again(id, {.to = phone_of("13900007008"), .text = "请来电"}));
  }
}

TEST_CASE("by customer service goes what went to a phone whose owner wrote there") {
  Room room;
  const OutboxId id = room.sms();
  room.ended(id, OutboxState::failed);
  const OutboxId next = room.again(id, {.channel = std::string(kWecomKf)}).value();
  CHECK(room.detail(next).to == room.who);
  CHECK(room.detail(next).row.channel == kWecomKf);
  const OutboxId other = room.sms({}, "13900007002");
  room.ended(other, OutboxState::failed);
  CHECK(room.refusal(other, {.channel = std::string(kWecomKf)}) == "message.no_address");
  CHECK(room.refusal(other, {.channel = std::string(kWecomApp)}) == "message.no_address");
}

TEST_CASE("who unsubscribed gets no reminder once more") {
  Room room;
  const OutboxId id = room.sms({.about = "visit_reminder"});
  room.ended(id, OutboxState::blocked);
  room.write(
      [&](Transaction& tx) { opt_out(tx, room.keys, phone_of("13900007001"), room.clock.now()); });
  CHECK(room.refusal(id) == "message.opted_out");
  const OutboxId answer = room.sms();
  room.ended(answer, OutboxState::blocked);
  CHECK(room.again(answer));
}

TEST_CASE("whatever may be refused is not said once more to who unsubscribed") {
  const std::string about = GENERATE("reminder", "visit_reminder", "bulk");
  Room room;
  const OutboxId id = room.sms({.about = about});
  room.ended(id, OutboxState::failed);
  room.write(
      [&](Transaction& tx) { opt_out(tx, room.keys, phone_of("13900007001"), room.clock.now()); });
  CHECK(room.refusal(id) == "message.opted_out");
}

TEST_CASE("what a sending to many took back is not said by hand beside it") {
  Room room;
  const OutboxId id = room.sms({.about = "bulk"});
  room.ended(id, OutboxState::expired, "taken_back");
  CHECK(room.refusal(id) == "message.taken_back");
  CHECK(room.messages() == 1);
}

TEST_CASE("nothing is said again to a phone that has changed hands since") {
  Room room;
  const OutboxId queued = room.sms(), failed = room.sms();
  room.ended(failed, OutboxState::failed);
  room.cut();
  CHECK(room.refusal(queued) == "message.phone_cut");
  CHECK(room.refusal(failed) == "message.phone_cut");
  CHECK(room.refusal(failed, {.channel = std::string(kWecomKf)}) == "message.phone_cut");
  CHECK(room.again(failed, {.to = phone_of("13900007002")}));
}

TEST_CASE("a number that was cut off is no new one either") {
  Room room;
  const OutboxId failed = room.sms({}, "13900007003");
  room.ended(failed, OutboxState::failed);
  room.cut();
  CHECK(room.refusal(failed, {.to = phone_of("13900007001")}) == "message.phone_cut");
}

TEST_CASE("what somebody registers with that number later is said to him again") {
  Room room;
  room.cut();
  room.clock.advance(minutes{1});
  const OutboxId failed = room.sms();
  room.ended(failed, OutboxState::failed);
  CHECK(room.again(failed));
}

TEST_CASE("a matter is not told again where its petitioner was joined by a phone that he lost") {
  Room room;
  const NoticeId notice = room.issued();
  const OutboxId id{room.number("SELECT outbox_id FROM notice WHERE id = $1", {notice.value})};
  room.write([&](Transaction& tx) {
    index_case(tx, room.keys, NoticeRoom::kCase, "604817", phone_of("13900007001"), room.person);
  });
  room.ended(id, OutboxState::failed);
  room.cut();
  CHECK(room.refusal(id) == "message.phone_cut");
}

TEST_CASE("a message that the keys at hand do not open is written anew or not at all") {
  Room room;
  const OutboxId id = room.sms();
  room.ended(id, OutboxState::parked);
  room.execute("UPDATE outbox SET body = 'x' WHERE id = $1", {id.value});
  CHECK_FALSE(room.detail(id).body);
  CHECK(room.refusal(id) == "message.unreadable");
  CHECK(room.words(room.again(id, {.text = "请来电"}).value()) == "请来电");
}

TEST_CASE("the evidence of a notice follows the message that says it again") {
  Room room;
  const NoticeId notice = room.issued();
  const OutboxId id{room.number("SELECT outbox_id FROM notice WHERE id = $1", {notice.value})};
  room.ended(id, OutboxState::failed);
  CHECK(room.detail(id).case_numbers == std::vector<std::string>{NoticeRoom::kCase});
  const OutboxId next = room.again(id).value();
  CHECK(room.detail(id).case_numbers == std::vector<std::string>{NoticeRoom::kCase});
  room.ended(next, OutboxState::accepted, "");
  room.turn({}, [](const OfficeContext& desk) { note_deliveries(desk); });
  CHECK(room.facts(notice).back() == "sent");
  CHECK(room.number("SELECT COUNT(*) FROM notice_link WHERE outbox_id = $1", {next.value}) == 1);
}

TEST_CASE("a notice that its citizen has is not said again") {
  Room room;
  const NoticeId notice = room.issued();
  const OutboxId id{room.number("SELECT outbox_id FROM notice WHERE id = $1", {notice.value})};
  room.ended(id, OutboxState::failed);
  room.open(room.token(notice), "7001");
  CHECK(room.refusal(id) == "message.overtaken");
}

TEST_CASE("a reminder is acknowledged by the message that says it again") {
  Room room;
  const OutboxId id = room.kf({.priority = Priority::reminder, .about = "reminder"});
  room.execute(
      "INSERT INTO reminder(key, at, case_no, told, outbox_id) VALUES ('r', 1, $1, '江禾', $2)",
      {std::string(NoticeRoom::kCase), id.value});
  room.ended(id, OutboxState::parked);
  const OutboxId next = room.again(id).value();
  CHECK(room.number("SELECT outbox_id FROM reminder WHERE key = 'r'") == next.value);
}

}  // namespace resending_test
