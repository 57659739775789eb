// The rules of petition work as data: which clock counts how many days from what, and the fixed
// numbers, each with its article. Read from config/defaults/rules/*.json; no number of law stands
// in code.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "petition/calendar.h"
#include "petition/matter_kind.h"

namespace huiyin::petition {

enum class DayUnit { natural, working };
enum class Owner { office, unit, citizen, reviewer, rereviewer };

std::string_view name(DayUnit unit);  // "natural"
std::string_view name(Owner owner);   // "rereviewer"

struct ClockRule {
  std::string key;      // "conclude"
  std::string title;    // what people call it: "办结"
  std::string article;  // where the number stands: "《信访工作条例》第三十四条"
  int days = 0;         // 0: the article asks for the act and fixes no days
  DayUnit unit = DayUnit::natural;
  std::string starts;                     // the mark that starts it: see clock_marks.h
  Owner owner = Owner::unit;              // whose duty or right it is
  std::vector<std::string> met_by;        // marks that end it well
  std::vector<MatterKind> only_for = {};  // kinds of matter that it counts for; empty: all
  int extension_days_max = 0;             // sum of all extensions; 0: cannot be extended
  bool hearing_excluded = false;          // days of a hearing are not counted
  bool superior_date_first = false;       // the superior's own date stands in for the days
  bool exempt_without_contact = false;    // no duty while name or address are unclear
  bool rolls = true;                      // a last day off moves on to the next working day
  bool accepted_by_default = false;       // undecided at its end, a file may count as accepted
  bool inner = false;                     // between offices: nothing to tell the citizen
  bool enabled = true;
};

struct FixedNumber {
  int value = 0;
  std::string article;  // or "习惯" (custom) where no law says it
};

// One rule set, in force from a day, until the next one's.
struct Rules {
  std::string key;    // "2022"
  std::string title;  // "信访工作条例"
  LocalDate from;
  std::vector<ClockRule> clocks;
  std::vector<std::string> ended_by;  // marks after which no clock of the file runs on
  std::map<std::string, FixedNumber, std::less<>> numbers;  // "representatives_max" …
  std::map<std::string, std::string, std::less<>> acts;  // ledger event → the article it rests on

  const ClockRule* clock(std::string_view key) const;     // nullptr: this set has none
  const FixedNumber& number(std::string_view key) const;  // each key of kNumberKeys is there
  std::string article_of(std::string_view event) const;   // empty when the set names none
};

// Refuses with json.* and rules.*; all faults at once, each with `file` and key.
[[nodiscard]] tl::expected<Rules, Faults> parse_rules(std::string_view json, std::string_view file);

// All rule sets of an installation.
class RuleBook {
 public:
  // Refuses an empty list, two sets of one key or one day.
  [[nodiscard]] static tl::expected<RuleBook, Faults> of(std::vector<Rules> sets);

  const Rules& in_force_on(LocalDate date) const;           // before the first set's day: the first
  const Rules* find(std::string_view key) const;            // nullptr: no such set
  const std::vector<Rules>& sets() const { return sets_; }  // in order of their days

 private:
  explicit RuleBook(std::vector<Rules> sets) : sets_(std::move(sets)) {}
  std::vector<Rules> sets_;  // never empty
};

}  // namespace huiyin::petition
