#include "gateway/walk/queue_reading.h"

#include <algorithm>

#include "base/log.h"

namespace huiyin::gateway {
namespace {

// So many of a line are read at a time, the next when fewer than half are in turn of its priority
// and what goes before it.
constexpr int kPage = 500;

// Of what goes to many, only what is due within this time is known in memory; of the rest, all.
constexpr minutes kAhead{15};

bool is_same(const store::QueuedLine& a, const store::QueuedLine& b) {
  return a.channel == b.channel && a.turn.priority == b.turn.priority &&
         a.turn.office == b.turn.office;
}

}  // namespace

QueueReading::QueueReading(store::Database& database, const Clock& clock, Lanes& lanes,
                           std::function<bool(const std::string&)> is_open)
    : database_(database), clock_(clock), lanes_(lanes), is_open_(std::move(is_open)) {}

void QueueReading::look() {
  const std::scoped_lock lock(mutex_);
  std::vector<Line> found;
  for (const store::QueuedLine& line :
       database_.read([](store::Transaction& tx) { return store::queued_lines(tx); })) {
    // One that was not read to its end goes on from where it is; another is read anew.
    const auto known = std::ranges::find_if(
        lines_, [&](const Line& one) { return one.has_more && is_same(one.line, line); });
    found.push_back(known != lines_.end() ? *known : Line{.line = line});
  }
  lines_ = std::move(found);
  read();
}

void QueueReading::go_on() {
  const std::optional<store::Priority> highest = has_more_;
  if (!highest || !is_short(*highest)) return;
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock) return;  // another hand reads
  try {
    read();
  } catch (const store::DatabaseError& error) {  // the next step, or round, tries again
    log::error("queued messages could not be read error={}", error.what());
  }
}

// What a page brings that is known already, or was sent meanwhile, does no harm.
void QueueReading::read() {
  const Instant now = clock_.now();
  std::optional<store::Priority> highest;
  for (Line& one : lines_) {
    if (!one.has_more) continue;
    const store::Priority priority = one.line.turn.priority;
    highest = std::min(highest.value_or(priority), priority);
    if (!is_short(priority) || !is_open_(one.line.channel)) continue;
    const Instant until = priority == store::Priority::bulk ? now + kAhead : Instant::max();
    const auto page = database_.read([&](store::Transaction& tx) {
      return store::queued_in(tx, one.line, one.last, until, kPage);
    });
    for (const store::QueuedPlace& place : page) lanes_.add(place.to, one.line.turn);
    one.has_more = std::ssize(page) == kPage;
    if (one.has_more) one.last = page.back();
  }
  has_more_ = highest;
}

bool QueueReading::is_short(store::Priority priority) const {
  return lanes_.ready(priority) < kPage / 2;
}

}  // namespace huiyin::gateway
