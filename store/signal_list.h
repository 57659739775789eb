// The signals 预警 as people of the office look through them: open ones first, then those that
// somebody sees to, then those that are over; of each the newest first. And one with everything
// that stands on record of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/outbox.h"
#include "store/signals.h"

namespace huiyin::store {

// Who looks. What is about the office's own people is kept from whom it names and from all who do
// not look after it (domain §h.1, §h.3).
struct SignalViewer {
  std::vector<std::string> offices;  // whose he sees
  std::string name = {};             // "": no person, a system
  bool is_leader = false;
  bool sees_accusations = false;
};
bool may_see_signal(Transaction& tx, const OfficeBook& offices, const SignalViewer& viewer,
                    const SignalRecord& record);

struct SignalFilter {
  std::vector<SignalState> states = {};          // in this order; empty: all
  std::string kind = {};                         // empty: of any
  std::optional<Instant> from = {}, until = {};  // raised then; `until` itself is not in it
};
// Up to `count` behind the place `after` ("": from the front). A bounded number of rows is looked
// at, so that few or none may be answered and there is still a `next`.
struct SignalPage {
  std::vector<SignalRecord> rows;
  std::string next = {};  // the place where it goes on; "": that was all
};
// Nothing: `after` names no place.
std::optional<SignalPage> signal_page(Transaction& tx, const OfficeBook& offices,
                                      const SignalViewer& viewer, const SignalFilter& filter,
                                      const std::string& after, std::size_t count);

// Open ones of that conversation that he may see, the oldest first.
std::vector<SignalRecord> open_signals_in(Transaction& tx, const OfficeBook& offices,
                                          const SignalViewer& viewer, ConversationId conversation);

// For a glance: how many are open, how many of them are of a life in danger, how many are seen to.
struct SignalCounts {
  std::int64_t open = 0, of_life = 0, taken = 0;
  std::optional<Instant> longest = {};  // the first that is open
};
SignalCounts signal_counts(Transaction& tx, const OfficeBook& offices, const SignalViewer& viewer);

// Each time that it was raised, the first first; words as far as they open.
struct SignalSaid {
  Instant at{};
  std::optional<std::string> words;
};
std::vector<SignalSaid> signal_said(Transaction& tx, const Keyring& keys, SignalId id);

struct SignalTelling {
  std::string name, channel;
  Instant at{};
  std::int64_t step = 0;  // 0: at once; else which call
  OutboxState state = OutboxState::queued;
  std::string reason;  // why it did not arrive
};
std::vector<SignalTelling> signal_tellings(Transaction& tx, SignalId id);

}  // namespace huiyin::store
