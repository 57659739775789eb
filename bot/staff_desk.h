// The conversation with staff sees the office through this alone, as the citizens' sees Desk:
// inside the one transaction of the turn.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "petition/booking_number.h"
#include "petition/case_file.h"
#include "petition/permissions.h"

namespace huiyin::bot {

class StaffDesk {
 public:
  virtual ~StaffDesk() = default;
  virtual Instant now() const = 0;
  LocalDate today() const { return office_date(now()); }

  struct Colleague {
    std::string name, post, unit;
  };
  // Who writes; nothing: he is not of this office, and is told nothing of it.
  virtual std::optional<Colleague> me() = 0;
  virtual std::vector<Colleague> colleagues() = 0;

  // What of petitions is judged and counted by.
  virtual petition::Law law() const = 0;

  // Numbers of the open cases on which he has a part, in order; at most some hundreds.
  virtual std::vector<std::string> my_cases() = 0;
  // A case that he may see; nothing tells one that he may not from one that is not there.
  virtual std::optional<petition::CaseFile> find_case(const std::string& number) = 0;
  virtual std::vector<petition::Role> my_roles(const petition::CaseFile& file) = 0;

  // Something done on a case, on that day (none: today).
  struct Act {
    std::string number;
    petition::EventBody body;
    std::optional<LocalDate> day = {};
  };
  // What doing it would make of the file, or why it is refused; act() does it, writes it down and
  // tells whom it concerns.
  virtual Result<petition::CaseFile> judge(const Act& act) = 0;
  virtual Result<petition::CaseFile> act(const Act& act) = 0;

  // The petition office hears of it: who is named for objections.
  virtual void tell_office(const std::string& text) = 0;

  struct Wait {
    std::int64_t conversation = 0;
    Instant since{};
  };
  virtual std::vector<Wait> waiting_for_human() = 0;  // the longest waiting first

  // A signal 预警 that he was told of lately and that nobody had taken up: he sees to it.
  struct TakenSignal {
    std::string kind;  // "self_harm"
    std::optional<std::int64_t> conversation;
    int others = 0;  // that he was told of, and wait still
  };
  enum class Signals { any, of_life };
  // The newest of those; nothing: none waits.
  virtual std::optional<TakenSignal> take_signal(Signals which) = 0;

  // Number, time and headcount; no story.
  struct Visit {
    petition::BookingNumber number;
    LocalTime time;
    int people = 1;
  };
  struct Day {
    LocalDate day;
    std::vector<Visit> visits;  // by time
  };
  virtual Day next_reception_day() = 0;
};

}  // namespace huiyin::bot
