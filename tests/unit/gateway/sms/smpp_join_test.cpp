#include "gateway/sms/smpp_join.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "base/utf8.h"
#include "tests/support/property.h"

namespace smpp_join_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::gateway::smpp;
using namespace huiyin::testing;

namespace {

const Instant kNow = "2026-03-02T09:15"_at;

ArrivedPart part(std::uint8_t sequence, std::uint8_t total, const std::string& text,
                 std::int64_t number = 0, std::uint16_t reference = 42) {
  return {number,
          "13800001234",
          "106573001234",
          {reference, total, sequence, PartBy::udh8},
          {ucs2_of(text), kUcs2}};
}

std::vector<std::string> texts(const std::vector<JoinedMessage>& given) {
  std::vector<std::string> all;
  for (const JoinedMessage& one : given) all.push_back(one.text);
  return all;
}
using Texts = std::vector<std::string>;

// Through the octets of its PDUs, as it comes over a line.
ArrivedPart arrived(const Message& submit, std::uint32_t sequence) {
  const auto read = decoded(encoded({{Command::deliver_sm, 0, sequence}, submit}).value()).value();
  const auto& message = std::get<Message>(read.body);
  const Content content = content_of(message, read.tlvs);
  const Part alone{0, 1, 1, PartBy::udh8};
  return {sequence, message.source.digits, message.destination.digits, content.part.value_or(alone),
          content.text};
}

std::string any_long_text() {
  std::string text;
  for (const auto point : any_list_of<std::uint32_t>(any_below(600), 0x20, 0x20000))
    if ((point < 0xD800 || point > 0xDFFF) && point != 0xFEFF && point != 0xFFFE)
      append_utf8(text, char32_t(point));
  return text;
}

}  // namespace

TEST_CASE("parts are joined by their number, not by their arrival") {
  PartJoiner joiner;
  CHECK(joiner.take(part(3, 3, "丙", 30), kNow).given.empty());
  CHECK(joiner.take(part(1, 3, "甲", 10), kNow).given.empty());
  const auto step = joiner.take(part(2, 3, "乙", 20), kNow);
  REQUIRE(step.given.size() == 1);
  CHECK(step.given[0].text == "甲乙丙");
  CHECK(step.given[0].is_whole);
  CHECK(step.given[0].source == "13800001234");
  CHECK(step.given[0].numbers == std::vector<std::int64_t>{10, 20, 30});
  CHECK_FALSE(joiner.next_due());
}

TEST_CASE("one of one is whole at once") {
  PartJoiner joiner;
  CHECK(texts(joiner.take(part(1, 1, "甲"), kNow).given) == Texts{"甲"});
}

TEST_CASE("a part that comes twice counts once, also after its message was given") {
  PartJoiner joiner;
  CHECK_FALSE(joiner.take(part(1, 2, "甲"), kNow).is_double);
  CHECK(joiner.take(part(1, 2, "甲"), kNow).is_double);
  CHECK(texts(joiner.take(part(2, 2, "乙"), kNow).given) == Texts{"甲乙"});
  for (const auto& again : {part(1, 2, "甲"), part(2, 2, "乙")}) {
    const auto step = joiner.take(again, kNow + minutes{1});
    CHECK(step.is_double);
    CHECK(step.given.empty());
  }
  CHECK(joiner.give_up(kNow + hours{1}).empty());
}

TEST_CASE("messages of other people and of other references stay apart") {
  PartJoiner joiner;
  auto other = part(1, 2, "别人甲");
  other.source = "13900005678";
  joiner.take(part(1, 2, "甲"), kNow);
  joiner.take(other, kNow);
  joiner.take(part(1, 2, "另一甲", 0, 43), kNow);
  joiner.take(part(1, 3, "三甲"), kNow);
  other.part.sequence = 2;
  other.text.octets = ucs2_of("别人乙");
  CHECK(texts(joiner.take(other, kNow).given) == Texts{"别人甲别人乙"});
  CHECK(texts(joiner.take(part(2, 2, "乙"), kNow).given) == Texts{"甲乙"});
}

TEST_CASE("a reference that is used again begins a new message, and the old one is not lost") {
  PartJoiner joiner;
  joiner.take(part(1, 2, "甲"), kNow);
  joiner.take(part(2, 2, "乙"), kNow);
  CHECK(joiner.take(part(1, 2, "丙"), kNow).given.empty());
  CHECK(texts(joiner.take(part(1, 2, "丁"), kNow).given) == Texts{"丙[…]"});
  CHECK(texts(joiner.take(part(2, 2, "戊"), kNow).given) == Texts{"丁戊"});
}

TEST_CASE("after a time what came is given, with a mark where something is missing") {
  PartJoiner joiner({.wait = minutes{10}});
  joiner.take(part(2, 5, "乙", 2), kNow);
  joiner.take(part(3, 5, "丙", 3), kNow + minutes{5});
  joiner.take(part(1, 2, "甲", 4, 7), kNow + minutes{6});
  CHECK(joiner.next_due() == kNow + minutes{10});
  CHECK(joiner.give_up(kNow + minutes{10} - milliseconds{1}).empty());
  const auto given = joiner.give_up(kNow + minutes{10});
  REQUIRE(given.size() == 1);
  CHECK(given[0].text == "[…]乙丙[…]");
  CHECK_FALSE(given[0].is_whole);
  CHECK(given[0].numbers == std::vector<std::int64_t>{2, 3});
  CHECK(joiner.next_due() == kNow + minutes{16});
  CHECK(texts(joiner.take(part(1, 9, "别", 5, 8), kNow + minutes{16}).given) == Texts{"甲[…]"});
}

TEST_CASE("what has to make room is given, oldest first, and what is only remembered before it") {
  PartJoiner few({.messages_max = 2});
  few.take(part(1, 1, "全", 0, 1), kNow);
  few.take(part(1, 2, "甲", 0, 2), kNow);
  CHECK(few.take(part(1, 2, "乙", 0, 3), kNow).given.empty());
  CHECK(texts(few.take(part(1, 2, "丙", 0, 4), kNow).given) == Texts{"甲[…]"});
  PartJoiner small({.octets_max = 6});
  small.take(part(1, 2, "甲甲", 0, 1), kNow);
  CHECK(texts(small.take(part(1, 2, "乙乙", 0, 2), kNow).given) == Texts{"甲甲[…]"});
  CHECK(texts(small.take(part(1, 2, "丙丙丙丙", 0, 3), kNow).given) ==
        Texts{"乙乙[…]", "丙丙丙丙[…]"});
}

TEST_CASE("any text that was cut into parts is whole again, in whatever order they come") {
  CHECK(holds("cut, shuffled, doubled and joined", [] {
    const std::string text = any_long_text();
    const auto size = any_of<ReferenceSize>({ReferenceSize::octet, ReferenceSize::two_octets});
    Message like;
    like.source.digits = "13800001234";
    auto submits = submits_of(like, text, std::uint16_t(any_below(0x10000)), size).value();
    std::mt19937 order(static_cast<std::mt19937::result_type>(any_seed()));
    for (std::size_t left = any_below(3); left > 0; --left)
      submits.push_back(submits[any_below(submits.size())]);
    std::ranges::shuffle(submits, order);
    PartJoiner joiner;
    std::vector<JoinedMessage> given;
    std::uint32_t sequence = 0;
    for (const Message& submit : submits) {
      auto step = joiner.take(arrived(submit, ++sequence), kNow);
      for (auto& one : step.given) given.push_back(std::move(one));
    }
    PROPERTY_ASSERT(given.size() == 1);
    PROPERTY_ASSERT(given[0].is_whole);
    PROPERTY_ASSERT(given[0].text == text);
    PROPERTY_ASSERT(joiner.give_up(kNow + hours{24}).empty());
  }));
}

TEST_CASE("whatever parts come, each is given once, or was a double") {
  CHECK(holds("any parts", [] {
    PartJoiner joiner({.messages_max = 3, .octets_max = 40});
    std::multiset<std::int64_t> given;
    std::set<std::int64_t> taken;
    Instant now = kNow;
    const auto note_given = [&](const std::vector<JoinedMessage>& messages) {
      for (const auto& one : messages) given.insert(one.numbers.begin(), one.numbers.end());
    };
    for (std::int64_t number = 0; number < 60; ++number) {
      const auto total = std::uint8_t(1 + any_below(3));
      const auto sequence = std::uint8_t(1 + any_below(total));
      now += seconds{any_below(200)};
      const auto step = joiner.take(
          part(sequence, total, any_of({"甲", "乙"}), number, std::uint16_t(any_below(2))), now);
      if (!step.is_double) taken.insert(number);
      note_given(step.given);
    }
    note_given(joiner.give_up(now + hours{1}));
    PROPERTY_ASSERT(std::multiset<std::int64_t>(taken.begin(), taken.end()) == given);
  }));
}

}  // namespace smpp_join_test
