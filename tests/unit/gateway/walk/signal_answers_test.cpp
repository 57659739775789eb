// An SMS in answer to the one by which a signal was told.
#include "gateway/walk/signal_answers.h"

#include <catch2/catch.hpp>

#include "gateway/walk/sms_intake.h"
#include "gateway/walk/talks.h"
#include "store/sayings.h"
#include "store/signals.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace signal_answers_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using Catch::Contains;
using store::ConversationId;
using store::Transaction;

namespace {

const std::string kYe = "13900007009", kGao = "13900007010", kHe = "13900007011";

store::Office with_phones() {
  store::Office office = sample_office();
  office.has_sms = true;
  for (store::StaffMember& member : office.staff) {
    if (member.name == "叶青") member.phone = kYe;
    if (member.name == "高朗") member.phone = kGao;
    if (member.name == "江禾") member.phone = kHe;
  }
  office.told["self_harm"] = {"叶青", "高朗"};
  return office;
}

struct Phones : WalkRoom {
  Phones()
      : words(database.write(
            [&](Transaction& tx) { return store::Wordbook(tx, sample_words(), clock.now()); })),
        talks(
            Talks::Parts{{database, keys, clock, random, words, offices}, understanding()}, {},
            [](ConversationId, const store::Turn&) {}, [] {}),
        intake(parts<Intake::Parts>(), [this](ConversationId one) { talks.wake(one); }) {
    danger("wm-a");
  }
  ~Phones() { wait_for_writes(); }

  void danger(const std::string& user) {
    const auto who = citizen(user);
    const store::MailWaits nobody = [](ConversationId, const store::Turn&) {};
    database.write([&](Transaction& tx) {
      store::raise_signal({tx,
                           keys,
                           random,
                           offices,
                           offices.main(),
                           words.current(),
                           clock.now(),
                           {},
                           "test",
                           nobody},
                          who, {.kind = "self_harm", .words = "我不想活了"});
    });
  }
  // What that phone wrote, and what it was answered.
  std::string answered(const std::string& phone, const std::string& text) {
    clock.advance(minutes{1});
    intake.commit("mas", {.replies = {{phone, text, "1069", std::nullopt, random.hex(4)}}},
                  [](bool is_committed) { CHECK(is_committed); });
    wait_for_writes();
    REQUIRE(talks.step());
    wait_for_writes();
    std::string last;
    database.read([&](Transaction& tx) {
      for (const auto& [key, sealed] : tx.rows<std::string, std::string>(
               "SELECT message_key, body FROM outbox WHERE inbox_id IS NOT NULL ORDER BY id", {}))
        last = store::read_saying_body(*keys.open(sealed, "outbox/" + key)).saying.text;
    });
    return last;
  }
  std::string taken_by(int id) {
    return text("SELECT taken_by FROM signal_record WHERE id = " + std::to_string(id));
  }

  store::Wordbook words;
  store::OfficeBook offices{std::vector<store::Office>{with_phones()}};
  Talks talks;
  SmsIntake intake;
};

}  // namespace

TEST_CASE("收到 by SMS takes up the signal that the phone was told of, and nobody is called more") {
  Phones phones;
  CHECK(phones.number("SELECT COUNT(*) FROM outbox WHERE about = 'signal_sms'") == 2);
  CHECK_THAT(phones.answered(kYe, "收到！"), Contains("1号由您接手"));
  CHECK(phones.taken_by(1) == "叶青");
  CHECK(phones.rows("signal_record WHERE press_at IS NOT NULL") == 0);
  CHECK_THAT(phones.answered(kGao, "我来"), Contains("叶青"));  // too late: he is told who has it
  CHECK(phones.taken_by(1) == "叶青");
  CHECK_THAT(phones.answered(kYe, "收到"), Contains("1号由您接手"));  // said again: it is his
}

TEST_CASE("a number names its signal, 1 the newest that waits, and others are told to wait still") {
  Phones phones;
  phones.danger("wm-b");
  phones.danger("wm-c");
  const std::string answer = phones.answered(kYe, "２号");
  CHECK_THAT(answer, Contains("2号由您接手") && Contains("还有2条"));
  CHECK(phones.taken_by(2) == "叶青");
  CHECK_THAT(phones.answered(kGao, "我来处理"), Contains("3号由您接手"));
  CHECK_THAT(phones.answered(kYe, "1"), Contains("1号由您接手"));
  CHECK(phones.taken_by(3) == "高朗");
}

TEST_CASE("a stranger's phone, staff who were not told, and other words take nothing up") {
  Phones phones;
  CHECK_THAT(phones.answered("13900007777", "收到"), !Contains("接手"));
  CHECK_THAT(phones.answered("13900007777", "1"), !Contains("接手"));
  CHECK_THAT(phones.answered(kHe, "我来"), !Contains("接手"));
  CHECK_THAT(phones.answered(kYe, "你们在哪个地方"), Contains("和平路26号"));
  CHECK_THAT(phones.answered(kYe, "7"), !Contains("接手"));
  CHECK(phones.number("SELECT state FROM signal_record") == 0);
}

TEST_CASE("a day later, or once the phone is no member's any more, the answer is one to nothing") {
  Phones phones;
  phones.clock.advance(hours{25});
  CHECK_THAT(phones.answered(kYe, "收到"), !Contains("接手"));
  CHECK(phones.number("SELECT state FROM signal_record") == 0);
}

}  // namespace signal_answers_test
