// What of a ledger matters to the clocks: the moments that start, bend or end them, in the words of
// the rule sets.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "petition/case_file.h"

namespace huiyin::petition {

// `event` is a ledger name, or where the clocks must tell more apart: "received" (registered at a
// unit's own desk), "informed" (a notice of acceptance, route or refusal served) and beside it
// "acceptance_served", "opinion_served", "review_served", "rereview_served".
struct ClockMark {
  std::string event;
  LocalDate date;
  std::optional<LocalDate> superior_due = {};
  int days = 0;  // of an extension
  std::string approver = {};
  std::string reason = {};
  bool assumed = false;  // nothing on the ledger: an undecided file that counts as accepted
};

// Of what counts on the ledger, in its order: a corrected entry from its own day. A reopened file
// gives "accepted": its days begin anew.
std::vector<ClockMark> clock_marks(const CaseFile& file);

bool is_mark_name(std::string_view name);  // that a rule set may name

}  // namespace huiyin::petition
