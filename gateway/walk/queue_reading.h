// The outbox's lines, read into the lanes a page at a time: what goes to a million waits in the
// store, and neither memory nor a start grows with it.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "gateway/walk/lanes.h"
#include "store/database.h"
#include "store/outbox.h"

namespace huiyin::gateway {

class QueueReading {
 public:
  // `is_open`: does that channel send just now? Of what does not, nothing is read.
  QueueReading(store::Database& database, const Clock& clock, Lanes& lanes,
               std::function<bool(const std::string&)> is_open);

  void look();  // which lines there are, and the next page of each; store::DatabaseError
  // The next page of those that have few in turn: what stands in the store goes before what is in
  // memory, where its priority does.
  void go_on();

 private:
  struct Line {
    store::QueuedLine line;
    store::QueuedPlace last = {};  // behind which it goes on
    bool has_more = true;
  };
  void read();  // under mutex_
  bool is_short(store::Priority priority) const;

  store::Database& database_;
  const Clock& clock_;
  Lanes& lanes_;
  const std::function<bool(const std::string&)> is_open_;
  std::mutex mutex_;
  std::vector<Line> lines_;  // guarded by mutex_
  // The highest of the lines that were not read to their end; nothing: all were.
  std::atomic<std::optional<store::Priority>> has_more_{};
};

}  // namespace huiyin::gateway
