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
#include "tests/simulation/plans.h"
#include "tests/simulation/virtual_platform.h"

namespace huiyin::simulation {

// What all worlds share, made once: costly, and constant.
struct Shared {
  const store::Keyring& keys;
  const bot::Understanding& understanding;
  const store::OfficeBook& offices;
  const templates::Catalogue& words;
};

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
  std::uint64_t seed = 0;
  bool with_faults = true;
};

struct Outcome {
  std::map<std::string, std::vector<std::string>> shown;  // citizen → what he saw, in order
  std::map<std::string, std::vector<std::string>> staff;  // the same of members of staff
  std::map<std::string, std::size_t> welcomes;            // citizen → how often welcomed
  std::vector<std::string> violations;
  std::map<std::string, std::uint64_t> counts;
  std::uint64_t crashes = 0, steps = 0, messages = 0;
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
  // Ends in a crash when the process or the power died in it.
  void guarded(const std::function<void()>& act);
  void deliver_callbacks();
  bool citizens_speak();
  bool staff_speak();
  bool all_is_said() const;
  std::optional<Instant> next_moment() const;  // nothing: somebody waits for us
  bool something_is_on_its_way();
  void pass_the_time();
  void calm();  // no more faults; whatever is left to do is done
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
  Outcome outcome_;
  double crash_chance_ = 0, mishap_chance_ = 0;
  int quiet_ = 0;  // steps in a row in which nothing moved
  std::size_t staff_said_ = 0, moments_lived_ = 0;
  Instant next_round_{};

  std::unique_ptr<gateway::Walk> walk_;
  std::unique_ptr<store::Wordbook> words_;
  std::unique_ptr<store::Database> database_;
};

// The identity under which the simulated office speaks.
VirtualPlatform::Identity identity();

}  // namespace huiyin::simulation
