// What time does to SMS 短信: messages of which no receipt came, receipts that match no message.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/clock.h"
#include "store/database.h"

namespace huiyin::gateway {

class SmsUpkeep {
 public:
  SmsUpkeep(store::Database& database, const Clock& clock) : database_(database), clock_(clock) {}

  void round();  // store::DatabaseError

  // Receipts of the last day that have matched no message of ours for ten minutes: an account of
  // somebody else pushes to us, ids are read in the wrong form, or somebody guesses.
  std::int64_t unmatched() const { return unmatched_; }

 private:
  store::Database& database_;
  const Clock& clock_;
  std::atomic<std::int64_t> unmatched_{0};
};

}  // namespace huiyin::gateway
