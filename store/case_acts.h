// One act on a case: the one door by which chat, cards, API, console and imports of today's work
// write on a ledger. It is judged by the law, written, told to whom it concerns, and the notice
// that it asks for brought to the petitioner, all in the caller's transaction: together or not at
// all.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "petition/case_file.h"
#include "store/desk_context.h"

namespace huiyin::store {

// What the acts of this office's files are judged by; borrows of the office.
petition::Law law_of(const Office& office);

struct CaseAct {
  std::string case_no;
  std::string by;  // a member of staff, by his name in the office's file
  petition::EventBody body;
  std::optional<LocalDate> date = {};     // the day on which it happened; none: today
  std::optional<petition::Role> as = {};  // none: the first of his roles in which he may
};

struct CaseActDone {
  petition::CaseFile file;    // as it stands now
  petition::CaseEvent event;  // as it stands on the ledger
};

// Does it. What follows from who acts is filled in where the body leaves it open: the
// approver of an extension and his post, its days and reason from what was asked; the number of an
// opinion, the next of its series; number and remedy of a service, from the notice that was issued.
// A case's first event (registered, transferred_in) makes it; its number must be the body's, and
// what opens it to the citizen (index_case) is the caller's.
//
// Refuses, in Chinese that says what and what to do, with the article where one says it:
// staff.unknown; case.unknown (there is none, or none that he may see: nothing tells which);
// case.number (the body names another); document_no.taken (of an opinion); and all of
// petition::refusal() and link_refusal().
Result<CaseActDone> act_on_case(const OfficeContext& office, const CaseAct& act);

// What act_on_case() would answer, and nothing is done: to be asked before a person confirms.
Result<CaseActDone> judge_act(const OfficeContext& office, const CaseAct& act);

// The same for what no member of staff does: the citizen's own words, what the system saw; at the
// office whose the case is, whichever was asked. Whether the matter is that citizen's was checked
// by the caller.
Result<CaseActDone> record_on_case(const OfficeContext& asked_at, const std::string& case_no,
                                   petition::CaseEvent event);

}  // namespace huiyin::store
