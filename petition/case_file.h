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
  std::optional<LocalDate> state_since;  // the day of the event that brought it there
  std::string
      pinned_rules;  // "2005": pinned to one set; empty: the set in force on the day a clock starts
  ReceivedBy received_by = ReceivedBy::unit;
  bool contact_known = true;
  Intake intake;                        // as it was taken in
  std::string first_receiver;           // 首办责任人, as it stands now
  std::string handler;                  // 承办人
  std::vector<std::string> handled_by;  // everybody who ever was: none of them reviews (回避)
  std::vector<std::string> co_units;
  std::string sponsor;  // 包案领导
  bool sponsor_is_principal = false;
  std::string review_unit;  // 复查机关, once it has decided
  std::string reviewed_by;  // who decided there
  LedgerColumns columns;
  bool hearing_open = false;
  std::optional<CaseEvent> extension_asked;  // waiting for a leader's word
  std::optional<CaseEvent> objection;        // waiting for the sender's consent
  std::optional<CaseEvent> supervision;      // open, until a result closes it
  std::vector<CaseEvent> ledger;             // everything, in the order of recording
  // What of it counts: corrected entries as they should have been, without those that should not be
  // there and without the corrections themselves.
  std::vector<CaseEvent> counted;
  std::size_t round = 0;  // in `counted`: where the file was last taken up anew (reopened)
};

// Choices of the office that no law makes 习惯; one place, so that a setting can fill it.
struct Customs {
  std::string office = {};                 // its own name: nothing is sent on to itself
  std::size_t instruction_points_min = 4;  // characters of an instruction that says what to do
};

// What the acts of a file are judged by. Rules and calendar are borrowed: both outlive the call.
struct Law {
  const RuleBook& rules;
  const Calendar& calendar;
  Customs customs = {};
};

// Writes `event` on the file, without judging it: for a ledger read back. Total: whatever it holds,
// it answers.
CaseFile fold(CaseFile file, const CaseEvent& event);
CaseFile fold(std::span<const CaseEvent> ledger);

// Why `event` may not be written now, with the article where one says it; nothing when it may.
// The role in which it is done is judged too (permissions.h), and what the law keeps apart whoever
// does it. An import is history: of it no paper is asked that the old records need not have had.
//
// Codes: case.role (this role never may, or not the person named on the file), case.state,
// case.missing (where names the field), case.date, case.own_request, case.hearing, case.follow_up,
// case.accused (2022 §30③), case.recusal (2022 §28③), case.sponsor, case.principal, case.itself,
// case.number (a service of another paper than the ledger's), case.receiver (named already; nobody
// took it over), case.late, case.no_right, case.twice, case.substance, case.co_unit,
// case.supervision, case.open_duty (archive), case.correction, and for extensions those of
// deadlines.h.
std::optional<Problem> refusal(const CaseFile& file, const CaseEvent& event, const Law& law);

// Why a new registration may not be closed with reference to `ended`, beyond refusal(): the file
// that it names is not that one, has not been through re-review, or number and day of its opinion
// differ. Code case.link.
std::optional<Problem> link_refusal(const CaseFile& ended, const event::NoLongerAccepted& closing);

// refusal() and fold() in one: the door for everything new.
Result<CaseFile> apply(CaseFile file, const CaseEvent& event, const Law& law);

// What it is about, in the citizen's words; "" before it is taken in.
const std::string& matter(const CaseFile& file);

// An accusation 检举控告: what it says and who says it stay away from whom it names.
bool is_accusation(const CaseFile& file);

// The last of a kind that counts, or nullptr.
template <class Body>
const CaseEvent* last(const CaseFile& file) {
  for (auto it = file.counted.rbegin(); it != file.counted.rend(); ++it)
    if (std::holds_alternative<Body>(it->body)) return &*it;
  return nullptr;
}

// The last of a kind since the file was last taken up, or nullptr.
template <class Body>
const CaseEvent* last_of_round(const CaseFile& file) {
  const CaseEvent* found = last<Body>(file);
  if (found == nullptr || found < file.counted.data() + file.round) return nullptr;
  return found;
}

// The document served since then, or nullptr.
const CaseEvent* served(const CaseFile& file, Document document);

}  // namespace huiyin::petition
