// Signals as people look through them.
#include "store/signal_list.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace signal_list_test {

using namespace huiyin;
using namespace huiyin::store;
using Ids = std::vector<std::int64_t>;

namespace {

struct Room : StoreRoom {
  ConversationId a = citizen("wm-a"), b = citizen("wm-b");
  SignalViewer ye{.offices = {"main"}, .name = "叶青", .sees_accusations = true};

  std::int64_t raise(ConversationId who, const std::string& kind,
                     const std::string& said = "原话") {
    clock.advance(minutes{1});
    desk(who, [&](OfficeDesk& d) { d.signal({kind, 0, said}); });
    return number("SELECT MAX(id) FROM signal_record");
  }
  template <class Act>
  void act(Act act) {
    turn({}, [&](const DeskContext& context) { return act(context).has_value(); });
  }
  SignalPage page(const SignalFilter& filter = {}, const std::string& after = {},
                  std::size_t count = 50) {
    return page_of(ye, filter, after, count);
  }
  SignalPage page_of(const SignalViewer& viewer, const SignalFilter& filter = {},
                     const std::string& after = {}, std::size_t count = 50) {
    return write(
        [&](Transaction& tx) { return *signal_page(tx, offices, viewer, filter, after, count); });
  }
  SignalCounts counts(const SignalViewer& viewer) {
    return write([&](Transaction& tx) { return signal_counts(tx, offices, viewer); });
  }
};

Ids ids(const SignalPage& page) {
  Ids all;
  for (const SignalRecord& record : page.rows) all.push_back(record.id.value);
  return all;
}

}  // namespace

TEST_CASE("open signals come first, then those seen to, then those that are over, newest first") {
  Room room;
  room.raise(room.a, "self_harm");
  room.raise(room.a, "abuse");
  room.raise(room.b, "violence");
  room.raise(room.b, "level_skipping");
  room.act([](const auto& o) { return take_up_signal(o, {4}, "叶青"); });
  room.act([](const auto& o) { return end_signal(o, {2}, "叶青", "已劝"); });
  CHECK(ids(room.page()) == Ids{3, 1, 4, 2});
  CHECK(ids(room.page({.states = {SignalState::taken}})) == Ids{4});
  CHECK(ids(room.page({.kind = "violence"})) == Ids{3});
  const Instant third = room.clock.now() - minutes{1};
  CHECK(ids(room.page({.from = third})) == Ids{3, 4});
  CHECK(ids(room.page({.until = third})) == Ids{1, 2});

  Ids walked;
  std::string after;
  do {
    const SignalPage page = room.page({}, after, 1);
    for (const std::int64_t id : ids(page)) walked.push_back(id);
    after = page.next;
  } while (!after.empty());
  CHECK(walked == Ids{3, 1, 4, 2});

  const SignalCounts counts = room.counts(room.ye);
  CHECK(counts.open == 2);
  CHECK(counts.of_life == 2);
  CHECK(counts.taken == 1);
  CHECK(counts.longest == room.clock.now() - minutes{3});
}

TEST_CASE("a place that is none is refused, and another office sees nothing") {
  Room room;
  room.raise(room.a, "violence");
  for (const char* place : {"x", "0", "0.1", "0.1.2.3", "0.1.x"})
    CHECK_FALSE(room.write([&](Transaction& tx) {
      return signal_page(tx, room.offices, room.ye, {}, place, 5).has_value();
    }));
  CHECK(room.page_of({.offices = {"yunxi"}, .name = "某人"}).rows.empty());
  CHECK(room.counts({.offices = {"yunxi"}, .name = "某人"}).open == 0);
}

TEST_CASE("what is about a member of staff is seen by who looks after him, never by him") {
  Room room;
  room.raise(room.a, "complaint", "江禾收了人家的钱");
  room.raise(room.b, "complaint", "高朗不给我办");
  const auto seen_by = [&](const SignalViewer& viewer) { return ids(room.page_of(viewer)); };
  CHECK(seen_by(room.ye).empty());  // his desk is beside theirs
  CHECK(seen_by({{"main"}, "江禾", false, true}).empty());
  CHECK(seen_by({{"main"}, "高朗", false, true}) == Ids{1});
  CHECK(seen_by({{"main"}, "郑岳", true, true}) == Ids{2, 1});  // a leader
  CHECK(seen_by({{"main"}, "郑岳", true, false}).empty());      // without the right
  CHECK(seen_by({{"main"}, "", false, true}) == Ids{2, 1});     // discipline's system
}

TEST_CASE("one signal tells each time that it was said, and whether who was told heard of it") {
  Room room;
  room.raise(room.a, "self_harm", "我不想活了");
  room.raise(room.a, "self_harm", "药买好了");
  room.execute(
      "UPDATE outbox SET state = 4, reason = '不在通讯录' WHERE id = (SELECT outbox_id FROM "
      "signal_told ORDER BY outbox_id LIMIT 1)");
  room.write([&](Transaction& tx) {
    const auto said = signal_said(tx, room.keys, {1});
    REQUIRE(said.size() == 2);
    CHECK(said[0].words == "我不想活了");
    CHECK(said[1].words == "药买好了");
    const auto told = signal_tellings(tx, {1});
    REQUIRE(told.size() == 2);
    CHECK(told[0].name == "叶青");
    CHECK(told[0].state == OutboxState::failed);
    CHECK(told[0].reason == "不在通讯录");
    CHECK(told[1].state == OutboxState::queued);
    const auto open = open_signals_in(tx, room.offices, room.ye, room.a);
    REQUIRE(open.size() == 1);
    CHECK(open[0].times == 2);
    CHECK(open_signals_in(tx, room.offices, room.ye, room.b).empty());
  });
}

}  // namespace signal_list_test
