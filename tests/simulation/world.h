// One seed's world: citizens with their plans, the platform, our whole walk on the lying disk, and
// time. Everything in one thread and in an order drawn from the seed.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "bot/understanding/understanding.h"
#include "gateway/walk/walk.h"
#include "store/office_book.h"
#include "store/sealing.h"
#include "store/wordbook.h"
#include "tests/simulation/lying_disk.h"
#include "tests/simulation/plans.h"
#include "tests/simulation/virtual_platform.h"
#include "tests/simulation/virtual_sms.h"

namespace huiyin::simulation {

// What all worlds share, made once: costly, and constant.
struct Shared {
  const store::Keyring& keys;
  const bot::Understanding& understanding;
  const store::OfficeBook& offices;
  const templates::Catalogue& words;
  // The disk of an office that was only just set up.
  const LyingDisk::Contents& new_office;
};

// Made once by the product's own migrations.
LyingDisk::Contents disk_of_new_office();

// Our own clock: the world's, and at times some minutes beside it.
class OfficeClock final : public Clock {
 public:
  explicit OfficeClock(const Clock& of_the_world) : world_(of_the_world) {}
  Instant now() const override { return world_.now() + beside_; }
  void set_beside(milliseconds by) { beside_ = by; }

 private:
  const Clock& world_;
  milliseconds beside_{0};
};

struct WorldSettings {
  std::uint64_t plan = 0;  // what its people do is drawn from this
  std::uint64_t seed = 0;  // and whatever happens to them from this
  bool with_faults = true;
};

// What the office meant to say by SMS, and what it knows of it.
struct SmsRow {
  std::string phone, text, key, sent_by, provider_id, code, reason;
  std::int64_t state = 0;
  bool is_possible_double = false;

  // A provider has it for certain; or perhaps.
  bool is_taken() const;
  bool is_unknown() const;
};

struct Outcome {
  std::map<std::string, std::vector<std::string>> shown;  // citizen → what he saw, in order
  std::map<std::string, std::vector<std::string>> staff;  // the same of members of staff
  std::map<std::string, std::size_t> welcomes;            // citizen → how often welcomed
  std::vector<std::string> violations;
  std::map<std::string, std::vector<std::string>> on_phones;  // what came by SMS, by number
  std::vector<SmsRow> by_sms;
  std::map<std::string, std::uint64_t> counts, sms_counts;
  std::uint64_t crashes = 0, steps = 0, messages = 0;
};

inline constexpr const char* kWecomUrl = "http://simulation";
inline constexpr LocalDate kJanuary{2027, 1, 15};  // a day of reception with one seat

// Where each call goes.
class Net final : public gateway::HttpClient {
 public:
  Net(VirtualPlatform& wecom, VirtualSms& sms) : wecom_(wecom), sms_(sms) {}
  gateway::HttpAnswer call(const gateway::HttpCall& call) override;

 private:
  VirtualPlatform& wecom_;
  VirtualSms& sms_;
};

class World {
 public:
  World(const Shared& shared, WorldSettings settings);
  ~World();
  Outcome run();
  const std::vector<Citizen>& citizens() const { return plans_.citizens; }

 private:
  void draw_faults();
  void start();
  void furnish();  // what the office has before its first day
  void crash(milliseconds down);
  bool step();  // one thing happens; false: nothing could
  void mishap();
  // Ends in a crash when the process or the power died in it. False: it was not done to its end.
  bool guarded(const std::function<void()>& act);
  void deliver_callbacks();
  bool citizens_speak();
  bool staff_speak();
  bool speaks(Citizen& one);  // his next lines; false: not yet
  bool awaits_us(const Citizen& one);
  bool all_is_said();
  std::optional<Instant> next_moment();  // nothing: somebody waits for us
  bool something_is_on_its_way();
  void pass_the_time();
  void calm();    // no more faults; whatever is left to do is done
  void rounds();  // what the office does as time passes
  void finish_now();
  // By SMS (world_sms.cpp).
  void draw_sms_faults(double wild);
  gateway::WalkSettings walk_settings() const;
  VirtualSms::PushAnswer take_push(const VirtualSms::Push& push);
  void watch_states();
  bool sms_are_read();
  void move_january();
  void clerk_acts();  // world_clerk.cpp
  void finish_sms();
  void read_sms();
  void check_sms();
  void check_sms_row(const SmsRow& row);
  void check_sms_taken(const VirtualSms::Taken& one);
  void check_unknown();
  void count_sms();
  void check_transcripts();
  void check_database();
  bool may_be_unsent(const std::string& about, const std::string& kind, std::int64_t state,
                     const std::string& citizen) const;

  const Shared& shared_;
  const WorldSettings settings_;
  SeededRandom dice_;  // of the plans: the same with faults and without
  Plans plans_;
  FakeClock clock_;
  OfficeClock office_clock_;
  SeededRandom chance_;  // of everything else
  VirtualPlatform platform_;
  VirtualSms sms_;
  Net net_{platform_, sms_};
  std::map<std::int64_t, int> heights_;  // of outbox rows by SMS: what was known of them at most
  bool is_january_moved_ = false;
  Outcome outcome_;
  double crash_chance_ = 0, mishap_chance_ = 0;
  int quiet_ = 0;  // steps in a row in which nothing moved
  std::size_t staff_said_ = 0, moments_lived_ = 0;
  Instant next_round_{}, next_upkeep_{};
  Instant last_round_{};  // the last that was done as a whole, by the clock that is behind

  std::unique_ptr<gateway::Walk> walk_;
  std::unique_ptr<store::Wordbook> words_;
  std::unique_ptr<store::Database> database_;
};

// The identity under which the simulated office speaks.
VirtualPlatform::Identity identity();

}  // namespace huiyin::simulation
