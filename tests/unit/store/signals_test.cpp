// What the desk tells the office's people: signals, and that a person is wanted.
#include <catch2/catch.hpp>

#include "store/office_desk.h"
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
  CHECK(room.woken.size() == 3);
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
