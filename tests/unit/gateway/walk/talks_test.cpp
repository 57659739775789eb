#include "gateway/walk/talks.h"

#include <catch2/catch.hpp>

#include "store/sayings.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace talks_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::ConversationId;
using store::Transaction;

namespace {

const std::string kPoison = "media.image";  // without these words a picture is Broken

struct Desk {
  explicit Desk(const std::string& lacking = {}, TalkSettings with = {},
                store::WriterMode writer = store::WriterMode::caller, std::size_t queue_max = 1000)
      : room(writer, queue_max),
        words(room.database.write([&](Transaction& tx) {
          return store::Wordbook(tx, sample_words(lacking), room.clock.now());
        })),
        settings(with) {
    begin_life();
  }

  ~Desk() { room.wait_for_writes(); }  // its last commits still tell the talks

  void begin_life() {
    talks = std::make_unique<Talks>(
        Talks::Parts{{room.database, room.keys, room.clock, room.random, words, offices},
                     understanding()},
        settings,
        [this](ConversationId who, const store::Turn& turn) {
          mail.emplace_back(who, turn.priority);
        },
        [] {});
  }
  ConversationId hears(const std::string& text, const std::string& user = kCitizen) {
    const auto who = room.write_in(text, user);
    talks->wake(who);
    return who;
  }
  ConversationId sees_picture(const std::string& user = kCitizen) {
    std::string item = text_item("picture", user, "", room.clock.now());
    item.replace(item.find(R"("msgtype":"text")"), 16, R"("msgtype":"image")");
    const auto who = room.take_item(item, user);
    talks->wake(who);
    return who;
  }
  ConversationId hears_event(const std::string& event, const std::string& fields) {
    const auto who = room.take_item(event_item("event", kCitizen, event, fields, room.clock.now()));
    talks->wake(who);
    return who;
  }
  std::vector<std::string> said_to(ConversationId who) {
    std::vector<std::string> all;
    room.database.read([&](Transaction& tx) {
      for (const auto& [key, sealed] : tx.rows<std::string, std::string>(
               "SELECT message_key, body FROM outbox WHERE conversation_id = $1 ORDER BY id",
               {who.value}))
        all.push_back(
            store::read_saying_body(*room.keys.open(sealed, "outbox/" + key)).saying.text);
    });
    return all;
  }
  std::int64_t waiting() { return room.number("SELECT COUNT(*) FROM inbox WHERE state = 0"); }

  WalkRoom room;
  store::Wordbook words;
  store::Office office = sample_office();
  store::OfficeBook offices = store::OfficeBook::of_one(office);
  TalkSettings settings;
  std::vector<std::pair<ConversationId, store::Priority>> mail;
  std::unique_ptr<Talks> talks;
};

// With an office below that has an account of its own.
store::OfficeBook with_county(const store::Office& office) {
  store::Office county = office;
  county.code = "yunxi";
  county.kf_account = "wkYunxi";
  county.facts.address = "云溪县南街3号";
  county.facts.phone = "0999-5550777";
  return store::OfficeBook({office, county});
}

Talks talks_of(Desk& desk, const store::OfficeBook& offices) {
  return Talks(
      Talks::Parts{{desk.room.database, desk.room.keys, desk.room.clock, desk.room.random,
                    desk.words, offices},
                   understanding()},
      {}, [](ConversationId, const store::Turn&) {}, [] {});
}

}  // namespace

TEST_CASE("a message is answered in one transaction: done, session, reply and wake") {
  Desk desk;
  const auto who = desk.hears("你们在哪个地方");
  const auto writes = desk.room.database.counts().commits;
  CHECK(desk.talks->step());
  CHECK(desk.room.database.counts().commits == writes + 1);
  CHECK(desk.waiting() == 0);
  REQUIRE_FALSE(desk.said_to(who).empty());
  CHECK(desk.said_to(who)[0].find("和平路26号") != std::string::npos);
  CHECK(desk.room.number("SELECT inbox_id FROM outbox") ==
        desk.room.number("SELECT id FROM inbox"));
  CHECK(desk.room.number("SELECT turn FROM conversation") == 1);
  CHECK(desk.room.number("SELECT work_since FROM conversation") == -1);
  CHECK(desk.mail == std::vector{std::pair{who, store::Priority::reply}});
  CHECK(desk.talks->counts().answered == 1);
  CHECK_FALSE(desk.talks->step());
  // No word of it stands in the log or unsealed in the store.
  CHECK_FALSE(desk.room.log.has("哪个地方"));
  CHECK(desk.room.text("SELECT session FROM conversation").find("哪个地方") == std::string::npos);
}

TEST_CASE("a citizen is answered by the office of the account that he writes to") {
  Desk desk;
  const store::OfficeBook both = with_county(desk.office);
  Talks talks = talks_of(desk, both);
  const auto asks_at = [&](const std::string& account) {
    const std::string raw =
        text_item("ask-" + account, "wm-both", "你们在哪个地方", desk.room.clock.now());
    const auto who = desk.room.take_item(raw, "wm-both", account);
    talks.wake(who);
    REQUIRE(talks.step());
    return desk.said_to(who).at(0);
  };
  CHECK(asks_at("wkYunxi").find("云溪县南街3号") != std::string::npos);
  CHECK(asks_at(kAccount).find("和平路26号") != std::string::npos);
  CHECK(desk.room.number("SELECT COUNT(*) FROM outbox WHERE office = 'yunxi'") == 1);
  CHECK(desk.room.number("SELECT COUNT(*) FROM outbox WHERE office = 'main'") == 1);
}

TEST_CASE("an answer that fails leaves nothing behind, and is tried again after a while") {
  Desk desk(kPoison);
  desk.sees_picture();
  CHECK(desk.talks->step());
  CHECK(desk.waiting() == 1);
  CHECK(desk.room.rows("outbox") == 0);
  CHECK(desk.room.number("SELECT turn FROM conversation") == 0);
  CHECK(desk.room.text("SELECT session FROM conversation").empty());
  CHECK(desk.room.number("SELECT attempts FROM inbox") == 1);
  CHECK(desk.mail.empty());
  CHECK(desk.talks->counts().failed == 1);
  CHECK_FALSE(desk.talks->step());
  REQUIRE(desk.talks->next_due());
  CHECK(desk.talks->next_due().value() == desk.room.clock.now() + TalkSettings{}.retry_first);
}

TEST_CASE("a message that fails again and again is parked, with an apology and a person told") {
  Desk desk(kPoison);
  const auto who = desk.sees_picture();
  desk.hears("你们在哪个地方");  // stands behind it
  milliseconds last{0};
  for (int attempt = 1; attempt <= TalkSettings{}.attempts_max; ++attempt) {
    CHECK(desk.talks->step());
    CHECK_FALSE(desk.talks->step());  // nothing of this person goes past it
    const auto delay = desk.talks->next_due().value() - desk.room.clock.now();
    CHECK(delay > last);
    last = delay;
    desk.room.clock.set(desk.talks->next_due().value());
  }
  CHECK(desk.room.number("SELECT state FROM inbox ORDER BY id") == 2);
  CHECK(desk.talks->counts().parked == 1);
  REQUIRE(desk.said_to(who).size() == 1);
  CHECK(desk.said_to(who)[0].find(desk.office.facts.phone) != std::string::npos);
  CHECK(desk.room.number("SELECT COUNT(*) FROM invitation_of_human WHERE closed_at IS NULL") == 1);
  CHECK(desk.room.number("SELECT COUNT(*) FROM outbox WHERE channel = 'wecom.app'") == 1);
  CHECK(desk.talks->step());  // and then the next one is answered
  CHECK(desk.waiting() == 0);
  CHECK(desk.said_to(who).size() == 2);
}

TEST_CASE("a message that does not open is parked, with an apology, and the next is answered") {
  Desk desk;
  const auto who = desk.hears("你们在哪个地方");
  desk.hears("你们几点上班");  // stands behind it
  desk.room.change("UPDATE inbox SET payload = 'torn' WHERE id = 1");
  for (int i = 0; i < 20 && desk.waiting() > 0; ++i) {
    while (desk.talks->step()) {
    }
    if (const auto due = desk.talks->next_due()) desk.room.clock.set(*due);
  }
  CHECK(desk.waiting() == 0);
  CHECK(desk.room.texts("SELECT state FROM inbox ORDER BY id") ==
        std::vector<std::string>{"2", "1"});
  CHECK(desk.talks->counts().parked == 1);
  REQUIRE(desk.said_to(who).size() == 2);
  CHECK(desk.said_to(who)[0].find(desk.office.facts.phone) != std::string::npos);
  CHECK(desk.room.number("SELECT COUNT(*) FROM invitation_of_human") == 1);
}

TEST_CASE("a message that does not open is apologised for by the office it was written to") {
  Desk desk;
  const store::OfficeBook both = with_county(desk.office);
  Talks talks = talks_of(desk, both);
  const auto who = desk.room.take_item(text_item("torn", kCitizen, "你好", desk.room.clock.now()),
                                       kCitizen, "wkYunxi");
  desk.room.change("UPDATE inbox SET payload = 'torn'");
  talks.wake(who);
  for (int i = 0; i < 20 && desk.waiting() > 0; ++i) {
    while (talks.step()) {
    }
    if (const auto due = talks.next_due()) desk.room.clock.set(*due);
  }
  REQUIRE(desk.said_to(who).size() == 1);
  CHECK(desk.said_to(who)[0].find("0999-5550777") != std::string::npos);
}

TEST_CASE("a store that does not write is nobody's message: it is tried until it goes") {
  Desk desk;
  const auto who = desk.hears("你们在哪个地方");
  desk.room.break_writes("outbox");
  for (int i = 0; i < 3 * TalkSettings{}.attempts_max; ++i) {
    CHECK(desk.talks->step());
    desk.room.clock.set(desk.talks->next_due().value());
  }
  CHECK(desk.waiting() == 1);
  CHECK(desk.room.number("SELECT attempts FROM inbox") == 0);
  desk.room.heal();
  CHECK(desk.talks->step());
  CHECK(desk.said_to(who).size() == 1);
}

TEST_CASE("one person's messages keep their order while another's are served beside them") {
  Desk desk({}, {}, store::WriterMode::thread);
  ConversationId first, second;
  {
    first = desk.hears("你们在哪个地方", "wm-a");
    desk.hears("你们几点上班", "wm-a");
    second = desk.hears("你们在哪个地方", "wm-b");
    BusyWriter busy(desk.room.database);
    CHECK(desk.talks->step());        // the first of a
    CHECK(desk.talks->step());        // of b
    CHECK_FALSE(desk.talks->step());  // a's second waits for his first
  }
  desk.room.wait_for_writes();
  CHECK(desk.talks->step());
  desk.room.wait_for_writes();
  CHECK(desk.waiting() == 0);
  REQUIRE(desk.said_to(first).size() == 2);
  CHECK(desk.said_to(first)[0] == desk.said_to(second)[0]);
  CHECK(desk.said_to(first)[1].find(desk.office.facts.hours.substr(0, 9)) != std::string::npos);
}

TEST_CASE("no more is begun than may wait for the store") {
  TalkSettings one;
  one.in_flight_max = 1;
  Desk desk({}, one, store::WriterMode::thread);
  desk.hears("你好", "wm-a");
  desk.hears("你好", "wm-b");
  {
    BusyWriter busy(desk.room.database);
    CHECK(desk.talks->step());
    CHECK_FALSE(desk.talks->step());
  }
  desk.room.wait_for_writes();
  CHECK(desk.talks->step());
}

TEST_CASE("a store that takes no more puts the message off") {
  Desk desk({}, {}, store::WriterMode::thread, 2);
  const auto who = desk.hears("你们在哪个地方");
  {
    BusyWriter busy(desk.room.database, 2);
    CHECK(desk.talks->step());
  }
  desk.room.wait_for_writes();
  CHECK(desk.talks->counts().failed == 1);
  REQUIRE(desk.talks->next_due());
  desk.room.clock.set(desk.talks->next_due().value());
  CHECK(desk.talks->step());
  desk.room.wait_for_writes();
  CHECK(desk.said_to(who).size() == 1);
}

TEST_CASE("while a person serves the bot is silent, and the words are on record") {
  Desk desk;
  const auto who = desk.hears("你好");
  desk.room.database.write(
      [&](Transaction& tx) { store::taken_over(tx, who, desk.room.clock.now()); });
  CHECK(desk.talks->step());
  CHECK(desk.waiting() == 0);
  CHECK(desk.said_to(who).empty());
  CHECK(desk.room.number("SELECT turn FROM conversation") == 0);
  desk.room.database.write([&](Transaction& tx) { store::handed_back(tx, who); });
  desk.hears("你好");
  CHECK(desk.talks->step());
  CHECK(desk.said_to(who).size() == 1);
}

TEST_CASE("what the citizen took back is not answered") {
  Desk desk;
  const auto who = desk.hears("发错了");
  desk.room.database.write([&](Transaction& tx) { store::recall(tx, "kf:m1"); });
  CHECK(desk.talks->step());
  CHECK(desk.waiting() == 0);
  CHECK(desk.said_to(who).empty());
}

TEST_CASE("a session that cannot be read does not silence the citizen: the talk begins anew") {
  Desk desk;
  const auto who = desk.hears("你好");
  if (GENERATE(false, true))
    desk.room.change("UPDATE conversation SET session = 'torn'");
  else
    desk.room.database.write([&](Transaction& tx) {
      const auto read = store::conversation(tx, desk.room.keys, who);
      store::keep_turn(tx, desk.room.keys, *read, R"({"version":999,"of":"nobody"})");
    });
  CHECK(desk.talks->step());
  CHECK(desk.said_to(who).size() == 1);
  CHECK(desk.room.log.has("session refused"));
  CHECK_FALSE(desk.room.log.has("nobody"));
  desk.hears("你好");
  CHECK(desk.talks->step());
  CHECK(desk.said_to(who).size() == 2);
}

TEST_CASE("a welcome is urgent, and none after the platform's twenty seconds") {
  Desk desk;
  const auto sent_at = desk.room.clock.now();
  const auto who = desk.hears_event("enter_session", R"({"welcome_code":"WC1"})");
  desk.room.clock.advance(seconds{3});
  CHECK(desk.talks->step());
  CHECK(desk.mail == std::vector{std::pair{who, store::Priority::at_once}});
  CHECK(desk.room.text("SELECT kind FROM outbox ORDER BY id") == "welcome");
  CHECK(desk.room.number("SELECT priority FROM outbox ORDER BY id") == 0);
  CHECK(desk.room.number("SELECT expires_at FROM outbox ORDER BY id") ==
        (sent_at + seconds{18}).time_since_epoch().count());
}

TEST_CASE("an event that asks for nothing is done without a word") {
  Desk desk;
  const auto who = desk.hears_event("servicer_status_change", R"({"status":1})");
  CHECK(desk.talks->step());
  CHECK(desk.waiting() == 0);
  CHECK(desk.said_to(who).empty());
}

TEST_CASE("what waited when the program ended is taken up at the next start") {
  Desk desk;
  const auto who = desk.hears("你好");
  desk.begin_life();
  CHECK_FALSE(desk.talks->step());
  desk.talks->load();
  CHECK(desk.talks->waiting() == 1);
  CHECK(desk.talks->step());
  CHECK(desk.said_to(who).size() == 1);
  desk.begin_life();  // done is done
  desk.talks->load();
  CHECK(desk.talks->waiting() == 0);
}

TEST_CASE("staff who write to the app are answered there") {
  Desk desk;
  store::Incoming incoming;
  incoming.from = {std::string(store::kWecomApp), kAgent, "yeqing"};
  incoming.key = "app:1";
  incoming.kind = "text";
  incoming.sent_at = desk.room.clock.now();
  incoming.raw =
      "<xml><ToUserName>ww1</ToUserName><FromUserName>yeqing</FromUserName><CreateTime>1795482000"
      "</CreateTime><MsgType>text</MsgType><Content>待办</Content><MsgId>1</MsgId>"
      "<AgentID>1000002</AgentID></xml>";
  const auto sealed = store::seal(desk.room.keys, std::move(incoming));
  const auto taken = desk.room.database.write(
      [&](Transaction& tx) { return store::take_in(tx, sealed, desk.room.clock.now()); });
  REQUIRE(taken);
  desk.talks->wake(taken->conversation);
  CHECK(desk.talks->step());
  CHECK(desk.said_to(taken->conversation).size() == 1);
  CHECK(desk.room.text("SELECT channel FROM outbox") == "wecom.app");
}

}  // namespace talks_test
