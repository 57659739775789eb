#include "gateway/walk/delivery.h"

#include <catch2/catch.hpp>
#include <set>

#include "gateway/channels/wecom_kf.h"
#include "tests/unit/gateway/walk/post_office.h"
#include "tests/unit/gateway/wecom/scripted_platform.h"

namespace delivery_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using store::OutboxState;
using store::Transaction;

namespace {
const store::Turn kAtOnce{store::Priority::at_once, "main"};
}  // namespace

TEST_CASE("each advice leaves the message in its state, with its next time") {
  struct Row {
    Advice advice;
    OutboxState state;
    bool put_off, tried;
  };
  const auto row = GENERATE(values<Row>({
      {Advice::accepted, OutboxState::accepted, false, true},
      {Advice::retry, OutboxState::queued, true, true},
      {Advice::refresh_token, OutboxState::queued, true, true},
      {Advice::unanswered, OutboxState::queued, true, true},
      {Advice::wait, OutboxState::queued, true, false},
      {Advice::block, OutboxState::queued, true, false},
      {Advice::next_provider, OutboxState::held, false, true},
      {Advice::give_up, OutboxState::failed, false, true},
  }));
  CAPTURE(name(row.advice));
  PostOffice post;
  const auto id = post.to_citizen("您好");
  post.kf.answers = {{row.advice, "x", "原因", row.advice == Advice::block}};
  CHECK(post.delivery->step());
  CHECK(post.state(id) == row.state);
  CHECK((post.put_off(id) > milliseconds{0}) == row.put_off);
  CHECK(post.of(id, "attempts") == (row.tried ? 1 : 0));
  CHECK(post.of(id, "possible_double") == (row.advice == Advice::unanswered ? 1 : 0));
  CHECK((post.of(id, "finished_at") > 0) ==
        (row.state == OutboxState::accepted || row.state == OutboxState::failed));
  CHECK(post.room.text("SELECT last_code FROM outbox") == "x");
  CHECK(post.room.log.has("delivery alarm") == (row.advice == Advice::block));
  CHECK_FALSE(post.room.log.has("您好"));
  const bool sent_again = post.delivery->next_due().has_value();
  CHECK(sent_again == row.put_off);
}

TEST_CASE("the first repetition comes soon and the later ones ever later, with a bound") {
  PostOffice post;
  const auto id = post.to_citizen("您好");
  milliseconds last{0};
  for (int i = 0; i + 1 < post.settings.attempts_max; ++i) {
    post.kf.answers = {kRetry};
    CHECK(post.delivery->step());
    CHECK(post.put_off(id) > last / 2);
    CHECK(post.put_off(id) <= post.settings.retry_max);
    last = post.put_off(id);
    post.room.clock.set(post.delivery->next_due().value());
  }
  CHECK(last > 100 * post.settings.retry_first);
  post.kf.answers = {kRetry};
  CHECK(post.delivery->step());
  CHECK(post.state(id) == OutboxState::parked);  // a person sees it
  CHECK(post.delivery->counts().parked == 1);
  std::set<std::string> keys;
  for (const Outgoing& one : post.kf.sent) keys.insert(one.key);
  CHECK(keys.size() == 1);  // always under the same key
}

TEST_CASE("being told to wait is no attempt: an hour of it parks nothing") {
  PostOffice post;
  const auto id = post.to_citizen("您好");
  for (int i = 0; i < 3 * post.settings.attempts_max; ++i) {
    post.kf.answers = {kWait};
    CHECK(post.delivery->step());
    post.room.clock.set(post.delivery->next_due().value());
  }
  post.kf.answers = {kRetry};
  CHECK(post.delivery->step());
  CHECK(post.state(id) == OutboxState::queued);
  CHECK(post.of(id, "attempts") == 1);
}

TEST_CASE("five messages within 48 hours of the citizen's last, then they wait for him") {
  PostOffice post;
  const auto who = post.room.citizen();
  std::vector<store::OutboxId> ids;
  for (int i = 0; i < 7; ++i) ids.push_back(post.to_citizen(std::to_string(i)));
  post.drain();
  CHECK(post.kf.sent.size() == 5);
  CHECK(post.state(ids[5]) == OutboxState::held);
  CHECK(post.room.text("SELECT last_code FROM outbox WHERE state = 2") == "window.count");
  CHECK(post.delivery->counts().held == 2);
  post.room.write_in("在吗");  // he writes again
  post.delivery->wake(who, {});
  post.drain();
  CHECK(post.kf.sent.size() == 7);
  CHECK(post.state(ids[6]) == OutboxState::accepted);
  CHECK(post.room.number("SELECT sent_since_inbound FROM conversation") == 2);
}

TEST_CASE("the window is open for 48 hours and no moment longer") {
  PostOffice post;
  const auto id = post.to_citizen("您好");
  post.room.clock.advance(hours{48});
  SECTION("at its end") {
    CHECK(post.delivery->step());
    CHECK(post.state(id) == OutboxState::accepted);
  }
  SECTION("after it") {
    post.room.clock.advance(milliseconds{1});
    CHECK(post.delivery->step());
    CHECK(post.state(id) == OutboxState::held);
    CHECK(post.room.text("SELECT last_code FROM outbox") == "window.time");
    CHECK(post.kf.sent.empty());
  }
}

TEST_CASE("a welcome needs no window and is none of the five") {
  PostOffice post;
  const auto who = post.room.citizen();
  const auto id =
      post.room.say(who, "欢迎", {.kind = "welcome", .priority = store::Priority::at_once});
  post.delivery->wake(who, kAtOnce);
  CHECK(post.delivery->step());
  CHECK(post.state(id) == OutboxState::accepted);
  CHECK(post.room.number("SELECT sent_since_inbound FROM conversation") == 0);
}

TEST_CASE("what is past its time is dropped unsent, and what stands behind it goes") {
  PostOffice post;
  const auto who = post.room.citizen();
  const auto late = post.room.say(
      who, "欢迎", {.kind = "welcome", .expires = post.room.clock.now() + seconds{18}});
  const auto next = post.to_citizen("您好");
  post.room.clock.advance(seconds{18});
  post.drain();
  CHECK(post.state(late) == OutboxState::expired);
  CHECK(post.state(next) == OutboxState::accepted);
  CHECK(post.kf.sent.size() == 1);
}

TEST_CASE("a member of staff gets no more a minute than the platform shows") {
  PostOffice post;
  const auto who = post.room.staff();
  for (int i = 0; i < 30; ++i) post.room.say(who, std::to_string(i));
  post.room.say(post.room.staff("gaolang"), "别人不受影响");
  post.delivery->load();
  post.drain();
  CHECK(post.app.sent.size() == 26);
  for (int i = 0; i < 6; ++i) {
    post.room.clock.advance(seconds{10});
    post.drain();
  }
  post.room.clock.advance(seconds{1});
  post.drain();
  CHECK(post.app.sent.size() == 31);
}

TEST_CASE("whoever sends it again says that it may have been taken") {
  PostOffice post;
  SECTION("after an attempt that stayed unanswered") {
    post.to_citizen("您好");
    post.kf.answers = {kUnanswered};
    CHECK(post.delivery->step());
    CHECK_FALSE(post.kf.sent.back().perhaps_taken);
    post.room.clock.set(post.delivery->next_due().value());
    CHECK(post.delivery->step());
  }
  SECTION("after a restart: nobody knows what the earlier life had begun") {
    post.to_citizen("您好");
    post.begin_life();
    post.delivery->load();
    CHECK(post.delivery->step());
  }
  SECTION("after an answer that could not be recorded") {
    const auto id = post.to_citizen("您好");
    post.room.break_writes("outbox", "UPDATE");
    CHECK(post.delivery->step());
    CHECK_FALSE(post.kf.sent.back().perhaps_taken);
    CHECK(post.state(id) == OutboxState::queued);
    post.room.heal();
    post.room.clock.set(post.delivery->next_due().value());
    CHECK(post.delivery->step());
    CHECK(post.state(id) == OutboxState::accepted);
    CHECK(post.kf.sent[0].key == post.kf.sent[1].key);
  }
  CHECK(post.kf.sent.back().perhaps_taken);
  post.to_citizen("新的");  // what is new is not
  CHECK(post.delivery->step());
  CHECK_FALSE(post.kf.sent.back().perhaps_taken);
}

TEST_CASE("too many calls pause the whole channel, longer each time, until one goes") {
  PostOffice post;
  post.to_citizen("一", "wm-a");
  const auto pause = [&] {
    post.kf.answers = {kWait};
    CHECK(post.delivery->step());
    return post.delivery->next_due().value() - post.room.clock.now();
  };
  const auto first = pause();
  CHECK(first >= post.settings.pause_first / 2);
  CHECK(first <= post.settings.pause_first);
  post.to_citizen("二", "wm-b");
  const auto calls = post.kf.sent.size();
  CHECK(post.delivery->step());  // put off without a call
  CHECK_FALSE(post.delivery->step());
  CHECK(post.kf.sent.size() == calls);
  // Another channel is not concerned.
  post.room.say(post.room.staff(), "待办");
  post.delivery->load();
  post.drain();
  CHECK(post.app.sent.size() == 1);

  milliseconds longest = first;
  for (int i = 0; i < 10; ++i) {
    post.room.clock.set(post.delivery->next_due().value());
    longest = std::max<milliseconds>(longest, pause());
    post.delivery->step();  // the other one, put off
  }
  CHECK(longest > post.settings.pause_max / 2);
  CHECK(longest <= post.settings.pause_max);
  post.room.clock.advance(post.settings.pause_max);
  post.kf.answers.clear();
  post.drain();
  CHECK(post.delivery->counts().accepted == 3);
  post.to_citizen("三", "wm-c");
  CHECK(pause() <= post.settings.pause_first);  // it begins small again
}

TEST_CASE("while a message is put off nothing of its conversation goes past it") {
  PostOffice post;
  post.to_citizen("甲一", "wm-a");
  post.to_citizen("甲二", "wm-a");
  post.to_citizen("乙一", "wm-b");
  post.kf.answers = {kRetry};
  post.drain();
  REQUIRE(post.kf.sent.size() == 2);
  CHECK(post.kf.sent[1].to == "wm-b");
  post.delivery->wake(post.room.citizen("wm-a"), kAtOnce);  // not even when it is urgent
  post.drain();
  CHECK(post.kf.sent.size() == 2);
  post.room.clock.set(post.delivery->next_due().value());
  post.drain();
  REQUIRE(post.kf.sent.size() == 4);
  CHECK(post.kf.sent[2].key == post.kf.sent[0].key);
  CHECK(post.kf.sent[3].to == "wm-a");
}

TEST_CASE("what is to be said later waits for its moment") {
  PostOffice post;
  const auto who = post.room.citizen();
  post.room.write_in("在吗");
  post.room.say(who, "稍后", {.due = post.room.clock.now() + minutes{5}});
  post.delivery->load();
  post.drain();
  CHECK(post.kf.sent.empty());
  post.room.clock.advance(minutes{5});
  post.drain();
  CHECK(post.kf.sent.size() == 1);
}

TEST_CASE("what has no door yet stays queued for it, disturbs no lane, and is told once") {
  PostOffice post;
  const auto id = post.room.say(post.room.citizen("wm-sms"), "短信", {.channel = "sms"});
  const auto next = post.room.say(post.room.citizen("wm-sms-2"), "短信", {.channel = "sms"});
  const auto other = post.room.say(post.room.citizen(), "您好");
  post.room.write_in("在吗");
  post.delivery->wake(post.room.citizen("wm-sms"), {});  // by who does not know of doors
  for (int round = 0; round < 3; ++round) {
    post.delivery->load();
    post.drain();
  }
  for (const auto queued : {id, next}) CHECK(post.state(queued) == OutboxState::queued);
  CHECK(post.state(other) == OutboxState::accepted);
  CHECK(post.delivery->waiting() == 0);
  const std::string log = post.room.log.text(), told = "channel=sms";
  REQUIRE(log.find(told) != std::string::npos);
  CHECK(log.find(told, log.find(told) + 1) == std::string::npos);
}

TEST_CASE("a message that breaks its channel is parked, and the next one goes") {
  PostOffice post;
  ScriptedPlatform platform([](const HttpCall&) { return json_answer(R"({"errcode":0})"); });
  wecom::WecomApi api(platform, post.room.clock, post.room.random, testing::settings());
  WecomKf kf(api);
  Delivery delivery(post.room.parts<Delivery::Parts>(), {}, {{&kf, {}}}, [] {});
  const auto who = post.room.citizen();
  const auto broken = post.room.say(who, "", {.body = "no saying of ours"});
  const auto next = post.room.say(who, "您好");
  delivery.load();
  while (delivery.step()) {
  }
  CHECK(post.state(broken) == OutboxState::parked);
  CHECK(post.state(next) == OutboxState::accepted);
  CHECK_FALSE(post.room.log.has("no saying of ours"));
}

TEST_CASE("a store that cannot be read puts the lane off and loses nothing") {
  PostOffice post;
  const auto id = post.to_citizen("您好");
  post.room.database.write(
      [](Transaction& tx) { tx.script("ALTER TABLE outbox RENAME TO outbox_away"); });
  CHECK(post.delivery->step());
  CHECK(post.kf.sent.empty());
  post.room.database.write(
      [](Transaction& tx) { tx.script("ALTER TABLE outbox_away RENAME TO outbox"); });
  post.room.clock.set(post.delivery->next_due().value());
  CHECK(post.delivery->step());
  CHECK(post.state(id) == OutboxState::accepted);
}

TEST_CASE("urgent conversations come before the others, each in the order of coming") {
  PostOffice post;
  post.to_citizen("一", "wm-a");
  post.to_citizen("二", "wm-b");
  const auto who = post.room.citizen("wm-c");
  post.room.say(who, "欢迎", {.kind = "welcome", .priority = store::Priority::at_once});
  post.delivery->wake(who, kAtOnce);
  post.drain();
  REQUIRE(post.kf.sent.size() == 3);
  CHECK(post.kf.sent[0].to == "wm-c");
  CHECK(post.kf.sent[1].to == "wm-a");
}

TEST_CASE("what other programs put into the outbox is found by looking") {
  PostOffice post;
  post.room.say(post.room.staff(), "导入");
  CHECK_FALSE(post.delivery->step());
  post.delivery->load();
  CHECK(post.delivery->step());
  CHECK(post.app.sent.size() == 1);
  CHECK(post.app.sent[0].to == "yeqing");
}

TEST_CASE("a reply goes before however many messages to many, and their page is read on") {
  PostOffice post;
  constexpr int kMany = 1203;  // more than two pages
  for (int i = 0; i < kMany; ++i)
    post.room.say(post.room.staff("user" + std::to_string(i)), "通告",
                  {.priority = store::Priority::bulk});
  post.delivery->load();
  CHECK(post.delivery->waiting() < kMany);
  CHECK(post.delivery->step());
  post.to_citizen("您好");
  CHECK(post.delivery->step());
  CHECK(post.kf.sent.size() == 1);
  post.drain();
  CHECK(post.app.sent.size() == kMany);
  CHECK(post.room.number("SELECT COUNT(*) FROM outbox WHERE state = 0") == 0);
}

TEST_CASE("a reply to one for whom a message to many waits does not wait with it") {
  PostOffice post;
  const auto who = post.room.staff();
  post.room.say(who, "通告", {.priority = store::Priority::bulk});
  post.app.answers = {kRetry};
  post.delivery->load();
  post.drain();
  REQUIRE(post.app.sent.size() == 1);
  const auto reply = post.room.say(who, "您的待办");
  post.delivery->wake(who, {});
  post.drain();
  CHECK(post.state(reply) == OutboxState::accepted);
}

TEST_CASE("a line whose channel pauses is read on when the pause is over") {
  PostOffice post;
  constexpr int kMany = 600;
  for (int i = 0; i < kMany; ++i)
    post.room.say(post.room.staff("user" + std::to_string(i)), "通告",
                  {.priority = store::Priority::bulk});
  post.app.answers = {kWait};
  post.delivery->load();
  post.drain();
  CHECK(post.app.sent.size() == 1);
  post.app.answers.clear();
  post.room.clock.set(post.delivery->next_due().value());
  post.drain();
  CHECK(post.room.number("SELECT COUNT(*) FROM outbox WHERE state = 1") == kMany);
}

}  // namespace delivery_test
