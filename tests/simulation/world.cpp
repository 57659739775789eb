#include "tests/simulation/world.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/ensure.h"
#include "store/cases.h"
#include "store/conversations.h"
#include "store/migrations.h"
#include "store/people.h"
#include "tests/simulation/lying_disk.h"

namespace huiyin::simulation {
namespace {

using namespace huiyin::literals;

constexpr double kClerkChance = 0.03;  // that somebody takes a talk over, or gives it back
constexpr const char* kDatabase = "office.db";
constexpr std::uint64_t kStepsMax = 40'000;
constexpr std::uint64_t kFromNothing = 20;  // of so many offices one sets up its own database
constexpr int kQuietSteps = 12;             // then the time is passed until somebody comes
const std::string kDuty = "yeqing";

}  // namespace

LyingDisk::Contents disk_of_new_office() {
  LyingDisk::the().wipe();
  {
    store::Database database({.path = kDatabase, .writer = store::WriterMode::caller});
    const auto migrated = store::migrate(database, FakeClock({}));
    ensure(migrated.has_value(), "a new office's database can be migrated");
  }
  return LyingDisk::the().contents();
}

World::World(const Shared& shared, WorldSettings settings)
    : shared_(shared),
      settings_(settings),
      dice_(settings.plan),
      plans_(draw_plans(dice_)),
      clock_(plans_.begins),
      office_clock_(clock_),
      chance_(settings.seed * 2 + (settings.with_faults ? 1 : 0)),
      platform_(clock_, chance_, identity()),
      sms_(clock_, chance_) {
  sms_.connect([this](const VirtualSms::Push& push) { return take_push(push); });
  LyingDisk::the().wipe();
  if (settings_.seed % kFromNothing != 0) LyingDisk::the().fill(shared_.new_office);
  if (settings_.with_faults) draw_faults();
  next_round_ = clock_.now();
}

World::~World() {
  database_.reset();
  walk_.reset();
}

void World::start() {
  database_ = std::make_unique<store::Database>(
      store::DatabaseOptions{.path = kDatabase, .writer = store::WriterMode::caller, .readers = 1});
  const auto migrated = store::migrate(*database_, office_clock_);
  ensure(migrated.has_value(), "the simulated office's database can be migrated");
  words_ = database_->write([this](store::Transaction& tx) {
    return std::make_unique<store::Wordbook>(tx, shared_.words, office_clock_.now());
  });
  furnish();
  auto made = gateway::Walk::make(
      {{*database_, shared_.keys, office_clock_, chance_, *words_, shared_.offices},
       net_,
       shared_.understanding},
      walk_settings(), {});
  ensure(made.has_value(), "the simulated doors can be opened");
  walk_ = std::move(*made);
  walk_->load();
}

// One transaction: it is all there after a crash, or nothing of it.
void World::furnish() {
  database_->write([this](store::Transaction& tx) {
    if (tx.row<std::int64_t>("SELECT 1 FROM seat_block LIMIT 1")) return;
    for (const LocalTime slot : shared_.offices.main().reception.slots)
      if (slot != LocalTime(14, 0))
        tx.execute("INSERT INTO seat_block(date, time) VALUES ($1, $2)",
                   {kJanuary.iso(), slot.iso()});
    for (const CaseOf& one : plans_.cases) {
      const auto number = petition::CaseNumber::of(2026, one.serial);
      const auto phone = petition::Phone::parse(one.phone).value();
      const auto on = [&](petition::EventBody body) {
        store::append_event(
            tx, shared_.keys, number.text(),
            {one.registered, instant_of(one.registered, LocalTime(9, 0)), "高朗", std::move(body)});
      };
      on(petition::event::Registered{number, petition::Arrival::visit, petition::ReceivedBy::unit,
                                     "超市出售过期奶粉"});
      on(petition::event::Accepted{one.unit});
      on(petition::event::Assigned{one.unit, one.handler, {}});
      const auto name = petition::PersonName::parse(one.name).value();
      const auto person = store::person_of(tx, shared_.keys, name, phone, clock_.now());
      store::index_case(tx, shared_.keys, number.text(), one.code, phone, person);
      if (one.linked.empty()) continue;
      const store::Address address{std::string(store::kWecomKf), identity().open_kfid, one.linked};
      store::join_identity(tx, store::reach(tx, shared_.keys, address), person, clock_.now());
    }
  });
}

void World::crash(milliseconds down) {
  ++outcome_.crashes;
  LyingDisk& disk = LyingDisk::the();
  for (;;) {
    disk.power_off();  // whatever the falling objects still want to write is not written
    database_.reset();
    walk_.reset();
    words_.reset();
    disk.power_on(chance_);
    clock_.advance(down);
    if (settings_.with_faults && chance_.below(6) == 0)
      disk.power_off_after(chance_.below(40));  // while starting, too
    try {
      start();
      disk.stay_on();
      return;
    } catch (const store::DatabaseError&) {
      ensure(!disk.is_on(), "only a dead disk keeps the office from starting");
      ++outcome_.crashes;
    }
  }
}

// What happens beside crashes: the disk is full for a while, our clock goes wrong or is set right.
void World::mishap() {
  if (chance_.below(2) == 0) {
    ++outcome_.counts["disk full"];
    LyingDisk::the().refuse(1 + chance_.below(30));
  } else {
    ++outcome_.counts["clock set"];
    office_clock_.set_beside(seconds{std::int64_t(chance_.below(480)) - 240});
  }
}

bool World::guarded(const std::function<void()>& act) {
  LyingDisk& disk = LyingDisk::the();
  try {
    act();
    if (disk.is_on()) return true;
  } catch (const Died&) {  // in the middle of a call
  } catch (const store::DatabaseError&) {
    if (disk.is_on()) {
      ensure(disk.has_refused(), "the store refuses only when the disk does");
      return false;
    }
  }
  crash(seconds{std::int64_t(chance_.below(30))});
  return false;
}

void World::deliver_callbacks() {
  for (VirtualPlatform::Callback& callback : platform_.take_due()) {
    const std::array<std::pair<std::string, std::string>, 3> query{
        {{"msg_signature", callback.signature},
         {"timestamp", callback.timestamp},
         {"nonce", callback.nonce}}};
    int status = 0;
    guarded([&] {
      auto& door = callback.is_bell ? walk_->kf_door() : walk_->app_door();
      door.take(query, callback.body, [&status](int answered) { status = answered; });
    });
    if (status != 200) platform_.refused(std::move(callback));
  }
}

bool World::awaits_us(const Citizen& one) {
  if (one.by_sms) return one.said > 0 && !sms_are_read();
  return platform_.shown(one.id).size() < one.wanted;
}

bool World::citizens_speak() {
  bool spoke = false;
  for (Citizen& one : plans_.citizens) spoke |= speaks(one);
  return spoke;
}

bool World::speaks(Citizen& one) {
  if (one.said == one.lines.size() || clock_.now() < one.speaks_at) return false;
  if (clock_.now() < one.lines[one.said].not_before || awaits_us(one)) return false;
  if (one.said == 0 && one.enters) platform_.enters(one.id);
  for (bool goes_on = true; goes_on && one.said < one.lines.size(); ++one.said) {
    const Line& line = one.lines[one.said];
    if (one.by_sms)
      sms_.writes(one.id, line.text,
                  chance_.below(2) == 0 ? sim::sms::Provider::aliyun : sim::sms::Provider::mas);
    else
      platform_.says(one.id, line.text);
    goes_on = line.with_next;
  }
  one.wanted = one.said;  // an answer to each
  one.speaks_at =
      clock_.now() + seconds{5 + std::int64_t(chance_.below(std::uint64_t(one.pause_max_s)))};
  return true;
}

bool World::staff_speak() {
  if (staff_said_ == plans_.staff.size()) return false;
  if (clock_.now() < plans_.staff[staff_said_].not_before) return false;
  platform_.staff_says(kDuty, plans_.staff[staff_said_].text);
  ++staff_said_;
  return true;
}

bool World::step() {
  ++outcome_.steps;
  if (settings_.with_faults && chance_.unit() < crash_chance_) {
    if (chance_.below(2) == 0)
      crash(seconds{std::int64_t(chance_.below(30))});
    else
      LyingDisk::the().power_off_after(chance_.below(60));
  }
  if (settings_.with_faults && chance_.unit() < mishap_chance_) mishap();
  if (settings_.with_faults && chance_.unit() < kClerkChance) guarded([this] { clerk_acts(); });
  bool moved = citizens_speak();
  moved |= staff_speak();
  deliver_callbacks();
  sms_.pass();
  if (clock_.now() >= next_round_) rounds();
  // Workers come in any order, and each does one step or more.
  std::array<int, 3> order{0, 1, 2};
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[chance_.below(i)]);
  for (const int who : order) {
    if (chance_.below(4) == 0) continue;
    guarded([&] {
      if (who == 0)
        moved |= walk_->pulling().step();
      else if (who == 1)
        moved |= walk_->talks().step();
      else
        moved |= walk_->delivery().step();
    });
  }
  return moved;
}

void World::rounds() {
  next_round_ = clock_.now() + minutes{1};  // at once after a crash in it: start()
  const Instant known = office_clock_.now();
  bool is_whole = guarded([this] { walk_->office_hours().round(); });
  is_whole &= guarded([this] { walk_->handing_back().round(); });
  is_whole &= guarded([this] { walk_->signal_calls().round(); });
  is_whole &= guarded([this] { walk_->reminding().round(); });
  if (is_whole) last_round_ = std::min(clock_.now(), known);
  if (!is_january_moved_ && clock_.now() >= plans_.moves_january)
    guarded([this] { move_january(); });
  if (clock_.now() < next_upkeep_) return;
  guarded([this] { walk_->sms_upkeep().round(); });
  next_upkeep_ = clock_.now() + hours{1};
}

bool World::all_is_said() {
  return staff_said_ == plans_.staff.size() && moments_lived_ == plans_.moments.size() &&
         std::ranges::all_of(plans_.citizens, [this](const Citizen& one) {
           return one.said == one.lines.size() && !awaits_us(one);
         });
}

std::optional<Instant> World::next_moment() {
  Instant next = sms_.next_due().value_or(Instant::max());
  for (const Citizen& one : plans_.citizens) {
    if (awaits_us(one)) return std::nullopt;
    if (one.said < one.lines.size())
      next = std::min(next, std::max(one.speaks_at, one.lines[one.said].not_before));
  }
  if (staff_said_ < plans_.staff.size())
    next = std::min(next, plans_.staff[staff_said_].not_before);
  if (moments_lived_ < plans_.moments.size()) next = std::min(next, plans_.moments[moments_lived_]);
  return next;
}

// The platform has refused it so far, and it is tried again; or an offer is over, and passed on
// with the next round that knows what its holder wrote. An office that is away for as long as an
// offer stands before it could be told of has another day than the one that it is compared with.
bool World::something_is_on_its_way() {
  return database_ && database_->read([this](store::Transaction& tx) {
    return tx.row<std::int64_t>("SELECT 1 FROM outbox WHERE state = 0 LIMIT 1").has_value() ||
           tx.row<std::int64_t>(
                 "SELECT 1 FROM waiting WHERE state = 'offered' AND offered_until <= "
                 "$1 LIMIT 1",
                 {unix_ms(office_clock_.now())})
               .has_value();
  });
}

// Nothing moves and nobody waits: hours go by until somebody comes. At times we are not there when
// he does.
void World::pass_the_time() {
  const auto next = next_moment();
  if (!next || *next <= clock_.now() || something_is_on_its_way()) {
    clock_.advance(seconds{10});
    return;
  }
  if (settings_.with_faults && chance_.below(8) == 0)
    crash(*next - clock_.now() + minutes{std::int64_t(chance_.below(20))});
  else
    clock_.set(*next);
}

Outcome World::run() {
  start();
  while (!all_is_said() && outcome_.steps < kStepsMax) {
    const bool moved = step();
    quiet_ = moved ? 0 : quiet_ + 1;
    // Whatever was due then had its round, by our own clock too where that is behind, and one that
    // no crash and no full disk cut short: else hours would go by before we knew of it.
    while (quiet_ >= kQuietSteps && moments_lived_ < plans_.moments.size() &&
           plans_.moments[moments_lived_] <= last_round_)
      ++moments_lived_, quiet_ = 0;
    if (quiet_ >= kQuietSteps)
      pass_the_time();
    else
      clock_.advance(moved ? milliseconds{std::int64_t(chance_.below(200))}
                           : milliseconds{std::int64_t(200 + chance_.below(10'000))});
  }
  calm();
  read_sms();
  for (const Citizen& one : plans_.citizens) {
    outcome_.shown[one.id] = one.by_sms ? sms_.shown(one.id) : platform_.shown(one.id);
    outcome_.welcomes[one.id] = platform_.welcomes(one.id);
  }
  outcome_.staff = platform_.shown_to_staff();
  if (!all_is_said()) outcome_.violations.push_back("somebody waits for an answer for ever");
  for (const std::string& what : platform_.violations()) outcome_.violations.push_back(what);
  for (const auto& [what, count] : platform_.counts()) outcome_.counts[what] += count;
  outcome_.messages = platform_.messages();
  check_transcripts();
  check_database();
  check_sms();
  return std::move(outcome_);
}

void World::calm() {
  platform_.faults = Faults{};
  sms_.set_faults({});
  LyingDisk::the().stay_on();
  LyingDisk::the().refuse(0);
  office_clock_.set_beside(milliseconds{0});
  if (!LyingDisk::the().is_on()) crash(milliseconds{0});
  crash_chance_ = mishap_chance_ = 0;
  walk_->load();
  for (int round = 0; round < 40; ++round) {
    finish_now();
    clock_.advance(minutes{1});
  }
  finish_sms();
}

void World::finish_now() {
  deliver_callbacks();
  sms_.pass();
  rounds();
  while (walk_->pulling().step() || walk_->talks().step() || walk_->delivery().step()) {
  }
}

}  // namespace huiyin::simulation
