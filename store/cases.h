// The office's cases: the ledger of each as it was written, and the look-up by code and last
// digits.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "petition/case_event.h"
#include "petition/case_file.h"
#include "petition/phone.h"
#include "store/desk_context.h"

namespace huiyin::store {

// Appends one event as it is; whether the law allows it was judged before (petition::apply). The
// next pass of reminders looks at the case. A file that begins with it is the main office's, unless
// note_office_of_case() said another before.
void append_event(Transaction& tx, const Keyring& keys, const std::string& case_no,
                  const petition::CaseEvent& event);

// The ledger folded; nothing when there is no such case.
std::optional<petition::CaseFile> case_file(Transaction& tx, const Keyring& keys,
                                            const std::string& case_no);

// By what a citizen proves that a case is his.
void index_case(Transaction& tx, const Keyring& keys, const std::string& case_no,
                const std::string& code, const petition::Phone& phone,
                std::optional<std::int64_t> person);

// Its petitioner has another phone now; or, all registered with one, none that can be named.
void open_case_with(Transaction& tx, const Keyring& keys, const std::string& case_no,
                    const petition::Phone& phone);
void leave_phone_of_cases(Transaction& tx, const std::string& phone_hash);

// The case of that code whose petitioner's phone ends so; `number`, when given, must be its number.
std::optional<std::string> case_of(Transaction& tx, const Keyring& keys, const std::string& number,
                                   const std::string& code, const std::string& last4);
// The petitioner of that case, where he is known as a person; and only if his phone ends so.
std::optional<std::int64_t> petitioner(Transaction& tx, const std::string& case_no);
std::optional<std::int64_t> petitioner(Transaction& tx, const Keyring& keys,
                                       const std::string& case_no, const std::string& last4);
std::vector<std::string> cases_of_person(Transaction& tx, std::int64_t person);

// Wrong look-ups: `subjects` are who asked and what was asked for. Shut when any of them has too
// many.
bool look_up_is_shut(const OfficeContext& desk, const std::vector<std::string>& subjects);
std::optional<Instant> look_up_opens(const OfficeContext& desk, const std::string& subject);
bool was_tried_lately(const OfficeContext& desk, const std::string& subject);
void count_wrong_look_up(const OfficeContext& desk, const std::vector<std::string>& subjects);
void forget_wrong_look_ups(Transaction& tx, Instant before);

}  // namespace huiyin::store
