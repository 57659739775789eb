#include "gateway/walk/sms_intake.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/walk/sms_room.h"

namespace sms_intake_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::OutboxState;

namespace {

sms::Receipt receipt(const std::string& id, sms::ReceiptState state) {
  sms::Receipt told;
  told.provider_id = id;
  told.phone = kPhone;
  told.state = state;
  return told;
}

sms::Reply reply(const std::string& text, const std::string& to, const std::string& id = "") {
  return {kPhone, text, to, std::nullopt, id};
}

struct Told : SmsRoom {
  bool commit(const sms::SmsFacts& facts) {
    bool is_committed = false;
    intake.commit("ali", facts, [&](bool committed) { is_committed = committed; });
    wait_for_writes();
    return is_committed;
  }
  std::vector<store::ConversationId> woken;
  SmsIntake intake{parts<Intake::Parts>(),
                   [this](store::ConversationId who) { woken.push_back(who); }};
};

}  // namespace

TEST_CASE("receipts and replies of one telling are committed together, and counted") {
  Told told;
  const auto id = told.say("您好");
  told.drain();
  sms::SmsFacts facts;
  facts.receipts = {receipt("id-1", sms::ReceiptState::delivered),
                    receipt("id-9", sms::ReceiptState::failed)};
  facts.replies = {reply("收到", "1", "5")};
  facts.bad = {"?"};
  CHECK(told.commit(facts));
  CHECK(told.state(id) == OutboxState::delivered);
  CHECK(told.woken.size() == 1);
  CHECK(told.commit(facts));
  const auto counts = told.intake.counts();
  CHECK((counts.matched == 1 && counts.kept == 1 && counts.repeated == 2));
  CHECK((counts.replies == 1 && counts.replies_repeated == 1 && counts.bad == 2));
  CHECK(told.woken.size() == 1);
}

TEST_CASE("a line of the log about a receipt bears the trace of its message") {
  Told told;
  const auto id = told.say("您好");
  told.drain();
  sms::SmsFacts facts;
  facts.receipts = {receipt("id-1", sms::ReceiptState::delivered)};
  told.break_writes("sms_receipt");
  CHECK_FALSE(told.commit(facts));
  CHECK_FALSE(told.log.has("receipt matched"));
  told.heal();
  CHECK(told.commit(facts));
  CHECK(told.log.has("receipt matched account=ali state=delivered code= message=" +
                     std::to_string(id.value) + " trace=t"));
  CHECK(told.intake.counts().told.at(std::size_t(OutboxState::delivered)) == 1);
}

TEST_CASE("a receipt that came before the answer to its message is traced once it is matched") {
  Told told;
  sms::SmsFacts facts;
  facts.receipts = {receipt("id-1", sms::ReceiptState::delivered)};
  CHECK(told.commit(facts));
  const auto id = told.say("您好");
  told.drain();
  told.wait_for_writes();
  CHECK(told.state(id) == OutboxState::delivered);
  CHECK(told.log.has("receipts matched that came before their message was known count=1 message=" +
                     std::to_string(id.value) + " trace=t"));
}

TEST_CASE("replies without a number of their own are told apart by words, place and moment") {
  Told told;
  sms::SmsFacts facts;
  facts.replies = {reply("1", "1"), reply("1", "2")};
  CHECK(told.commit(facts));
  CHECK(told.intake.counts().replies == 2);
}

TEST_CASE("what cannot be committed is told as such, and nothing of it stays") {
  Told told;
  told.break_writes("inbox");
  sms::SmsFacts facts;
  facts.receipts = {receipt("id-1", sms::ReceiptState::delivered)};
  facts.replies = {reply("收到", "1")};
  CHECK_FALSE(told.commit(facts));
  CHECK(told.intake.counts().not_committed == 1);
  CHECK(told.intake.counts().kept == 0);
  CHECK(told.rows("sms_receipt") == 0);
}

}  // namespace sms_intake_test
