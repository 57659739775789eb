// Talks by SMS, where offices have digits of their own behind the number.
#include <catch2/catch.hpp>

#include "gateway/walk/sms_intake.h"
#include "gateway/walk/talks.h"
#include "store/sayings.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace talks_by_sms_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using Catch::Contains;
using store::ConversationId;
using store::Transaction;

namespace {

constexpr const char* kMainPlace = "和平路26号";
constexpr const char* kCountyPlace = "云溪县南街3号";

std::vector<store::Office> city_and_county() {
  store::Office county = sample_office();
  county.code = "yunxi";
  county.sms_code = "7";
  county.facts.address = kCountyPlace;
  return {sample_office(), county};
}

struct Phone : WalkRoom {
  explicit Phone(ExtensionDigits digits)
      : words(database.write(
            [&](Transaction& tx) { return store::Wordbook(tx, sample_words(), clock.now()); })),
        talks(
            Talks::Parts{{database, keys, clock, random, words, offices}, understanding()},
            {.sms_extension_digits = std::move(digits)}, [](ConversationId, const store::Turn&) {},
            [] {}),
        intake(parts<Intake::Parts>(), [this](ConversationId one) { talks.wake(one); }),
        who(database.write([&](Transaction& tx) {
          return store::reach(tx, keys, {std::string(store::kSms), "", kNumber});
        })) {}
  ~Phone() { wait_for_writes(); }

  // What the phone wrote to that number, and what it was answered.
  std::string answered(const std::string& text, const std::string& to) {
    clock.advance(minutes{1});
    intake.commit("mas", {.replies = {{kNumber, text, to, std::nullopt, random.hex(4)}}},
                  [](bool is_committed) { CHECK(is_committed); });
    wait_for_writes();
    REQUIRE(talks.step());
    went_out();
    return said().back();
  }
  void county_writes() {
    database.write([&](Transaction& tx) {
      store::put(tx, keys, random,
                 {.to = who,
                  .office = "yunxi",
                  .channel = std::string(store::kSms),
                  .body = store::saying_body({"明天接访", {}, {}}),
                  .trace = "t"},
                 clock.now());
    });
    went_out();
  }
  void went_out() {
    change("UPDATE outbox SET state = 1, sent_by = 'mas', finished_at = " +
           std::to_string(unix_ms(clock.now())) + " WHERE state = 0");
  }
  std::vector<std::string> said() {
    std::vector<std::string> all;
    database.read([&](Transaction& tx) {
      for (const auto& [key, sealed] : tx.rows<std::string, std::string>(
               "SELECT message_key, body FROM outbox WHERE conversation_id = $1 ORDER BY id",
               {who.value}))
        all.push_back(store::read_saying_body(*keys.open(sealed, "outbox/" + key)).saying.text);
    });
    return all;
  }

  static constexpr const char* kNumber = "13900007001";
  store::Wordbook words;
  store::OfficeBook offices{city_and_county()};
  Talks talks;
  SmsIntake intake;
  ConversationId who;
};

}  // namespace

TEST_CASE("an SMS to an office's own number is answered by that office, once it has written") {
  Phone phone({{"mas", 2}});
  CHECK_THAT(phone.answered("你们在哪个地方", "1069"), Contains(kMainPlace));
  CHECK_THAT(phone.answered("你们在哪个地方", "106907"), Contains(kMainPlace));
  phone.county_writes();
  CHECK_THAT(phone.answered("你们在哪个地方", "106907"), Contains(kCountyPlace));
  CHECK(phone.number("SELECT COUNT(*) FROM outbox WHERE office = 'yunxi' AND inbox_id IS NOT "
                     "NULL") == 1);
  CHECK_THAT(phone.answered("你们在哪个地方", "1069"), Contains(kMainPlace));
}

TEST_CASE("where no account has the right, the main office answers, whatever the number") {
  Phone phone({});
  phone.county_writes();
  CHECK_THAT(phone.answered("你们在哪个地方", "106907"), Contains(kMainPlace));
}

}  // namespace talks_by_sms_test
