// How fast parts are written on a line: what was agreed with the SMSC, and slower while it
// throttles (sms.md 4.5). Counted are parts, each time that one is written: that is what the SMSC
// counts.
#pragma once

#include <chrono>
#include <cstdint>

namespace huiyin::gateway::smpp {

using Moment = std::chrono::steady_clock::time_point;

class Pace {
 public:
  static constexpr std::chrono::milliseconds kPauseFirst{1000}, kPauseMax{30'000};
  static constexpr int kHalvesAfter = 3;     // throttles in a row
  static constexpr int kQuickensAfter = 20;  // parts taken in a row
  static constexpr double kSlowest = 0.1;    // parts a second

  // `parts_per_second` > 0: the agreed rate, never passed.
  explicit Pace(int parts_per_second)
      : agreed_(parts_per_second), rate_(double(parts_per_second)) {}

  // Not before this moment.
  Moment next() const { return next_ > pause_until_ ? next_ : pause_until_; }

  // A part was written. The ticket tells, with its answer, whether the line has paused since.
  using Ticket = std::uint64_t;
  Ticket wrote(Moment now);
  void taken(Ticket ticket);
  // The whole line pauses, longer each time in a row. What was written before a pause and is
  // throttled as well belongs to that pause, and does not lengthen it.
  void throttled(Ticket ticket, Moment now);

  double parts_per_second() const { return rate_; }
  std::uint64_t pauses() const { return pauses_; }

 private:
  const int agreed_;
  double rate_;
  Moment next_{}, pause_until_{};
  std::uint64_t pauses_ = 0;
  int throttles_in_a_row_ = 0, taken_in_a_row_ = 0;
};

}  // namespace huiyin::gateway::smpp
