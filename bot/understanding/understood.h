// What one sentence of a citizen means: the intent, how sure we are, and the values in it. The
// vocabulary is that of `huiyin understand` (see docs/developer). Pure data.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace huiyin::bot {

enum class ValueKind {
  when,
  number,
  phone,
  name,
  id18,
  id15,
  uscc,
  booking_no,
  case_no,
  query_code,
  people,
  place,
  yes,
  no
};

enum class Part { dawn, morning, noon, afternoon, evening };

// A day, a time of day, a part of the day, or a span of them: only what the words name.
struct When {
  std::optional<LocalDate> date;
  std::optional<LocalTime> time;
  std::optional<Part> part;
  std::optional<LocalDate> end_date;  // inclusive
  std::optional<LocalTime> end_time;
  // The hour was said bare (1 … 11 o'clock without 上午/下午): a dialogue takes the one that lies
  // in office hours.
  bool hour_is_ambiguous = false;
  bool operator==(const When&) const = default;
};

// In a correction ("把15号改到22号", "不是3点是4点") the value that holds, and the one that no
// longer does.
enum class Role { none, old_value, new_value };

struct Found {
  ValueKind kind{};
  std::string text;       // as typed
  std::size_t begin = 0;  // in code points of the sentence, end exclusive
  std::size_t end = 0;
  Role role = Role::none;
  When when;           // of a `when`
  double number = 0;   // of number and people
  std::string normal;  // of the others: "13900001003", "XF2026-000101", "A0315", "张三"
  // A name that words introduced (我叫, 姓名); one that nobody introduced is said back first.
  bool introduced = false;
  bool last4 = false;  // a `number` that is a phone's last four digits; `normal` holds them
};

struct RefusedValue {
  std::string text;
  std::string reason;  // stable: "no_such_day", "checksum", "no_such_time", …
};

// Sure; unsure: offer the best two or three; no idea: ask in other words.
enum class Band { act, offer, ask };
enum class Risk { none, self, violence, abuse, group, petition };
// Bodies in danger now; somebody died of what this office is for; a death that is past, or of
// another cause.
enum class Harm { none, past, died, now };

// What the intent was decided by.
enum class DecidedBy {
  learning,    // the classifier
  command,     // the whole text is a known short word
  rating,      // a rating was asked for
  correction,  // a day or time put right
  alarm,       // words of danger, or mere insults
  example      // of the office's own (taught.h)
};

// From five on a visit is a joint one 集访 (custom, domain: Signals): people at the office must
// know.
inline constexpr int kGroupFrom = 5;

struct Guess {
  std::string intent;  // a key of config/defaults/intents: "book_visit"
  double confidence = 0;
};

struct Understood {
  std::string text;
  std::string intent;
  double confidence = 0;
  std::vector<Guess> alternatives;  // the next best, best first
  Band band = Band::ask;
  DecidedBy by = DecidedBy::learning;
  std::string example;  // of the office's own, as worded, which the sentence is like
  double likeness = 0;  // to it: 1 says the same
  Risk risk = Risk::none;
  std::string risk_words;   // what raised it, for the alarm
  bool here = false;        // the crowd of a `group` is at the office already
  bool only_vents = false;  // "急死人了" and nothing beside it
  Harm harm = Harm::none;
  std::vector<Found> values;  // by begin
  std::vector<RefusedValue> refused;

  // The one that holds: role `new_value` before `none`, never `old_value`.
  const Found* first(ValueKind kind) const;
  const Found* last4() const;  // a phone's last four digits
  // Day and time of all that hold, put together: "15号去，下午三点" names them in two places. A
  // span ("下个月", "15号到17号") has `end_date`, and its `date` is no day to be booked.
  std::optional<When> when() const;
  bool has(ValueKind kind) const { return first(kind) != nullptr; }
};

}  // namespace huiyin::bot
