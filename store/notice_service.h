// Service 送达 of a notice by a person's word: signed for at the window, by post or in a visit.
#pragma once

#include <string>

#include "base/result.h"
#include "petition/case_file.h"
#include "store/notices.h"

namespace huiyin::store {

struct ServiceByHand {
  LocalDate day;      // on which it was received
  std::string proof;  // "签收回证 2026-11-24", the number of the letter
  std::string by;
  petition::Role as = petition::Role::handler;
};

// As evidence, and on the ledger where its kind has a place there. Where the file has gone on
// meanwhile, so that the ledger takes it no more, the office is told. Refuses notice.unknown,
// notice.served (it is already), notice.withdrawn, notice.proof, notice.day (before its issue, or
// to come), staff.unknown, case.unknown, case.role, and what else the ledger refuses.
Result<void> serve_by_hand(const OfficeContext& desk, NoticeId id, const ServiceByHand& service);

// What a service on the ledger leaves open: the number of the document, by the newest notice of
// that kind that nobody has received yet, and the remedy that stands in it.
void fill_in_service(const OfficeContext& desk, const petition::CaseFile& file,
                     petition::event::Served& body);

// The notice that an event::Served on the ledger speaks of is brought no further, and has its
// evidence; nothing happens where it was opened before, or is no notice of ours. A service that is
// corrected away sets its notice on its way again. `file` stands as it is after `event`.
void note_service(const OfficeContext& desk, const std::string& case_no,
                  const petition::CaseFile& file, const petition::CaseEvent& event);

}  // namespace huiyin::store
