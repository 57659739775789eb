#include "gateway/sms/look_up.h"

#include <catch2/catch.hpp>

namespace look_up_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::sms;
using namespace huiyin::literals;

namespace {

const Instant kTried = "2026-11-24T09:00"_at;

Sought sought(const std::string& provider_id = "") {
  return {.phone = "13800001234", .our_id = "our", .provider_id = provider_id, .tried = kTried};
}
Receipt record(const std::string& provider_id, const std::string& our_id = "",
               std::optional<Instant> time = kTried + seconds{5}) {
  return {.provider_id = provider_id,
          .phone = "13800001234",
          .state = ReceiptState::delivered,
          .time = time,
          .our_id = our_id};
}
SmsWay::Looked told(std::vector<Receipt> records, bool is_whole = true) {
  return {
      .answer = {.meaning = AnswerClass::ok}, .records = std::move(records), .is_whole = is_whole};
}
Sighting what(const Sought& of, const SmsWay::Looked& looked,
              const std::set<std::string>& others = {}, bool some_are_unknown = false) {
  return seen(of, looked, others, some_are_unknown).what;
}

}  // namespace

TEST_CASE("a record that bears our id is the message's, whatever stands beside it") {
  const auto sight =
      seen(sought(), told({record("1"), record("2", "our"), record("3", "other")}), {}, true);
  CHECK(sight.what == Sighting::found);
  REQUIRE(sight.records.size() == 1);
  CHECK(sight.records[0].provider_id == "2");
  CHECK(what(sought(), told({record("2", "our")}, false)) == Sighting::found);
}

TEST_CASE("by the provider's id it is found too, and nothing else is taken for it then") {
  CHECK(what(sought("7"), told({record("7"), record("8")})) == Sighting::found);
  CHECK(what(sought("7"), told({record("8")})) == Sighting::absent);
  CHECK(what(sought("7"), told({record("8"), record("9")})) == Sighting::absent);
  CHECK(what(sought("7"), told({record("")})) == Sighting::unclear);
}

TEST_CASE("without an id the only record that can be meant is the message's") {
  const auto sight = seen(sought(), told({record("1"), record("2"), record("2")}), {"1"}, false);
  CHECK(sight.what == Sighting::found);
  CHECK(sight.records.size() == 2);
  CHECK(what(sought(), told({})) == Sighting::absent);
  CHECK(what(sought(), told({record("1")}), {"1"}) == Sighting::absent);
}

TEST_CASE("what may be another's record is nobody's") {
  CHECK(what(sought(), told({record("1"), record("2")})) == Sighting::unclear);
  CHECK(what(sought(), told({record("1")}), {}, true) == Sighting::unclear);
  CHECK(what(sought(), told({record("1")}, false)) == Sighting::unclear);
  CHECK(what(sought(), told({}, false)) == Sighting::unclear);
  CHECK(what(sought(), told({record("")})) == Sighting::unclear);
}

TEST_CASE(
    "a record of another phone, of another's id or from before the call is not the message's") {
  Receipt elsewhere = record("1", "our");
  elsewhere.phone = "13800005678";
  CHECK(what(sought(), told({elsewhere})) == Sighting::absent);
  CHECK(what(sought(), told({record("1", "other")})) == Sighting::absent);
  CHECK(what(sought(), told({record("1", "", kTried - minutes{2})})) == Sighting::absent);
  CHECK(what(sought(), told({record("1", "", kTried - seconds{30})})) == Sighting::found);
  CHECK(what(sought(), told({record("1", "", std::nullopt)})) == Sighting::found);
}

TEST_CASE("it is asked ever less often, once when all is settled, and then no more") {
  Instant now = kTried + kUnansweredFirst;
  std::vector<hours> spans;
  int times = 0;
  bool is_met_when_settled = false;
  for (auto next = next_look_up(kTried, now, true); next; next = next_look_up(kTried, now, true)) {
    REQUIRE(*next > now);
    REQUIRE(*next - now <= hours{24});
    now = *next;
    is_met_when_settled |= now == kTried + kSettled;
    REQUIRE(++times < 20);
  }
  CHECK(now == kTried + kSettled);
  CHECK(is_met_when_settled);
  CHECK(times >= 8);
  CHECK(next_look_up(kTried, kTried + minutes{1}, true) == kTried + minutes{5});
}

TEST_CASE("where nobody told anything it is asked for as long as records are kept") {
  CHECK(next_look_up(kTried, kTried + hours{72}, false) == kTried + hours{96});
  CHECK(next_look_up(kTried, kTried + hours{167}, false).has_value());
  CHECK_FALSE(next_look_up(kTried, kTried + hours{168}, false).has_value());
}

TEST_CASE("a clock that was set back makes no moment of the past") {
  const Instant now = kTried - days{400};
  const auto next = next_look_up(kTried, now, true);
  REQUIRE(next.has_value());
  CHECK(*next == now + minutes{4});
}

}  // namespace look_up_test
