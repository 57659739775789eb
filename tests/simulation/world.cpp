#include "tests/simulation/world.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/ensure.h"
#include "store/migrations.h"
#include "tests/simulation/lying_disk.h"

namespace huiyin::simulation {
namespace {

using namespace huiyin::literals;

constexpr const char* kDatabase = "office.db";
constexpr int kExact = 5, kCompeting = 3;
constexpr std::uint64_t kStepsMax = 20'000;

constexpr std::array kNames{"赵安宝", "钱昌达", "孙恩芳", "李光海",
                            "周吉康", "吴宝昌", "郑达恩", "王芳光"};
constexpr std::array kTimes{"10:00", "10:30", "14:00", "14:30", "15:00"};

gateway::WalkSettings walk_settings() {
  const VirtualPlatform::Identity who = identity();
  gateway::WalkSettings settings;
  settings.api.base_url = "http://simulation";
  settings.api.corp_id = who.corp_id;
  settings.api.app_secret = "app-secret";
  settings.api.kf_secret = "kf-secret";
  settings.api.agent_id = who.agent_id;
  settings.app_token = who.app_token;
  settings.app_aes_key = who.app_aes_key;
  settings.kf_token = who.kf_token;
  settings.kf_aes_key = who.kf_aes_key;
  settings.open_kfid = who.open_kfid;
  settings.delivery.attempts_max = 1000;  // the faults end before patience does
  return settings;
}

}  // namespace

VirtualPlatform::Identity identity() {
  return {"wwsimulation00001",
          "wkSimulationDesk1",
          "SimulationApp",
          "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU",
          "SimulationKf",
          "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU",
          1000002};
}

World::World(const Shared& shared, WorldSettings settings)
    : shared_(shared),
      settings_(settings),
      clock_("2026-11-24T09:00"_at),
      plans_(settings.seed),
      chance_(settings.seed * 2 + (settings.with_faults ? 1 : 0)),
      platform_(clock_, chance_, identity()) {
  LyingDisk::the().wipe();
  draw_citizens();
  if (settings_.with_faults) draw_faults();
  next_round_ = clock_.now();
}

World::~World() {
  database_.reset();
  walk_.reset();
}

void World::draw_citizens() {
  for (int i = 0; i < kExact + kCompeting; ++i) {
    Citizen one;
    one.id = "wmCitizen" + std::to_string(i);
    one.competes = i >= kExact;
    const std::string name = kNames[std::size_t(i)], phone = "1390000200" + std::to_string(i);
    const std::string time = one.competes ? "09:00" : kTimes[std::size_t(i)];
    const std::string wish =
        "我叫" + name + "，电话" + phone + "，想12月15日" + time + "来反映药店卖过期药，就我一个人";
    switch (one.competes ? 0 : plans_.below(5)) {
      case 0:
        one.lines = {"你好", wish, "对", "你们在哪里办公", "谢谢"};
        break;
      case 1:
        one.lines = {wish, "要带什么材料", "对", "查进度", "算了", "谢谢"};
        break;
      case 2:
        one.lines = {
            "我要预约12月15日" + time, name, phone, "一个人", "诊所乱收费", "对", "几点上班"};
        break;
      case 3:
        one.lines = {wish,   "等下，电话写错了，是1391111200" + std::to_string(i),
                     "对",   "我不去了，帮我取消",
                     "确认", "谢谢"};
        break;
      default:
        one.lines = {
            "今天天气怎么样", "帮助", "查进度 XF2026-90000" + std::to_string(i), "123456", "0000",
            "算了",           "再见"};
        break;
    }
    for (std::size_t k = 0; k < one.lines.size(); ++k)
      one.with_next.push_back(plans_.below(8) == 0);
    one.speaks_at = clock_.now() + seconds{std::int64_t(plans_.below(3600))};
    citizens_.push_back(std::move(one));
  }
}

void World::draw_faults() {
  Faults& faults = platform_.faults;
  const double wild = chance_.unit();  // some days are bad, some are nearly good
  faults.lose_bell = 0.3 * wild;
  faults.double_bell = 0.3 * wild;
  faults.late_bell = 0.3 * wild;
  faults.reset_before = 0.08 * wild;
  faults.reset_after = 0.10 * wild;
  faults.server_error = 0.06 * wild;
  faults.busy = 0.04 * wild;
  faults.too_often = 0.01 * wild;
  faults.broken_json = 0.03 * wild;
  faults.token_dies = 0.03 * wild;
  faults.die_before = 0.02 * wild;
  faults.die_after = 0.03 * wild;
  faults.empty_page = 0.1 * wild;
  faults.repeat_item = 0.2 * wild;
  faults.page = chance_.below(3) == 0 ? 1 : 1 + chance_.below(5);
  crash_chance_ = 0.01 * chance_.unit();
}

void World::start() {
  database_ = std::make_unique<store::Database>(
      store::DatabaseOptions{.path = kDatabase, .writer = store::WriterMode::caller, .readers = 1});
  const auto migrated = store::migrate(*database_, clock_);
  ensure(migrated.has_value(), "the simulated office's database can be migrated");
  words_ = database_->write([this](store::Transaction& tx) {
    return std::make_unique<store::Wordbook>(tx, shared_.words, clock_.now());
  });
  auto made = gateway::Walk::make({*database_, shared_.keys, clock_, chance_, platform_,
                                   shared_.understanding, *words_, shared_.office},
                                  walk_settings(), {});
  ensure(made.has_value(), "the simulated doors can be opened");
  walk_ = std::move(*made);
  walk_->load();
}

void World::crash() {
  ++outcome_.crashes;
  LyingDisk& disk = LyingDisk::the();
  for (;;) {
    disk.power_off();  // whatever the falling objects still want to write is not written
    database_.reset();
    walk_.reset();
    words_.reset();
    disk.power_on(chance_);
    clock_.advance(seconds{std::int64_t(chance_.below(30))});
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

void World::guarded(const std::function<void()>& act) {
  try {
    act();
    if (LyingDisk::the().is_on()) return;
  } catch (const Died&) {  // in the middle of a call
  } catch (const store::DatabaseError&) {
    ensure(!LyingDisk::the().is_on(), "the store refuses only when the power is gone");
  }
  crash();
}

void World::deliver_callbacks() {
  for (VirtualPlatform::Callback& callback : platform_.take_due()) {
    const std::array<std::pair<std::string, std::string>, 3> query{
        {{"msg_signature", callback.signature},
         {"timestamp", callback.timestamp},
         {"nonce", callback.nonce}}};
    int status = 0;
    guarded([&] {
      walk_->kf_door().take(query, callback.body, [&status](int answered) { status = answered; });
    });
    if (status != 200) platform_.refused(std::move(callback));
  }
}

bool World::citizens_speak() {
  bool spoke = false;
  for (Citizen& one : citizens_) {
    if (one.said == one.lines.size() || clock_.now() < one.speaks_at) continue;
    if (platform_.shown(one.id).size() < one.wanted) continue;
    bool goes_on = true;
    while (goes_on && one.said < one.lines.size()) {
      platform_.says(one.id, one.lines[one.said]);
      goes_on = one.with_next[one.said];
      ++one.said;
    }
    one.wanted = one.said;  // an answer to each
    one.speaks_at = clock_.now() + seconds{5 + std::int64_t(chance_.below(600))};
    spoke = true;
  }
  return spoke;
}

bool World::step() {
  ++outcome_.steps;
  if (settings_.with_faults && chance_.unit() < crash_chance_) {
    if (chance_.below(2) == 0)
      crash();
    else
      LyingDisk::the().power_off_after(chance_.below(60));
  }
  bool moved = citizens_speak();
  deliver_callbacks();
  if (clock_.now() >= next_round_) {
    guarded([this] { walk_->office_hours().round(); });
    next_round_ = clock_.now() + minutes{1};
  }
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

bool World::all_is_said() const {
  return std::ranges::all_of(citizens_, [this](const Citizen& one) {
    return one.said == one.lines.size() && platform_.shown(one.id).size() >= one.wanted;
  });
}

Outcome World::run() {
  start();
  while (!all_is_said() && outcome_.steps < kStepsMax) {
    const bool moved = step();
    clock_.advance(moved ? milliseconds{std::int64_t(chance_.below(200))}
                         : milliseconds{std::int64_t(200 + chance_.below(10'000))});
  }
  calm();
  for (const Citizen& one : citizens_) outcome_.shown[one.id] = platform_.shown(one.id);
  if (!all_is_said()) outcome_.violations.push_back("somebody waits for an answer for ever");
  for (const std::string& what : platform_.violations()) outcome_.violations.push_back(what);
  outcome_.counts = platform_.counts();
  outcome_.messages = platform_.messages();
  check_database();
  return std::move(outcome_);
}

void World::calm() {
  platform_.faults = Faults{};
  LyingDisk::the().stay_on();
  if (!LyingDisk::the().is_on()) crash();
  crash_chance_ = 0;
  walk_->load();
  for (int round = 0; round < 40; ++round) {
    deliver_callbacks();
    guarded([this] { walk_->office_hours().round(); });
    while (walk_->pulling().step() || walk_->talks().step() || walk_->delivery().step()) {
    }
    clock_.advance(minutes{1});
  }
}

void World::check_database() {
  database_->read([this](store::Transaction& tx) {
    const auto count = [&](const char* sql) { return std::get<0>(*tx.row<std::int64_t>(sql)); };
    const auto none = [&](const char* sql, const char* what) {
      if (const std::int64_t n = count(sql); n > 0)
        outcome_.violations.push_back(std::string(what) + ": " + std::to_string(n));
    };
    none("SELECT COUNT(*) FROM inbox WHERE state = 0", "messages taken in and never answered");
    none("SELECT COUNT(*) FROM inbox WHERE state = 2", "messages parked");
    for (const auto& [state, code] : tx.rows<std::int64_t, std::optional<std::string>>(
             "SELECT state, last_code FROM outbox WHERE state NOT IN (1, 7) ORDER BY id"))
      outcome_.violations.push_back("an answer never sent: state " + std::to_string(state) +
                                    ", last code " + code.value_or("none"));
    none(
        "SELECT COUNT(*) FROM (SELECT 1 FROM booking WHERE state = 'booked' GROUP BY date, time "
        "HAVING COUNT(*) > 1)",
        "times with more visits than seats");
    none("SELECT COUNT(*) FROM conversation WHERE work_since IS NOT NULL",
         "conversations that think they have work");
    // Each living booking was told to just the one who made it.
    std::map<std::string, std::set<std::string>> told;
    for (const Citizen& one : citizens_)
      for (const std::string& text : platform_.shown(one.id))
        if (const auto at = text.find("预约号：A"); at != std::string::npos)
          told[text.substr(at + std::string("预约号：").size(), 5)].insert(one.id);
    for (const auto& [number, whom] : told)
      if (whom.size() > 1) outcome_.violations.push_back("one number for two citizens: " + number);
    std::size_t booked = 0;
    for (const auto& [number] : tx.rows<std::string>("SELECT number FROM booking")) {
      ++booked;
      if (!told.contains(number))
        outcome_.violations.push_back("a booking nobody was told of: " + number);
    }
    if (booked != told.size())
      outcome_.violations.push_back("a booking that was told is not there");
    const auto nine =
        count("SELECT COUNT(*) FROM booking WHERE state = 'booked' AND time = '09:00'");
    if (nine != 1)
      outcome_.violations.push_back("the seat that three wanted has " + std::to_string(nine) +
                                    " visits");
  });
}

}  // namespace huiyin::simulation
