#include "store/bulk.h"

#include "store/opt_outs.h"
#include "tests/unit/store/bulk_room.h"

namespace bulk_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("who is named twice counts once, who opted out or cannot be reached is left out") {
  BulkRoom room;
  room.write(
      [&](Transaction& tx) { opt_out(tx, room.keys, BulkRoom::phone(3), room.clock.now()); });
  const BulkReach nobody{.subject = "case/XF2026-000999"};
  const BulkId id =
      room.order({room.reach_of(1), room.reach_of(2), room.reach_of(1), room.reach_of(3), nobody});
  const Bulk one = room.of(id);
  CHECK(one.recipients == 4);
  CHECK(one.doubled == 1);
  CHECK(one.waiting == 2);
  CHECK(room.counts(id).left_out ==
        std::map<std::string, std::int64_t>{{"opted_out", 1}, {"unreachable", 1}});
  room.check_sum(id);
}

TEST_CASE("an order is read as it was given, and its words are sealed") {
  BulkRoom room;
  const BulkId id = room.order(0, 1, 60, "main", room.clock.now() + days{2});
  const Bulk one = room.of(id);
  CHECK(one.order.words == "下周三的接待日改到周五。");
  CHECK(one.order.sms == "接待日改到周五。");
  CHECK(one.order.by == "测试");
  CHECK(one.order.per_minute == 60);
  CHECK(one.order.good_until == room.clock.now() + days{2});
  CHECK(one.ordered == room.clock.now());
  CHECK(room.bytes().find("接待日改到周五") == std::string::npos);
  CHECK_FALSE(room.database.read(
      [&](Transaction& tx) { return bulk(tx, room.keys, BulkId{99}).has_value(); }));
}

TEST_CASE("steering may be said again, and what is over stays so") {
  BulkRoom room;
  const BulkId id = room.order(0, 3);
  CHECK(room.pause(id) == BulkState::paused);
  const auto first = room.of(id).changed;
  room.clock.advance(minutes{1});
  CHECK(room.pause(id) == BulkState::paused);
  CHECK(room.of(id).changed == first);
  CHECK(room.of(id).changed_by == "叶青");
  CHECK(room.resume(id) == BulkState::running);
  CHECK(room.resume(id) == BulkState::running);
  CHECK(room.stop(id) == BulkState::stopped);
  CHECK(room.stop(id) == BulkState::stopped);
  CHECK(room.resume(id) == BulkState::stopped);
  CHECK(room.pause(id) == BulkState::stopped);
  CHECK(room.of(id).finished);
  CHECK_FALSE(room.write(
      [&](Transaction& tx) { return pause_bulk(tx, BulkId{99}, "", room.clock.now()); }));
}

TEST_CASE("an office's sendings are listed newest first, the open ones apart") {
  BulkRoom room;
  const BulkId a = room.order(0, 1), b = room.order(0, 1, 60, "yunxi"), c = room.order(0, 1);
  room.stop(a);
  room.pause(c);
  const auto listed = [&](const std::vector<std::string>& offices, std::int64_t before, int count) {
    std::vector<BulkId> ids;
    room.database.read([&](Transaction& tx) {
      for (const Bulk& one : bulks_before(tx, room.keys, offices, before, count))
        ids.push_back(one.id);
    });
    return ids;
  };
  CHECK(listed({"main", "yunxi"}, 100, 10) == std::vector{c, b, a});
  CHECK(listed({"main"}, c.value, 10) == std::vector{a});
  CHECK(listed({"main", "yunxi"}, 100, 2) == std::vector{c, b});
  const auto open = room.database.read([](Transaction& tx) { return open_bulks(tx); });
  REQUIRE(open.size() == 2);
  CHECK(open[0].office == "yunxi");
  CHECK(open[1].state == BulkState::paused);
  CHECK(open[1].waiting == 1);
}

}  // namespace bulk_test
