// Sending one thing to many 群发, as an office orders, watches and steers it. To whom it goes
// stands in bulk_recipients.h; who tells them bit by bit, in bulk_feed.h.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "base/time.h"
#include "store/bulk_recipients.h"
#include "store/database.h"
#include "store/outbox.h"
#include "store/sealing.h"

namespace huiyin::store {

enum class BulkState {
  running = 0,
  paused = 1,
  done = 2,     // everybody was told, or left out, or it is too late
  stopped = 3,  // for good, by somebody
};
const std::vector<std::string>& bulk_states();  // "running" …, in their order

struct BulkOrder {
  std::string office;  // a code, as in offices.h: in whose name it is sent
  std::string words;   // as said over WeCom; of a text: with its variables
  std::string sms;     // … by SMS
  std::string by;      // who ordered it: the name of an API key
  int per_minute = 0;  // how many are told in any minute; > 0
  std::optional<Instant> good_until = {};
  Reach reach = Reach::anybody;
  std::string text_key = {};  // of the catalogue, filled for each; "": words of its own
};

struct Bulk {
  BulkId id;
  std::string seal;  // what its words are sealed with: bulk_row()
  BulkOrder order;
  Instant ordered{};
  BulkState state = BulkState::running;
  std::int64_t recipients = 0;  // each person once
  std::int64_t doubled = 0;     // named again
  std::int64_t waiting = 0;     // not told yet; in the end, never told
  std::string changed_by = {};  // who paused, resumed or stopped it last
  std::optional<Instant> changed = {}, finished = {};
};

// Writes it down with its recipients; somebody named twice counts once, and who has opted out 退订
// or can be reached by no way is left out at once. Nobody is told in this transaction.
BulkId order_bulk(Transaction& tx, const Keyring& keys, Random& random, const BulkOrder& order,
                  const std::vector<BulkReach>& recipients, Instant now);

// What a recipient is told alone, as `sealed` holds it. Throws Unreadable.
std::optional<BulkWords> opened_own(const Keyring& keys, const Bulk& of, const std::string& subject,
                                    const std::string& sealed);

// Nothing: there is none. Throws Unreadable.
std::optional<Bulk> bulk(Transaction& tx, const Keyring& keys, BulkId id);
// Up to `count` of these offices' before the id `before`, the newest first.
std::vector<Bulk> bulks_before(Transaction& tx, const Keyring& keys,
                               const std::vector<std::string>& offices, std::int64_t before,
                               std::int64_t count);
// Running and paused ones, by id.
struct OpenBulk {
  BulkId id;
  std::string office;
  BulkState state = BulkState::running;
  std::int64_t waiting = 0;
};
std::vector<OpenBulk> open_bulks(Transaction& tx);

// What became of its recipients. Together with `waiting` and those left out they are all there are.
struct BulkCounts {
  std::array<std::int64_t, kOutboxStates> messages =
      {};  // by OutboxState; those taken back are waiting
  std::map<std::string, std::int64_t> left_out = {};  // by why: "opted_out", "unreachable"
};
BulkCounts bulk_counts(Transaction& tx, BulkId id);

// Each may be said again, and of one that is over nothing happens. Answers the state that it has
// now; nothing: there is no such sending.
//
// From this commit on nobody more is told, but for the few whose message is being handed over; what
// is queued is taken back.
std::optional<BulkState> pause_bulk(Transaction& tx, BulkId id, std::string_view by, Instant now);
// Goes on with who waits. What was stopped stays so.
std::optional<BulkState> resume_bulk(Transaction& tx, BulkId id, std::string_view by, Instant now);
// As a pause, and for good.
std::optional<BulkState> stop_bulk(Transaction& tx, BulkId id, std::string_view by, Instant now);

}  // namespace huiyin::store
