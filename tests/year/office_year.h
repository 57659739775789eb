// A year of an office, at its own pace: cases come and move as drawn from a seed, most in time and
// some late; people go on leave; the program is away for days, or dies at any write. The reminders
// are the product's own, on a real store; the checks (checks.cpp) read what is on record afterwards
// and know nothing of how a pass decides.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "gateway/walk/reminding.h"
#include "store/database.h"
#include "store/office_book.h"
#include "store/sealing.h"
#include "store/wordbook.h"

namespace huiyin::year {

struct YearSettings {
  std::string database;  // a file
  int cases = 50'000, handlers = 30;
  LocalDate from{2026, 1, 1}, until{2026, 12, 31};  // cases come from the first to the last …
  int days_after = 0;                               // … and the office goes on for so many days
  int downtimes = 6;                                // of some hours to some days
  bool with_faults = false;  // the disk is the lying one: it dies, and is full
  std::uint64_t seed = 1;
};

// What happens to a case; its body is made when it is written down.
enum class Happening : std::uint8_t {
  registered,
  accepted,  // and given to its handler, and the citizen told
  progress,
  extended,
  hearing_begun,
  hearing_ended,
  concluded,
  served,
  review_asked,
  review_decided,
  withdrawn,
  archived
};
struct Planned {
  Instant at;
  std::int32_t serial = 0;
  Happening what = Happening::registered;
};

struct CasePlan {
  std::int32_t handler = 0;  // place among the handlers; his unit is that of the case
  bool is_urgent = false;
};

struct Plan {
  std::vector<CasePlan> cases;  // by serial, from 1
  std::vector<Planned> events;  // by time
  struct Downtime {
    Instant from, until;
  };
  std::vector<Downtime> downtimes;  // by time, apart from each other
};
Plan draw_plan(const YearSettings& settings, const store::Office& office, Random& random);

// 2 leaders, a head, 2 on duty; units of three handlers and a section head each; all of them on
// leave twice, with a deputy.
void furnish(store::Office& office, const YearSettings& settings, Random& random);

struct Account {
  std::uint64_t events = 0, rounds = 0, looks = 0, crashes = 0, refusals = 0;
  std::vector<Instant> complete_rounds;  // that threw nothing
  double longest_round_s = 0, seconds = 0;
};

class OfficeYear {
 public:
  OfficeYear(const store::Office& office, const store::Keyring& keys,
             const templates::Catalogue& words, YearSettings settings);
  ~OfficeYear();
  Account run();
  store::Database& database() { return *database_; }
  const Plan& plan() const { return plan_; }

 private:
  void start();
  void crash(hours away);
  bool write_events();  // false: the store took no more
  void write(store::Transaction& tx, const Planned& one);
  void round();
  void guarded(const std::function<void()>& act);
  void mishap();

  const store::Office& office_;
  const store::OfficeBook offices_;
  const store::Keyring& keys_;
  const templates::Catalogue& words_of_config_;
  const YearSettings settings_;
  SeededRandom dice_;
  const Plan plan_;
  FakeClock clock_;
  Account account_;
  std::size_t written_ = 0, downtimes_over_ = 0;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<store::Wordbook> words_;
  std::unique_ptr<gateway::Reminding> reminding_;
};

// Everything that is wrong with what is on record; at most some tens.
struct Verdict {
  std::vector<std::string> violations;
  std::string text;  // the account, for a person
};
Verdict check(OfficeYear& year, const store::Office& office, const store::Keyring& keys,
              const Account& account);

}  // namespace huiyin::year
