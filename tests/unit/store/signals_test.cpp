// What the desk tells the office's people: signals, and that a person is wanted.
#include "store/signals.h"

#include <catch2/catch.hpp>

#include "store/office_desk.h"
#include "store/takeovers.h"
#include "tests/support/store_room.h"

namespace signals_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

namespace {

struct Room : StoreRoom {
  ConversationId a = citizen("wm-a"), b = citizen("wm-b");

  void signal(ConversationId who, const std::string& kind, const std::string& words = "原话",
              int people = 0) {
    desk(who, [&](OfficeDesk& d) { d.signal({kind, people, words}); });
  }
  template <class Act>
  auto at_office(Act act) {
    return turn({}, [&](const DeskContext& context) { return act(context); });
  }
  SignalRecord record(std::int64_t id) {
    return write([&](Transaction& tx) { return *signal_record(tx, {id}); });
  }
  std::vector<std::string> told(const std::string& about) {
    std::vector<std::string> users;
    for (const Said& one : said(about)) users.push_back(one.user);
    return users;
  }
};

}  // namespace

TEST_CASE("a signal goes to those whom the office names for it, at once, in the citizen's words") {
  Room room;
  room.signal(room.a, "group_visit", "我们三十个人明天一起来", 30);
  room.signal(room.a, "self_harm", "我不想活了");
  const auto visit = room.said("group_visit");
  REQUIRE(visit.size() == 1);  // "default"
  CHECK(visit[0].user == "yeqing");
  CHECK(visit[0].priority == 0);
  CHECK_THAT(visit[0].text, Contains("我们三十个人明天一起来") && Contains("30人"));
  CHECK(room.told("self_harm") == std::vector<std::string>{"yeqing", "gaolang"});
  CHECK_THAT(room.said("self_harm")[0].text, Contains("轻生"));
  CHECK(room.woken.size() == 5);  // words to three, and a card to those who may take it up
  CHECK_THAT(room.bytes(), !Contains("我不想活了"));
}

TEST_CASE("a signal of a kind without words of its own is told with the general ones") {
  Room room;
  room.signal(room.a, "a_kind_of_tomorrow", "原话在此");
  REQUIRE(room.said("a_kind_of_tomorrow").size() == 1);
  CHECK_THAT(room.said("a_kind_of_tomorrow")[0].text, Contains("原话在此"));
}

TEST_CASE("each signal is on record; staff are told of one kind of one conversation once an hour") {
  Room room;
  room.signal(room.a, "violence");
  room.clock.advance(minutes{59});
  room.signal(room.a, "violence");
  CHECK(room.told("violence").size() == 2);  // two people, once
  CHECK(room.number("SELECT COUNT(*) FROM signal") == 2);
  room.signal(room.b, "violence");  // another citizen
  CHECK(room.told("violence").size() == 4);
  room.signal(room.a, "self_harm");  // another kind
  CHECK(room.told("self_harm").size() == 2);
  CHECK(room.number("SELECT COUNT(*) FROM signal WHERE inbox_id IS NULL") == 4);
}

TEST_CASE("who goes on alarming is told of again each hour, however often he writes between") {
  Room room;
  for (int quarter = 0; quarter < 12; ++quarter) {
    room.signal(room.a, "self_harm");
    room.clock.advance(minutes{15});
  }
  CHECK(room.told("self_harm").size() == 2 * 3);
  CHECK(room.number("SELECT COUNT(*) FROM signal") == 12);
}

TEST_CASE("a long story is cut for the card, between characters, and kept whole on record") {
  Room room;
  std::string story;
  for (int i = 0; i < 100; ++i) story += "长";
  room.signal(room.a, "abuse", story);
  const std::string text = room.said("abuse").at(0).text;
  std::string cut;
  for (int i = 0; i < 80; ++i) cut += "长";
  CHECK_THAT(text, Contains(cut) && !Contains(cut + "长"));
  CHECK(room.write([&](Transaction& tx) {
    const auto row = tx.row<std::int64_t, std::string>("SELECT id, detail FROM signal");
    return room.keys.open(std::get<1>(*row), "signal/" + std::to_string(std::get<0>(*row))).value();
  }) == story);
}

TEST_CASE("the same danger in the same talk is one signal, counted, until it is over") {
  Room room;
  room.signal(room.a, "group_visit", "我们六个人", 6);
  room.clock.advance(minutes{50});
  room.signal(room.a, "group_visit", "九个人了", 9);
  CHECK(room.number("SELECT COUNT(*) FROM signal_record") == 1);
  const SignalRecord one = room.record(1);
  CHECK(one.times == 2);
  CHECK(one.people == 9);
  CHECK(one.raised == room.clock.now() - minutes{50});
  CHECK(one.last == room.clock.now());
  room.clock.advance(minutes{61});
  room.signal(room.a, "group_visit", "又来了", 5);
  CHECK(room.number("SELECT COUNT(*) FROM signal_record") == 2);

  room.at_office([](const auto& o) { return end_signal(o, {2}, "叶青", "已接待").has_value(); });
  room.signal(room.a, "group_visit", "还要来", 7);  // at once after: it is another one, and told
  CHECK(room.number("SELECT COUNT(*) FROM signal_record") == 3);
  CHECK(room.told("group_visit").size() == 3);
}

TEST_CASE("one message that is heard twice raises it once, and each matter has its own") {
  Room room;
  const auto hears = [&](const std::string& case_no) {
    room.turn(room.a, [&](DeskContext context) {
      context.message = InboxId{7};
      raise_signal(context, room.a,
                   {.kind = "overdue", .words = "怎么还没办", .case_number = case_no});
      return 0;
    });
  };
  hears("XF2026-000101");
  hears("XF2026-000101");
  hears("XF2026-000102");
  CHECK(room.number("SELECT COUNT(*) FROM signal") == 2);
  CHECK(room.number("SELECT COUNT(*) FROM signal_record WHERE times = 1") == 2);
}

TEST_CASE("one person takes a signal up, anybody may say what was done, and then it is over") {
  Room room;
  room.signal(room.a, "self_harm", "我不想活了");
  const auto takes = [&](const char* by) {
    return room.at_office([&](const auto& o) { return take_up_signal(o, {1}, by); });
  };
  REQUIRE(takes("叶青"));
  CHECK(takes("叶青"));
  const auto second = takes("高朗");
  REQUIRE_FALSE(second);
  CHECK(second.error().code == "signal.taken");
  CHECK_THAT(second.error().what, Contains("叶青"));
  CHECK_FALSE(room.record(1).is_pressed);

  const auto ends = [&](const char* by) {
    return room.at_office([&](const auto& o) { return end_signal(o, {1}, by, "家人已到场"); });
  };
  REQUIRE(ends("高朗"));
  CHECK(ends("叶青").error().code == "signal.ended");
  CHECK(takes("叶青").error().code == "signal.ended");
  const SignalRecord over = room.record(1);
  CHECK(over.taken_by == "叶青");
  CHECK(over.ended_by == "高朗");
  CHECK(signal_outcome(room.keys, over) == "家人已到场");
  CHECK_THAT(room.bytes(), !Contains("家人已到场"));
}

TEST_CASE("who enters the talk has what was said in it of the citizen, not what is of staff") {
  Room room;
  room.signal(room.a, "self_harm");
  room.signal(room.a, "complaint", "高朗不理人");
  room.signal(room.b, "violence");
  room.at_office([&](const auto& o) {
    return take_over(o, room.a, {"user/1", "叶青"}).has_value();
  });
  CHECK(room.record(1).taken_by == "叶青");
  CHECK(room.record(2).state == SignalState::open);
  CHECK(room.record(3).state == SignalState::open);
  room.write([&](Transaction& tx) { taken_over(tx, room.b, room.clock.now()); });
  CHECK(room.record(3).state == SignalState::taken);
  CHECK(room.record(3).taken_by.empty());  // by a servicer in his client
}

TEST_CASE("a short word takes up the newest that one was told of, and says what is left") {
  Room room;
  room.signal(room.a, "self_harm");
  room.clock.advance(minutes{1});
  room.signal(room.b, "level_skipping");
  const auto next = [&](const char* name, ToldSignals which) {
    return room.write([&](Transaction& tx) {
      return signal_told_to(tx, name, which, room.clock.now() - hours{24});
    });
  };
  REQUIRE(next("叶青", ToldSignals::of_any));
  CHECK(next("叶青", ToldSignals::of_any)->id.value == 2);
  CHECK(next("叶青", ToldSignals::of_any)->others == 1);
  CHECK(next("叶青", ToldSignals::of_life)->id.value == 1);
  CHECK(next("高朗", ToldSignals::of_any)->id.value == 1);  // told of that alone
  CHECK_FALSE(next("江禾", ToldSignals::of_any));
  room.clock.advance(hours{25});
  CHECK_FALSE(next("叶青", ToldSignals::of_any));
}

TEST_CASE("a person is asked for once a wait, and anew after one has served") {
  Room room;
  const auto ask = [&](ConversationId who) {
    room.desk(who, [](OfficeDesk& d) { d.ask_for_human("citizen"); });
  };
  ask(room.a);
  room.clock.advance(hours{3});
  ask(room.a);
  CHECK(room.told("queue") == std::vector<std::string>{"yeqing"});
  ask(room.b);
  CHECK(room.told("queue").size() == 2);
  room.write([&](Transaction& tx) {
    taken_over(tx, room.a, room.clock.now());
    handed_back(tx, room.a);
  });
  ask(room.a);
  CHECK(room.told("queue").size() == 3);
  CHECK(room.number("SELECT COUNT(*) FROM invitation_of_human WHERE closed_at IS NULL") == 2);
}

}  // namespace signals_test
