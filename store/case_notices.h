// The notice 文书 that an event on the ledger asks for: written from the event, numbered and
// brought to the petitioner in the transaction of the event itself, so that what was decided about
// him never waits for somebody to remember it (《信访工作条例》第二十三条、第三十二条、第三十四条).
#pragma once

#include <optional>
#include <string>

#include "petition/case_file.h"
#include "store/desk_context.h"
#include "store/notices.h"

namespace huiyin::store {

// Issues and brings it; `file` stands as it is after `event`. What the law asks for and the event
// does not hold (notices.h names each fault) holds up no act: who did it, and whom the office names
// for "notice", are told what is missing, so that it is issued by hand. A petitioner whose time was
// moved hears of it in any case.
void bring_notice_of(const OfficeContext& desk, const std::string& case_no,
                     const petition::CaseFile& file, const petition::CaseEvent& event);

// Says to who did it and to whom the office names for "notice" that one is due to the petitioner
// and cannot be issued, and what it lacks.
void tell_not_issued(const OfficeContext& desk, const petition::CaseFile& file,
                     const std::string& by, const std::string& kind,
                     const std::vector<Problem>& faults);

// A notice that a person issues, because the ledger asks for none or lacked something then.
struct NoticeByHand {
  std::string case_no, kind;
  std::string by;
  std::optional<petition::Role> as = {};  // none: the first of his roles in which he signs it
  templates::Values fields = {};  // beside what the last event that asks for this kind says, and
                                  // the office of itself (NoticeOrder::fields)
  std::optional<std::string> number = {};
};

// Refuses staff.unknown, case.unknown (none, or none that he may see), case.role, and all of
// issue_notice().
[[nodiscard]] tl::expected<IssuedNotice, std::vector<Problem>> issue_by_hand(
    const OfficeContext& desk, const NoticeByHand& wanted);

// The number 文号 that an opinion gets when whoever gives it names none: the next of its series.
std::string upcoming_opinion_number(const OfficeContext& desk);

// Why this opinion may not bear its number (document_no.taken, .far, .year); nothing where it may,
// where the number is of another issuer or another form and so none of our series, or where it is
// history (an import). `file` stands as it is after it.
std::optional<Problem> opinion_number_refusal(const OfficeContext& desk,
                                              const petition::CaseFile& file,
                                              const petition::event::Concluded& opinion);

// Takes it out of our series, with the gap that it leaves; before the opinion is on the ledger.
void take_opinion_number(const OfficeContext& desk, const std::string& case_no,
                         const petition::CaseEvent& concluded);

}  // namespace huiyin::store
