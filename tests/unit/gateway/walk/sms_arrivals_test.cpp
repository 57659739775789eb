#include "gateway/walk/sms_arrivals.h"

#include <catch2/catch.hpp>

#include "gateway/sms/smpp_text.h"
#include "gateway/walk/reading.h"
#include "tests/unit/gateway/walk/sms_room.h"

namespace walk_sms_arrivals_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::OutboxState;
using Taken = smpp::Line::Hooks::Taken;

namespace {

smpp::LineSettings line_settings() {
  smpp::LineSettings line;
  line.name = "line";
  line.source.digits = "10690001";
  line.ids = {smpp::IdForm::hex, smpp::IdForm::dec};
  return line;
}

smpp::Message from_citizen(const std::string& text, const std::string& phone = "8613900007001") {
  smpp::Message message;
  message.source.digits = phone;
  message.destination.digits = "10690001";
  message.data_coding = smpp::kUcs2;
  message.short_message = smpp::ucs2_of(text);
  return message;
}

smpp::Message receipt(const std::string& id, const std::string& stat,
                      const std::string& phone = "8613900007001") {
  smpp::Message message;
  message.source.digits = phone;
  message.destination.digits = "10690001";
  message.esm_class = 0x04;
  message.short_message =
      "id:" + id + " sub:001 dlvrd:001 submit date:2611240901 done date:2611240902 stat:" + stat +
      " err:000 text:x";
  return message;
}

struct Arrived : SmsRoom {
  Taken arrive(smpp::Message message, smpp::Tlvs tlvs = {}) {
    return arrive_by(connection, ++request, std::move(message), std::move(tlvs));
  }
  Taken arrive_by(const std::string& by, std::uint32_t number, smpp::Message message,
                  smpp::Tlvs tlvs = {}) {
    std::optional<Taken> taken;
    hooks.arrived({by, number, std::move(message), std::move(tlvs)},
                  [&](Taken told) { taken = told; });
    wait_for_writes();
    REQUIRE(taken);
    return *taken;
  }
  std::vector<std::string> words() {
    std::vector<std::string> all;
    database.read([&](store::Transaction& tx) {
      for (const auto& [key, raw] : tx.rows<std::string, std::string>(
               "SELECT message_key, payload FROM inbox WHERE kind = 'text' ORDER BY id"))
        all.push_back(read_sms(keys.open(raw, "inbox/" + key).value())->message.text);
    });
    return all;
  }
  // As if the line had sent it, and the SMSC had given these ids.
  store::OutboxId sent(const std::vector<std::string>& ids) {
    const auto id = say("您好");
    database.write([&](store::Transaction& tx) {
      const auto to = std::get<0>(
          *tx.row<std::int64_t>("SELECT conversation_id FROM outbox WHERE id = $1", {id.value}));
      store::Outcome outcome{.sent_by = "line"};
      for (const std::string& one : ids) {
        const auto forms = smpp::id_keys(smpp::IdForm::hex, one);
        outcome.parts.push_back({{forms.text, forms.number}, true});
      }
      store::record(tx, *store::head_of_lane(tx, keys, {to}), outcome, clock.now());
    });
    return id;
  }

  std::vector<store::ConversationId> woken;
  SmsIntake intake{parts<Intake::Parts>(),
                   [this](store::ConversationId who) { woken.push_back(who); }};
  SmsArrivals arrivals{intake};
  smpp::Line line{line_settings(), random};
  smpp::Line::Hooks hooks = arrivals.hooks_for(line);
  std::string connection = "a";
  std::uint32_t request = 0;
};

std::vector<smpp::Message> parts_from_citizen(const std::string& text, std::uint16_t reference) {
  return smpp::submits_of(from_citizen(""), text, reference, smpp::ReferenceSize::octet).value();
}

const std::string kLongText(150, 'w');

}  // namespace

TEST_CASE("receipts are matched by the line's forms of ids, and the message follows its parts") {
  Arrived room;
  const auto id = room.sent({"33E95179", "33E9517A"});
  CHECK(room.arrive(receipt("0870928761", "DELIVRD")) == Taken::committed);
  CHECK(room.state(id) == OutboxState::accepted);
  CHECK(room.arrive(receipt("0870928762", "ENROUTE")) == Taken::committed);
  CHECK(room.state(id) == OutboxState::accepted);
  CHECK(room.arrive(receipt("0870928762", "DELIVRD")) == Taken::committed);
  CHECK(room.state(id) == OutboxState::delivered);
  CHECK(room.intake.counts().matched == 3);
  CHECK(room.log.has("receipt matched account=line state=delivered code=DELIVRD message=" +
                     std::to_string(id.value) + " trace=t"));
  CHECK(room.of(id, "finished_at") == unix_ms(*parse_office_time("2026-11-24T09:02")));
}

TEST_CASE("an answer that comes late is traced to its message") {
  Arrived room;
  const auto id = room.sent({"0A"});
  room.change("UPDATE outbox SET state = 6");
  room.change("UPDATE sms_part SET state = 6");
  room.hooks.taken_late({room.key(id), 1, {"0a", "0a"}});
  room.wait_for_writes();
  CHECK(room.state(id) == OutboxState::accepted);
  CHECK(room.log.has("part of a message taken late account=line part=1 message=" +
                     std::to_string(id.value) + " trace=t"));
}

TEST_CASE("a receipt of a failure says why, and one whose numbers are turned round counts too") {
  Arrived room;
  const auto id = room.sent({"0A"});
  smpp::Message turned = receipt("10", "UNDELIV");
  std::swap(turned.source, turned.destination);
  turned.short_message.replace(turned.short_message.find("err:000"), 7, "err:MK:0036");
  room.arrive(turned);
  CHECK(room.state(id) == OutboxState::failed);
  CHECK(room.text_of(id, "last_code") == "UNDELIV MK:0036");
  CHECK_FALSE(room.text_of(id, "reason").empty());
}

TEST_CASE("a receipt of nobody's message is kept and acknowledged, or it would come for ever") {
  Arrived room;
  CHECK(room.arrive(receipt("999", "DELIVRD")) == Taken::committed);
  CHECK(room.arrive(receipt("999", "DELIVRD")) == Taken::committed);
  CHECK((room.intake.counts().kept == 1 && room.intake.counts().repeated == 1));
  smpp::Message nameless = receipt("", "DELIVRD");
  nameless.short_message = "stat:DELIVRD";
  CHECK(room.arrive(nameless) == Taken::committed);
  CHECK(room.intake.counts().bad == 1);
  CHECK(room.words().empty());
}

TEST_CASE("who types a receipt has written words, unless it is of a message of ours to him") {
  Arrived room;
  const auto id = room.sent({"0A"});
  smpp::Message typed = receipt("11", "DELIVRD");
  typed.esm_class = 0;
  CHECK(room.arrive(typed) == Taken::committed_words);
  CHECK(room.words().size() == 1);
  CHECK(room.state(id) == OutboxState::accepted);
  smpp::Message meant = receipt("10", "DELIVRD");
  meant.esm_class = 0;
  room.arrive(meant);
  CHECK(room.words().size() == 1);
  CHECK(room.state(id) == OutboxState::delivered);
}

TEST_CASE("what a citizen writes is a message of his phone's conversation, once") {
  Arrived room;
  CHECK(room.arrive(from_citizen("我想预约")) == Taken::committed_words);
  CHECK(room.arrive_by("a", 1, from_citizen("我想预约")) == Taken::committed_words);
  CHECK(room.words() == std::vector<std::string>{"我想预约"});
  CHECK(room.arrive(from_citizen("我想预约")) == Taken::committed_words);  // he wrote it again
  CHECK(room.words().size() == 2);
  room.connection = "b";  // and the SMSC saw neither acknowledged
  room.arrive(from_citizen("我想预约"));
  room.arrive(from_citizen("我想预约"));
  CHECK(room.words().size() == 2);
  CHECK(room.woken.size() == 2);
  CHECK(room.text("SELECT channel FROM conversation") == "sms");
  CHECK(room.intake.counts().replies_repeated == 3);
}

TEST_CASE("what the SMSC saw acknowledged and brings again was written again") {
  Arrived room;
  room.arrive(from_citizen("1"));
  room.hooks.confirmed("a", 1);
  room.wait_for_writes();
  room.connection = "b";
  room.arrive(from_citizen("1"));
  CHECK(room.words().size() == 2);
}

TEST_CASE("a long message is one, in whatever order its parts come, and with a restart between") {
  Arrived room;
  const auto parts = parts_from_citizen(kLongText, 7);
  REQUIRE(parts.size() == 3);
  CHECK(room.arrive(parts[2]) == Taken::committed_words);
  CHECK(room.arrive(parts[0]) == Taken::committed_words);
  CHECK(room.words().empty());
  SmsArrivals after_restart(room.intake);
  room.hooks = after_restart.hooks_for(room.line);
  room.connection = "b";
  room.arrive(parts[0]);  // which the SMSC did not see acknowledged
  CHECK(room.words().empty());
  room.arrive(parts[1]);
  CHECK(room.words() == std::vector<std::string>{kLongText});
  room.connection = "c";
  for (const auto& part : parts) room.arrive(part);
  CHECK(room.words().size() == 1);
  CHECK(room.woken.size() == 1);
}

TEST_CASE("two long messages with one reference are two") {
  Arrived room;
  for (const auto& part : parts_from_citizen(kLongText, 7)) room.arrive(part);
  const std::string other(150, 'v');
  for (const auto& part : parts_from_citizen(other, 7)) room.arrive(part);
  CHECK(room.words() == std::vector<std::string>{kLongText, other});
}

TEST_CASE("what lacks a part for too long is given as it is, marked, and once") {
  Arrived room;
  const auto parts = parts_from_citizen(kLongText, 7);
  room.arrive(parts[0]);
  room.arrive(parts[2]);
  room.clock.advance(minutes{9});
  room.arrivals.round();
  room.wait_for_writes();
  CHECK(room.words().empty());
  room.clock.advance(minutes{2});
  room.arrivals.round();
  room.arrivals.round();
  room.wait_for_writes();
  REQUIRE(room.words().size() == 1);
  CHECK(room.words()[0].find("[…]") != std::string::npos);
  room.clock.advance(hours{80});
  room.arrivals.round();
  room.wait_for_writes();
  CHECK(room.rows("sms_arrival") == 0);
}

TEST_CASE("parts that were committed side by side are joined by the next round") {
  Arrived room;
  for (const auto& part : parts_from_citizen(kLongText, 7)) room.arrive(part);
  room.change("DELETE FROM inbox");
  room.change("UPDATE sms_arrival SET is_given = 0");
  room.arrivals.round();
  room.wait_for_writes();
  CHECK(room.words() == std::vector<std::string>{kLongText});
}

TEST_CASE("what the store does not take comes again") {
  Arrived room;
  room.break_writes("sms_arrival");
  CHECK(room.arrive(from_citizen("1")) == Taken::not_committed);
  room.heal();
  CHECK(room.arrive(from_citizen("1")) == Taken::committed_words);
  room.break_writes("sms_receipt");
  CHECK(room.arrive(receipt("1", "DELIVRD")) == Taken::not_committed);
}

TEST_CASE("words without a phone, or none at all, wait for a person") {
  Arrived room;
  CHECK(room.arrive(from_citizen("广告", "CMCC")) != Taken::not_committed);
  CHECK(room.arrive(from_citizen("")) != Taken::not_committed);
  CHECK(room.words().empty());
  CHECK(room.number("SELECT COUNT(*) FROM inbox WHERE kind = 'sms.unreadable'") == 2);
}

TEST_CASE("a late answer finds its message") {
  Arrived room;
  const auto id = room.say("您好");
  room.database.write([&](store::Transaction& tx) {
    const auto to = std::get<0>(*tx.row<std::int64_t>("SELECT id FROM conversation"));
    store::record(tx, *store::head_of_lane(tx, room.keys, {to}),
                  {.state = OutboxState::unknown, .parts = {{{}, false}}, .sent_by = "line"},
                  room.clock.now());
  });
  room.hooks.taken_late({room.key(id), 1, {"a", "0a"}});
  room.wait_for_writes();
  CHECK(room.state(id) == OutboxState::accepted);
}

}  // namespace walk_sms_arrivals_test
