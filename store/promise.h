// What an office promises who writes to it, counted from what stands in the outbox and on the
// ledgers, never from what programs counted meanwhile: how soon what was to be said was handed
// over, whether it arrived, and what nobody knows. No personal data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/database.h"

namespace huiyin::store {

inline constexpr int kPromiseDays = 30;

// What was put into the outbox on one day of the office, or on several: each message is in exactly
// one of the parts below `said`, but for those that say of which part they are.
struct PromiseCount {
  std::int64_t said = 0;      // but for what a trial held back
  std::int64_t accepted = 0;  // the platform has it, and told nothing since (WeCom never does)
  std::int64_t delivered = 0;
  std::int64_t waiting = 0;  // in line, or until its citizen writes again
  std::int64_t expired = 0;  // out of time, or withdrawn because it was not needed any more
  std::int64_t failed = 0;   // refused, undeliverable, or on a list of blocked phones
  std::int64_t parked = 0;   // a person looks at it
  std::int64_t unknown = 0;  // perhaps there
  // Of those that the platform had, however they ended: all, and how soon.
  std::int64_t handed_over = 0, within_2s = 0, within_10s = 0;
  std::int64_t by_sms = 0;  // handed over by SMS, of which alone receipts tell

  // In none of the parts: lost. 0, unless we are wrong.
  std::int64_t unaccounted() const {
    return said - accepted - delivered - waiting - expired - failed - parked - unknown;
  }
  PromiseCount& operator+=(const PromiseCount& other);
};

struct PromiseDay {
  LocalDate date;
  PromiseCount count;
  std::int64_t overdue = 0;  // matters that went over a statutory day then, and still are
};

struct Promise {
  std::vector<PromiseDay> days;  // kPromiseDays, the oldest first; the last is `today`
  PromiseCount total;
  std::int64_t overdue = 0;  // matters over a statutory day now, however long
  // Over all time and all offices: written by citizens or to be said, and in nobody's hands; and
  // `unaccounted` of these days. 0, unless we are wrong.
  std::int64_t lost = 0;
};
Promise promise(Transaction& tx, const std::vector<std::string>& offices, LocalDate today);

// In hundredths of a percent, rounded down: 9999 of 10000 is never told as all. Nothing: of none.
std::optional<std::int64_t> share_in_basis_points(std::int64_t part, std::int64_t of);

}  // namespace huiyin::store
