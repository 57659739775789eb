#include "store/signal_answers.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace store_signal_answers_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : StoreRoom {
  Room() {
    office.has_sms = true;
    give("叶青", "13900007009");
    desk(citizen("wm-a"), [](OfficeDesk& d) { d.signal({"self_harm", 0, "我不想活了"}); });
  }
  void give(const std::string& name, const std::string& phone) {
    for (StaffMember& member : office.staff)
      if (member.name == name) member.phone = phone;
  }
  ConversationId phone(const std::string& number) {
    return write([&](Transaction& tx) { return reach(tx, keys, {std::string(kSms), "", number}); });
  }
  std::vector<std::string> told(const std::string& number) {
    return turn(phone(number), [&](const DeskContext& context) {
      std::vector<std::string> names;
      for (const auto& one : signals_told_by_sms(context, clock.now() - hours{24}))
        names.push_back(one.name + " " + std::to_string(one.record.id.value));
      return names;
    });
  }
};
using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a phone knows of the signals that were sent to it, and no other phone does") {
  Room room;
  CHECK(room.told("13900007009") == Told{"叶青 1"});
  CHECK(room.told("13900007001").empty());
}

TEST_CASE("who has another phone by now, or was told by the app alone, was told nothing there") {
  Room room;
  room.give("高朗", "13900007010");  // told at once, but then without a telephone
  CHECK(room.told("13900007010").empty());
  room.give("叶青", "13900007011");
  CHECK(room.told("13900007009").empty());
  CHECK(room.told("13900007011").empty());
}

TEST_CASE("what was told long ago is none of it") {
  Room room;
  room.clock.advance(hours{25});
  CHECK(room.told("13900007009").empty());
}

}  // namespace store_signal_answers_test
