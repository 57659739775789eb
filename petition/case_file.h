// A matter 信访事项: the fold of its ledger. Nothing in it is stored elsewhere, nothing that can be
// computed is kept.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "petition/calendar.h"
#include "petition/case_event.h"
#include "petition/rules.h"

namespace huiyin::petition {

enum class State {  // the names of domain.md §e
  draft,
  registered,
  transferred_in,
  accepted,
  not_accepted,
  routed,
  transferred,
  answered_on_spot,
  in_progress,
  concluded,
  served,
  review,
  review_decided,
  rereview,
  final_,  // "final"
  followed_up,
  archived,
  no_longer_accepted,
  withdrawn
};

std::string_view name(State state);   // "in_progress", "final"
std::string_view title(State state);  // "办理中", as people read it
std::optional<State> state_named(std::string_view name);
bool is_open(State state);  // somebody still owes or may still ask something

// The five columns 台账 of the seed's item 2 (S13); a later event overwrites its own column alone.
struct LedgerColumns {
  std::string place = {};       // 问题发生地
  std::string unit = {};        // 责任单位
  std::string cause = {};       // 产生原因
  std::string opinion = {};     // 接待处理意见
  std::string conclusion = {};  // 办理结案
};

struct CaseFile {
  std::optional<CaseNumber> number;  // none: draft
  State state = State::draft;
  std::string
      pinned_rules;  // "2005": pinned to one set; empty: the set in force on the day a clock starts
  std::string handler;  // 承办人
  std::vector<std::string> co_units;
  LedgerColumns columns;
  bool contact_known = true;
  bool hearing_open = false;
  std::optional<CaseEvent> extension_asked;  // waiting for a leader's word
  std::vector<CaseEvent> ledger;             // everything, in the order of recording
};

// What the acts of a file are judged by. Borrowed: both outlive the call.
struct Law {
  const RuleBook& rules;
  const Calendar& calendar;
};

// Writes `event` on the file, without judging it: for a ledger read back. Total: whatever it holds,
// it answers.
CaseFile fold(CaseFile file, const CaseEvent& event);
CaseFile fold(std::span<const CaseEvent> ledger);

// Why `event` may not be written now, with the article where one says it; nothing when it may.
// Codes: case.state, case.missing (where names the field), case.date, case.own_request,
// case.hearing, case.follow_up, and for extensions those of deadlines.h.
std::optional<Problem> refusal(const CaseFile& file, const CaseEvent& event, const Law& law);

// refusal() and fold() in one: the door for everything new.
Result<CaseFile> apply(CaseFile file, const CaseEvent& event, const Law& law);

// The last event of a kind, or nullptr.
template <class Body>
const CaseEvent* last(const CaseFile& file) {
  for (auto it = file.ledger.rbegin(); it != file.ledger.rend(); ++it)
    if (std::holds_alternative<Body>(it->body)) return &*it;
  return nullptr;
}

}  // namespace huiyin::petition
