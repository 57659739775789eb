// To whom a signal 预警 is told, and who is called next while nobody takes up one on which
// somebody's life may hang (domain: Signals, self_harm): those named for it at once by the app and
// by SMS, then one after another of the ring-list, every SignalRules::press_step. The list is
// `told.ring` of the office's file, or else its people in charge.
#pragma once

#include <string>
#include <vector>

#include "store/desk_context.h"
#include "store/signals.h"

namespace huiyin::store {

// At once, to whom the office names for its kind; of a life in danger the calling begins.
void tell_of_signal(const OfficeContext& desk, const SignalRecord& record,
                    const std::string& words);

// At once too, but by the app alone: what matters raise (matter_signals.h) waits for no minute.
void tell_of_matters(const OfficeContext& desk, const SignalRecord& record,
                     const std::vector<std::string>& names, const std::string& text);

// Never whom its words name. Who looks after the office's people is told of what is about them.
std::vector<std::string> told_of_signal(Transaction& tx, const Office& office,
                                        const SignalRecord& record);
bool is_named_in_signal(Transaction& tx, SignalId id, const std::string& name);

// In the order in which they are called that day: who is away is stood in for.
std::vector<std::string> ring_list(const Office& office, const std::string& kind, LocalDate day);

bool is_call_due(Transaction& tx, Instant now);
// Up to `count` of those that are due: each in its own office. Answers how many. A call that
// another instance made is not made again.
int call_for_signals(const OfficeContext& main, int count);

// Calls come every step for an hour, then every quarter of one, and end after a day: by then it
// stands in the list, and on today's page.
Instant next_call(const SignalRules& rules, Instant raised, Instant now);
inline constexpr hours kCalledFor{24};

}  // namespace huiyin::store
