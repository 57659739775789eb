// WeCom and phone on the whole way: what is typed over customer service, the code that a provider
// of SMS is given, its way back, and what the phone says that changed hands.
#include <catch2/catch.hpp>

#include "gateway/walk/sms_intake.h"
#include "gateway/walk/talks.h"
#include "petition/case_event.h"
#include "store/cases.h"
#include "store/people.h"
#include "tests/unit/gateway/walk/sms_room.h"

namespace phone_join_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using Catch::Contains;
using store::ConversationId;
using store::Transaction;

namespace {

constexpr const char* kNumber = "XF2026-000201";
constexpr const char* kCode = "604817";  // 查询码

// 沈小满 (kPhone) has one matter; the office sends SMS.
struct Desk : SmsRoom {
  store::Wordbook words = database.write(
      [&](Transaction& tx) { return store::Wordbook(tx, sample_words(), clock.now()); });
  store::Office office = office_with_sms();
  store::OfficeBook offices = store::OfficeBook::of_one(office);
  std::int64_t person = 0;
  std::unique_ptr<Talks> talks;
  std::unique_ptr<SmsIntake> intake;

  Desk() {
    database.write([&](Transaction& tx) { put_matter(tx); });
    talks = std::make_unique<Talks>(
        Talks::Parts{{database, keys, clock, random, words, offices}, understanding()},
        TalkSettings{},
        [this](ConversationId who, const store::Turn& turn) { delivery->wake(who, turn); }, [] {});
    intake = std::make_unique<SmsIntake>(parts<Intake::Parts>(),
                                         [this](ConversationId who) { talks->wake(who); });
  }
  static store::Office office_with_sms() {
    store::Office office = sample_office();
    office.has_sms = true;
    return office;
  }
  void put_matter(Transaction& tx) {
    const auto phone = petition::Phone::parse(kPhone).value();
    person = store::person_of(tx, keys, petition::PersonName::parse("沈小满").value(), phone,
                              clock.now());
    const petition::event::Registered in{.number = petition::CaseNumber::of(2026, 201),
                                         .matter = "超市出售过期奶粉"};
    store::append_event(tx, keys, kNumber, {LocalDate(2026, 11, 2), clock.now(), "", in});
    store::index_case(tx, keys, kNumber, kCode, phone, person);
  }
  // What a turn says to who wrote.
  std::string answered(ConversationId who) {
    const auto before = number("SELECT COALESCE(MAX(id), 0) FROM outbox");
    talks->wake(who);
    while (talks->step()) {
    }
    std::string all;
    database.read([&](Transaction& tx) {
      for (const auto& [key, sealed] : tx.rows<std::string, std::string>(
               "SELECT message_key, body FROM outbox WHERE conversation_id = $1 AND id > $2 AND "
               "about = '' ORDER BY id",
               {who.value, before}))
        all += store::read_saying_body(*keys.open(sealed, "outbox/" + key)).saying.text + "\n";
    });
    return all;
  }
  std::string says(const std::string& text, const std::string& user = kCitizen) {
    return answered(write_in(text, user));
  }
  // As a provider pushes what a phone wrote.
  std::string texts(const std::string& text) {
    sms::SmsFacts facts;
    facts.replies.push_back({kPhone, text, "10690001", clock.now(), "reply-" + text});
    intake->commit("ali", facts, [](bool is_committed) { REQUIRE(is_committed); });
    return answered(line());
  }
  ConversationId line() {
    return database.write([&](Transaction& tx) {
      return store::reach(tx, keys, {std::string(store::kSms), "", kPhone});
    });
  }
  // Up to the code that the provider was given.
  std::string code_sent(const std::string& user = kCitizen) {
    says(std::string("查进度，查询码") + kCode + "，尾号7001", user);
    says("绑定", user);
    says("确认", user);
    const std::size_t calls = platform.calls().size();
    drain();
    REQUIRE(platform.calls().size() == calls + 1);
    return code_in_outbox();
  }
  std::string code_in_outbox() {
    return database.read([&](Transaction& tx) {
      const auto row = tx.row<std::string, std::string>(
          "SELECT message_key, body FROM outbox WHERE about = 'phone_code' ORDER BY id DESC LIMIT "
          "1");
      REQUIRE(row);
      const std::string said =
          store::read_saying_body(*keys.open(std::get<1>(*row), "outbox/" + std::get<0>(*row)))
              .saying.text;
      return said.substr(said.find_first_of("0123456789"), 6);
    });
  }
  std::int64_t joined_with(ConversationId who) {
    return number("SELECT COALESCE(MAX(person_id), 0) FROM identity WHERE conversation_id = " +
                  std::to_string(who.value));
  }
};

}  // namespace

TEST_CASE("a conversation is joined when the code that the phone got is typed back in it") {
  Desk desk;
  const std::string code = desk.code_sent();
  CHECK(desk.joined_with(desk.citizen()) == 0);
  CHECK_THAT(desk.says("验证码是 " + code), Contains("绑定好了"));
  CHECK(desk.joined_with(desk.citizen()) == desk.person);
  CHECK_THAT(desk.says("我的事办得怎么样了"), Contains(kNumber));
  CHECK_FALSE(desk.log.has(code));
}

TEST_CASE("the code of one conversation joins no other, and an old one none at all") {
  Desk desk;
  const std::string first = desk.code_sent();
  const std::string second = desk.code_sent("wm-citizen-2");
  REQUIRE(first != second);
  CHECK_THAT(desk.says(second), !Contains("绑定好了"));
  CHECK_THAT(desk.says(first), Contains("绑定好了"));
  CHECK_THAT(desk.says(second, "wm-citizen-2"), !Contains("绑定好了"));
  CHECK_THAT(desk.says(first, "wm-citizen-2"), !Contains("绑定好了"));
  CHECK(desk.rows("identity") == 1);
}

TEST_CASE("guessing in several conversations ends with the fifth wrong code") {
  Desk desk;
  const std::string first = desk.code_sent();
  const std::string second = desk.code_sent("wm-citizen-2");
  const std::string wrong = first == "271828" || second == "271828" ? "314159" : "271828";
  for (int i = 0; i < 3; ++i) desk.says(wrong);
  for (int i = 0; i < 2; ++i) desk.says(wrong, "wm-citizen-2");
  CHECK_THAT(desk.says(first), !Contains("绑定好了"));
  CHECK_THAT(desk.says(second, "wm-citizen-2"), !Contains("绑定好了"));
  CHECK(desk.rows("identity") == 0);
}

TEST_CASE("a code that could not be sent in time is not sent late") {
  Desk desk;
  desk.says(std::string("查进度，查询码") + kCode + "，尾号7001");
  desk.says("绑定");
  desk.says("确认");
  desk.clock.advance(minutes{11});
  const std::size_t calls = desk.platform.calls().size();
  desk.drain();
  CHECK(desk.platform.calls().size() == calls);
  CHECK(desk.number("SELECT state FROM outbox WHERE about = 'phone_code'") ==
        std::int64_t(store::OutboxState::expired));
}

TEST_CASE("who has the phone now says so, and neither hears nor is sent anything of the other") {
  Desk desk;
  desk.says(desk.code_sent());
  const ConversationId line = desk.line();
  desk.database.write(
      [&](Transaction& tx) { store::join_identity(tx, line, desk.person, desk.clock.now()); });
  const auto waiting =
      desk.SmsRoom::say("您的信访事项有了新的进展", kPhone, store::Priority::notice);
  const std::string said = desk.texts("你们打错了，我不是沈小满");
  CHECK_THAT(said, Contains("打扰"));
  CHECK_THAT(said, !Contains(kNumber) && !Contains("奶粉"));
  CHECK(desk.state(waiting) == store::OutboxState::expired);
  CHECK(desk.rows("identity") == 0);
  CHECK_THAT(desk.texts("那我的事办得怎么样了"), !Contains(kNumber) && !Contains("奶粉"));
  // By code and digits, as any stranger must.
  CHECK_THAT(desk.texts(std::string("查询码") + kCode + " 尾号7001"), Contains(kNumber));
  CHECK_THAT(desk.says("我的事办得怎么样了"), !Contains(kNumber));
}

}  // namespace phone_join_test
