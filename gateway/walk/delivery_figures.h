// What became of what was to be said, counted for the operator: by channel, end and code, and how
// long handing over took.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/time.h"
#include "store/outbox.h"

namespace huiyin::gateway {

// How soon, from when it was to be said until the platform had taken it.
struct HandingOver {
  static constexpr std::array<double, 10> kWithin = {0.1, 0.5, 1,  2,   5,
                                                     10,  30,  60, 300, 3600};  // s
  std::array<std::uint64_t, kWithin.size()> within = {};  // each with those before it
  std::uint64_t count = 0;
  double seconds = 0;  // of all together
};

// Any thread may call.
class DeliveryFigures {
 public:
  void note(const std::string& channel, const store::Outcome& outcome, milliseconds since_said);
  // The same by the door that had it: "wecom.kf", or an account of SMS, "sms.main".
  void note_last(const std::string& channel, const store::Outcome& outcome, Instant now);
  void note_unanswered();
  // An attempt that stayed unanswered is made again. `is_double_possible`: the platform does not
  // know it for a repetition.
  void note_repeated(bool is_double_possible);

  struct Last {
    std::optional<Instant> accepted = {}, refused = {};
    std::string code = {}, reason = {};  // of the last that was refused
  };
  Last last_of(const std::string& door) const;  // since the program began

  struct Counts {
    std::uint64_t accepted = 0, retried = 0, unanswered = 0, held = 0, expired = 0, failed = 0,
                  parked = 0;
  };
  Counts counts() const;

  struct End {
    std::string channel;
    store::OutboxState state;
    std::string code;  // the provider's; of accepted ones none, of the rarest "other"
    auto operator<=>(const End&) const = default;
  };
  std::map<End, std::uint64_t> ends() const;
  struct Repeated {
    std::uint64_t sure = 0, possibly_double = 0;
  };
  Repeated repeated() const;
  std::map<std::string, HandingOver> handing_over() const;  // by channel

 private:
  mutable std::mutex mutex_;
  // all guarded by mutex_
  Counts counts_;
  Repeated repeated_;
  std::map<End, std::uint64_t> ends_;
  std::map<std::string, HandingOver> handing_over_;
  std::map<std::string, Last> last_;
};

}  // namespace huiyin::gateway
