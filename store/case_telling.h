// Who of the staff hears of an event on the ledger, and in which words
// (config/defaults/words/case_told.txt).
#pragma once

#include <string>
#include <vector>

#include "petition/case_file.h"
#include "store/desk_context.h"

namespace huiyin::store {

// The members of staff whom `event` concerns, `file` standing as it is after it: the handler of
// what is handed to him, the leader of what waits for his word, … and whoever the office's file
// names for it (`told`). Never who did it, nor who may not see the matter.
std::vector<std::string> concerned(const Office& office, const petition::CaseFile& file,
                                   const petition::CaseEvent& event);

// Of those named, who may know of the matter at all.
std::vector<std::string> who_may_know(const Office& office, const petition::CaseFile& file,
                                      std::vector<std::string> names);

// Whom the office names for notices, and `by`, where somebody did it; of those who may know of the
// matter, where there is one.
std::vector<std::string> told_of_notice(const Office& office, const petition::CaseFile* file,
                                        const std::string& by = {});

// Tells them, with the event's name as what it is about: number, duty and date, of the story
// nothing.
void tell_of_event(const OfficeContext& office, const std::string& case_no,
                   const petition::CaseFile& file, const petition::CaseEvent& event);

}  // namespace huiyin::store
