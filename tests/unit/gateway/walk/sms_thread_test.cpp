#include "gateway/walk/sms_thread.h"

#include "tests/unit/gateway/walk/sms_room.h"

namespace sms_thread_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;

namespace {

struct Threads : SmsRoom {
  Threads() {
    store::Office below = office;
    below.code = "yunxi";
    below.sms_code = "7";
    offices = std::make_unique<store::OfficeBook>(std::vector<store::Office>{office, below});
    who = database.write([&](store::Transaction& tx) {
      return store::reach(tx, keys, {std::string(store::kSms), "", kPhone});
    });
  }
  // An SMS of that office went to the phone; `answers`: what the phone wrote.
  void sent(const std::string& code, bool answers) {
    std::optional<store::InboxId> written;
    if (answers)
      written = database.write([&](store::Transaction& tx) {
        return store::take_in(
                   tx,
                   store::seal(keys, {.from = store::Address{std::string(store::kSms), "", kPhone},
                                      .key = random.hex(8),
                                      .kind = "text",
                                      .sent_at = clock.now(),
                                      .raw = "{}",
                                      .trace = "t"}),
                   clock.now())
            ->id;
      });
    database.write([&](store::Transaction& tx) {
      store::put(tx, keys, random,
                 {.to = who,
                  .answers = written,
                  .office = code,
                  .channel = std::string(store::kSms),
                  .body = store::saying_body({"您好", {}, {}}),
                  .trace = "t"},
                 clock.now());
    });
    delivery->wake(who, {});
    drain();
    clock.advance(seconds{1});
  }
  SmsThread thread(const std::string& to, bool is_awaited, const std::string& account = "ali") {
    Heard heard;
    heard.sms_account = account;
    heard.sms_to = to;
    return database.read([&](store::Transaction& tx) {
      return sms_thread(tx, *offices, {{"ali", 2}}, who, heard, is_awaited, clock.now());
    });
  }
  std::string office_of(const std::string& to, bool is_awaited,
                        const std::string& account = "ali") {
    return thread(to, is_awaited, account).office->code;
  }

  store::Office office = sample_office();
  std::unique_ptr<store::OfficeBook> offices;
  store::ConversationId who;
};

}  // namespace

TEST_CASE(
    "what is answered to an office's number is answered by that office, in a talk of its own") {
  Threads threads;
  threads.sent("main", true);  // asks something
  threads.sent("yunxi", false);
  CHECK(threads.office_of("106900007", true) == "yunxi");
  CHECK(threads.thread("106900007", true).is_new_talk);
  CHECK(threads.office_of("07", false) == "yunxi");
  threads.sent("yunxi", true);
  CHECK_FALSE(threads.thread("07", true).is_new_talk);
}

TEST_CASE("without a code the open question counts, and without one the main office answers") {
  Threads threads;
  threads.sent("yunxi", true);
  for (const char* to : {"", "0", "1069", "106900099", "nobody"}) {
    CAPTURE(to);
    CHECK(threads.office_of(to, true) == "yunxi");
    CHECK_FALSE(threads.thread(to, true).is_new_talk);
    CHECK(threads.office_of(to, false) == "main");
    CHECK(threads.thread(to, false).is_new_talk);
  }
}

TEST_CASE("digits that are the same for everybody send nobody to an office that never wrote") {
  Threads threads;
  threads.sent("main", true);
  CHECK(threads.office_of("07", true) == "main");
  CHECK_FALSE(threads.thread("07", true).is_new_talk);
  threads.sent("yunxi", false);
  CHECK(threads.office_of("07", true) == "yunxi");
  threads.clock.advance(days{31});
  CHECK(threads.office_of("07", true) == "main");
}

TEST_CASE("an account without the right tells nothing by its numbers") {
  Threads threads;
  threads.sent("yunxi", false);
  CHECK(threads.office_of("07", false, "mas") == "main");
}

TEST_CASE("an office that is gone keeps nobody from being answered") {
  Threads threads;
  threads.sent("closed", true);
  CHECK(threads.office_of("", true) == "main");
}

}  // namespace sms_thread_test
