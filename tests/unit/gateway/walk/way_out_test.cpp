#include "gateway/walk/way_out.h"

#include <catch2/catch.hpp>

#include "store/office_trial.h"
#include "store/people.h"
#include "store/sayings.h"
#include "tests/support/property.h"
#include "tests/unit/gateway/walk/post_office.h"

namespace way_out_test {

using namespace huiyin;
using namespace huiyin::testing;

namespace {

const std::string kStaffPhone = "13900009004";  // of 叶青, in the sample office's file
const std::string kCitizenPhone = "13900001001";

// Everybody to whom something may be said, and whether he is of the office's own staff.
struct Somebody {
  const char* because;
  std::string channel, user;
  bool is_staff;
};
const std::vector<Somebody> kPeople = {
    {"a member of staff, by the app", "wecom.app", "yeqing", true},
    {"an account that no member has", "wecom.app", "stranger", false},
    {"a member's telephone", "sms", kStaffPhone, true},
    {"a citizen's telephone", "sms", kCitizenPhone, false},
    {"a citizen, by customer service", "wecom.kf", "wm-citizen-1", false},
    {"a citizen who is known by his telephone", "wecom.kf", "wm-citizen-2", false},
    {"a member who writes as citizens do, and is known by his telephone", "wecom.kf", "wm-staff-1",
     true}};

struct TrialOffice {
  TrialOffice() {
    room.database.write([&](store::Transaction& tx) {
      for (const Somebody& one : kPeople) to.push_back(conversation(tx, one));
      join(tx, to[5], "王小满", kCitizenPhone);
      join(tx, to[6], "叶青", kStaffPhone);
    });
    delivery = std::make_unique<Delivery>(
        Delivery::Parts{room.database, room.keys, room.clock, room.random, nullptr, &offices},
        DeliverySettings{},
        std::vector<Delivery::Door>{
            {&kf, {.per_inbound_max = 5, .window = hours{48}, .knows_repeats = true}},
            {&app, {.to_one = {gateway::Rate{25, minutes{1}}}}},
            {&sms, {.repeats_unanswered = false}}},
        [] {});
  }

  store::ConversationId conversation(store::Transaction& tx, const Somebody& one) {
    const std::string account = one.channel == "wecom.kf"    ? kAccount
                                : one.channel == "wecom.app" ? kAgent
                                                             : "";
    const auto id = store::reach(tx, room.keys, {one.channel, account, one.user});
    store::message_came(tx, id,
                        {.now = room.clock.now(), .waits = false, .written_at = room.clock.now()});
    return id;
  }

  void join(store::Transaction& tx, store::ConversationId who, const std::string& name,
            const std::string& phone) {
    const auto person = store::person_of(tx, room.keys, petition::PersonName::parse(name).value(),
                                         petition::Phone::parse(phone).value(), room.clock.now());
    tx.execute("INSERT INTO identity(conversation_id, person_id, joined_at) VALUES ($1, $2, 0)",
               {who.value, person});
  }

  void trial(bool is_on) {
    room.database.write([&](store::Transaction& tx) {
      if (store::is_on_trial(tx, "main") == is_on) return;
      REQUIRE(store::wish_trial(tx, "main", {is_on, "user/1", "甲", room.clock.now()}));
      REQUIRE(store::confirm_trial(tx, "main", "user/2", "乙", room.clock.now()));
    });
  }

  store::OutboxId say(std::size_t whom, store::Outgoing more) {
    more.to = to.at(whom);
    more.channel = kPeople.at(whom).channel;
    more.office = "main";
    more.body = store::saying_body({"您好", {}, {}});
    more.trace = "t";
    return room.database.write([&](store::Transaction& tx) {
      return store::put(tx, room.keys, room.random, more, room.clock.now());
    });
  }

  void send() {
    delivery->load();
    int steps = 0;
    while (delivery->step()) REQUIRE(++steps < 500);
  }

  std::size_t sent() const { return kf.sent.size() + app.sent.size() + sms.sent.size(); }
  void forget() {
    for (ToldChannel* channel : {&kf, &app, &sms}) channel->sent.clear();
  }
  OutboxState state(store::OutboxId id) {
    return OutboxState(
        room.number("SELECT state FROM outbox WHERE id = " + std::to_string(id.value)));
  }
  std::string reason(store::OutboxId id) {
    return room.text("SELECT reason FROM outbox WHERE id = " + std::to_string(id.value));
  }

  WalkRoom room;
  static store::Office with_phone() {
    store::Office office = sample_office();
    for (store::StaffMember& one : office.staff)
      if (one.name == "叶青") one.phone = kStaffPhone;
    return office;
  }

  store::Office office = with_phone();
  store::OfficeBook offices = store::OfficeBook::of_one(office);
  ToldChannel kf{"wecom.kf"}, app{"wecom.app"}, sms{"sms"};
  std::vector<store::ConversationId> to;
  std::unique_ptr<Delivery> delivery;
};

store::Outgoing any_message(Instant now) {
  using property::any_in;
  store::Outgoing message;
  message.kind = any_in(0, 2) == 0 ? "saying" : "text";
  message.priority = store::Priority(any_in(0, 6));
  message.about = any_in(0, 2) == 0 ? "" : "accepted";
  if (any_in(0, 3) == 0) message.expires = now + hours{any_in(1, 50)};
  message.reach = store::Reach(any_in(0, 2));
  return message;
}

}  // namespace

TEST_CASE("on trial nothing leaves the house but to the office's own staff, whatever it is") {
  TrialOffice office;
  CHECK(holds("whatever is said to whomever", [&] {
    const bool is_on = property::any_in(0, 2) == 0;
    office.trial(is_on);
    office.forget();
    const auto whom = std::size_t(property::any_in(0, std::int64_t(kPeople.size())));
    office.room.clock.advance(hours{1});
    const store::Outgoing message = any_message(office.room.clock.now());
    const auto id = office.say(whom, message);
    office.send();
    const bool is_held = is_on || message.reach == store::Reach::staff;
    const bool may_go = kPeople[whom].is_staff || !is_held;
    PROPERTY_ASSERT(may_go || office.sent() == 0);
    PROPERTY_ASSERT((office.state(id) == OutboxState::kept_back) == !may_go);
    PROPERTY_ASSERT(may_go || !office.reason(id).empty());
  }));
}

TEST_CASE("what a trial keeps back does not come later, and nothing waits behind it") {
  TrialOffice office;
  office.trial(true);
  const auto citizen = office.say(4, {}), second = office.say(4, {});
  office.send();
  CHECK(office.state(citizen) == OutboxState::kept_back);
  CHECK(office.state(second) == OutboxState::kept_back);
  CHECK(office.room.text("SELECT last_code FROM outbox LIMIT 1") == "trial");
  office.trial(false);
  office.send();
  CHECK(office.sent() == 0);
  const auto third = office.say(4, {});
  office.send();
  CHECK(office.state(third) == OutboxState::accepted);
  CHECK(office.kf.sent.size() == 1);
}

TEST_CASE("a citizen whose window is shut is not written to when the trial is over") {
  TrialOffice office;
  office.trial(true);
  office.room.clock.advance(hours{72});
  const auto late = office.say(4, {});
  office.send();
  CHECK(office.state(late) == OutboxState::kept_back);
}

TEST_CASE("what goes by SMS where the chat fails is kept back before it is tried") {
  TrialOffice office;
  office.trial(true);
  const auto both = office.say(4, {.by_sms = store::Outgoing::BySms{office.to[3], "{}"}});
  office.send();
  CHECK(office.state(both) == OutboxState::kept_back);
  CHECK(office.sent() == 0);
}

TEST_CASE("what was perhaps sent before the trial began is not said never to have been") {
  TrialOffice office;
  const auto id = office.say(3, {});
  office.room.change("UPDATE outbox SET possible_double = 1");
  office.trial(true);
  office.send();
  CHECK(office.state(id) == OutboxState::unknown);
  CHECK(office.sent() == 0);
}

TEST_CASE("of each door is known what became of the last, and how long it rests") {
  TrialOffice office;
  office.say(3, {});
  office.sms.answers.push_back({Advice::accepted, "OK", "", false, {}, "id", "main"});
  office.send();
  const auto sms = office.delivery->figures().last_of("sms.main");
  CHECK(sms.accepted == office.room.clock.now());
  CHECK_FALSE(sms.refused);
  CHECK_FALSE(office.delivery->figures().last_of("wecom.kf").accepted);
  office.say(4, {});
  office.kf.answers.push_back(kWait);
  office.send();
  CHECK(office.delivery->figures().last_of("wecom.kf").code == "45009");
  CHECK(office.delivery->paused_until("wecom.kf"));
  CHECK_FALSE(office.delivery->paused_until("sms"));
}

TEST_CASE("without a list of staff nobody is written to on trial") {
  TrialOffice office;
  office.trial(true);
  const auto id = office.say(0, {});
  office.room.database.read([&](store::Transaction& tx) {
    const auto head = store::head_of_lane(tx, office.room.keys, office.to[0]);
    CHECK_FALSE(gateway::may_leave(tx, office.room.keys, nullptr, *head));
    CHECK(gateway::may_leave(tx, office.room.keys, &office.offices, *head));
  });
  CHECK(office.state(id) == OutboxState::queued);
}

}  // namespace way_out_test
