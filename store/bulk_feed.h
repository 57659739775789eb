// Tells the recipients of what is sent to many 群发, a few at a time: each is marked in the
// transaction that puts his message into the outbox, so that a crash neither loses nor doubles one.
#pragma once

#include <optional>

#include "store/desk_context.h"

namespace huiyin::store {

// What holds for all sendings of the installation together.
struct BulkRules {
  int per_minute = 300;        // recipients in any minute
  int per_person_per_day = 2;  // whoever has had so many waits for the next day
  bool has_sms = true;         // there is a door for it
};

struct BulkWork {
  enum class What { feed, take_back, finish };
  BulkId id;
  What what = What::feed;
  int count = 0;  // how many may be told; of `feed`
};
// What is to be done now; nothing: nothing is due. Offices take turns, and within one its sendings.
// None is told in the quiet hours of the reminders' policy: what is still queued then is taken back
// until morning. Reads only; `office`: any.
std::optional<BulkWork> next_bulk_work(const OfficeContext& office, const BulkRules& rules);

// Does what is to be done next, in this transaction. False: nothing was.
bool do_bulk_work(const OfficeContext& office, const BulkRules& rules);

}  // namespace huiyin::store
