// One seed's world: citizens with their plans, the platform, our whole walk on the lying disk, and
// time. Everything in one thread and in an order drawn from the seed.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "bot/understanding/understanding.h"
#include "gateway/walk/walk.h"
#include "store/office.h"
#include "store/sealing.h"
#include "store/wordbook.h"
#include "tests/simulation/virtual_platform.h"

namespace huiyin::simulation {

// What all worlds share, made once: costly, and constant.
struct Shared {
  const store::Keyring& keys;
  const bot::Understanding& understanding;
  const store::Office& office;
  const templates::Catalogue& words;
};

// A citizen says his lines one after the other, each when the one before was answered; sometimes
// two at once.
struct Citizen {
  std::string id;
  std::vector<std::string> lines;
  std::vector<bool> with_next;  // said in one breath with the next line
  bool competes = false;        // for a seat that others want: what he hears depends on them
  std::size_t said = 0;
  std::size_t wanted = 0;  // sayings he waits for before he goes on
  Instant speaks_at{};
};

struct WorldSettings {
  std::uint64_t seed = 0;
  bool with_faults = true;
};

struct Outcome {
  std::map<std::string, std::vector<std::string>> shown;  // citizen → what he saw, in order
  std::vector<std::string> violations;
  std::map<std::string, std::uint64_t> counts;
  std::uint64_t crashes = 0, steps = 0, messages = 0;
};

class World {
 public:
  World(const Shared& shared, WorldSettings settings);
  ~World();
  Outcome run();
  const std::vector<Citizen>& citizens() const { return citizens_; }

 private:
  void draw_citizens();
  void draw_faults();
  void start();
  void crash();
  bool step();  // one thing happens; false: nothing could
  void guarded(const std::function<void()>&
                   act);  // ends in a crash when the process or the power died in it
  void deliver_callbacks();
  bool citizens_speak();
  bool all_is_said() const;
  void calm();  // no more faults; whatever is left to do is done
  void check_database();

  const Shared& shared_;
  const WorldSettings settings_;
  FakeClock clock_;
  SeededRandom plans_;   // of the citizens: the same with faults and without
  SeededRandom chance_;  // of everything else
  VirtualPlatform platform_;
  std::vector<Citizen> citizens_;
  Outcome outcome_;
  double crash_chance_ = 0;
  Instant next_round_{};

  std::unique_ptr<gateway::Walk> walk_;
  std::unique_ptr<store::Wordbook> words_;
  std::unique_ptr<store::Database> database_;
};

// The identity under which the simulated office speaks.
VirtualPlatform::Identity identity();

}  // namespace huiyin::simulation
