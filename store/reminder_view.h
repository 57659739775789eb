// The office as its reminders see it: people, units, working days, policy; and a case as the store
// has it. Made once from the office; constant afterwards, so any thread may ask.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "petition/reminded.h"
#include "petition/reminder_bundles.h"
#include "store/database.h"
#include "store/mail.h"
#include "store/office.h"
#include "store/sealing.h"

namespace huiyin::store {

class ReminderView {
 public:
  explicit ReminderView(const Office& office);  // borrowed

  petition::ReminderDesk desk() const {
    return {office_.reminders, working_, people_, digests_of()};
  }
  const Office& office() const { return office_; }
  // What tells its digests from those of another office; the main office's bear no name.
  std::string_view digests_of() const {
    return office_.code == kMainOffice ? std::string_view() : std::string_view(office_.code);
  }

  // Names everything that the passes count with but the cases themselves: another one, and every
  // case's next moment may be another.
  std::string fingerprint() const;

  // `known`: the dates with which people count. Nothing: there is no such case. Throws Unreadable.
  std::optional<petition::RemindedCase> see(Transaction& tx, const Keyring& keys,
                                            const std::string& case_no,
                                            std::vector<petition::KnownDate> known = {}) const;
  // The same of a file that was read already.
  petition::RemindedCase see(Transaction& tx, const Keyring& keys, const std::string& case_no,
                             const petition::CaseFile& file,
                             std::vector<petition::KnownDate> known) const;

  // The supervision list 督办 of that day, in its order.
  std::vector<petition::SupervisionRow> supervision(Transaction& tx, const Keyring& keys,
                                                    LocalDate today) const;
  // The first day on which a clock of `file` stands there, if nothing happens to it.
  std::optional<LocalDate> listed_from(const petition::RemindedCase& file) const;

 private:
  const Office& office_;
  const petition::WorkingDays working_;
  const petition::OfficePeople people_;
  const petition::Units units_;
};

// Where the petitioner of a case can be reminded; neither: nowhere, or he wants no reminders 退订.
struct CitizenReach {
  std::optional<ConversationId> conversation;  // that he is joined with
  std::string phone;                           // where there is none
};
CitizenReach citizen_of(Transaction& tx, const Keyring& keys, const std::string& case_no);

}  // namespace huiyin::store
