// An office that sends to many: phones, a clock at nine in the morning, and a look at each table.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "store/bulk.h"
#include "store/bulk_feed.h"
#include "store/people.h"
#include "store/sayings.h"
#include "tests/support/store_room.h"

namespace huiyin::store {

struct BulkRoom : StoreRoom {
  BulkRoom() {
    office.reminders.day_begins = LocalTime(8, 0);
    office.reminders.day_ends = LocalTime(20, 0);
  }

  static petition::Phone phone(int n) {
    return petition::Phone::parse("139" + std::to_string(10'000'000 + n)).value();
  }
  std::int64_t person(int n) {
    return write([&](Transaction& tx) {
      return person_of(tx, keys, petition::PersonName::parse("沈小满").value(), phone(n),
                       clock.now());
    });
  }
  // Joined with the person of that phone; he has just written, `sent` messages answered it.
  ConversationId writer(int n, const std::string& user, int sent = 0) {
    const auto who = citizen(user);
    const std::int64_t whose = person(n);
    write([&](Transaction& tx) {
      join_identity(tx, who, whose, clock.now());
      message_came(tx, who, {.now = clock.now(), .written_at = clock.now()});
      tx.execute("UPDATE conversation SET sent_since_inbound = $1 WHERE id = $2",
                 {std::int64_t{sent}, who.value});
    });
    return who;
  }
  BulkReach reach_of(int n) {
    return turn({}, [&](const OfficeContext& at) { return reach_by_phone(at, phone(n)); });
  }
  // To phones from…to.
  BulkId order(int from, int to, int per_minute = 600, const std::string& of = "main",
               std::optional<Instant> until = {}) {
    std::vector<BulkReach> all;
    for (int n = from; n < to; ++n) all.push_back(reach_of(n));
    return order(all, per_minute, of, until);
  }
  BulkId order(const std::vector<BulkReach>& to, int per_minute = 600,
               const std::string& of = "main", std::optional<Instant> until = {}) {
    return write([&](Transaction& tx) {
      return order_bulk(tx, keys, random,
                        {.office = of,
                         .words = "下周三的接待日改到周五。",
                         .sms = "接待日改到周五。",
                         .by = "测试",
                         .per_minute = per_minute,
                         .good_until = until},
                        to, clock.now());
    });
  }

  bool step() {
    return turn({}, [&](const OfficeContext& at) { return do_bulk_work(at, rules); });
  }
  int round() {
    int steps = 0;
    while (step()) REQUIRE(++steps < 1000);
    return steps;
  }
  // A round each second.
  void rounds(int count) {
    for (int i = 0; i < count; ++i) {
      round();
      clock.advance(seconds{1});
    }
  }

  Bulk of(BulkId id) {
    return database.read([&](Transaction& tx) { return bulk(tx, keys, id).value(); });
  }
  BulkCounts counts(BulkId id) {
    return database.read([&](Transaction& tx) { return bulk_counts(tx, id); });
  }
  std::int64_t messages(BulkId id, OutboxState state) {
    return counts(id).messages.at(std::size_t(state));
  }
  // Everybody stands somewhere, once.
  void check_sum(BulkId id) {
    const BulkCounts all = counts(id);
    std::int64_t sum = of(id).waiting;
    for (const std::int64_t count : all.messages) sum += count;
    for (const auto& [why, count] : all.left_out) sum += count;
    CHECK(sum == of(id).recipients);
    CHECK(
        of(id).waiting ==
        number("SELECT COUNT(*) FROM bulk_recipient WHERE state = 0 AND bulk_id = $1", {id.value}));
  }
  BulkState pause(BulkId id) {
    return write([&](Transaction& tx) { return *pause_bulk(tx, id, "叶青", clock.now()); });
  }
  BulkState resume(BulkId id) {
    return write([&](Transaction& tx) { return *resume_bulk(tx, id, "叶青", clock.now()); });
  }
  BulkState stop(BulkId id) {
    return write([&](Transaction& tx) { return *stop_bulk(tx, id, "叶青", clock.now()); });
  }
  // As the platform that took it.
  void deliver_all() { execute("UPDATE outbox SET state = 7 WHERE state = 0"); }

  BulkRules rules{.per_minute = 600, .per_person_per_day = 2, .has_sms = true};
};

}  // namespace huiyin::store
