// What a person may do next on a file: for the buttons of cards and console, and the bot's
// commands. Worked out by asking refusal(), so that what is offered is what will be taken.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "petition/case_file.h"

namespace huiyin::petition {

// A member of staff, as the office's file names him. `standing` are the roles that he has wherever;
// handler, co-handler and sponsor he is by the file.
struct StaffPerson {
  std::string name;
  std::string unit = {};
  std::vector<Role> standing = {};
};

// In which roles he may act on this file; whoever is of the staff may receive. A section's head
// and a unit's officer are so on their own unit's files alone; an officer of no unit speaks for the
// whole authority. Of a matter that accuses him or his unit, or in which he has an interest, none
// (2022 §28③, §30③).
std::vector<Role> roles_on(const CaseFile& file, const StaffPerson& person);

// Whether he may know of the file at all: by a role on it other than that of whoever receives, or
// because he is its first receiver. To all others it is as if there were no such matter.
bool may_see(const CaseFile& file, const StaffPerson& person);

struct Step {
  std::string event;  // ledger name: "concluded"
  std::string title;  // "办结", or of a service what is served
  Role as = Role::duty;
  std::optional<Document> document = {};  // of "served": which
  std::optional<Problem> waits_for = {};  // not yet: what must be done before
};

// Every event that one of `roles` may record on `file` now, in the order of EventBody, each once,
// in the first role that may. A step that waits for another says so; what the state does not allow
// is no step. Whether the fields are filled in is not asked here.
std::vector<Step> next_steps(const CaseFile& file, const std::string& by,
                             const std::vector<Role>& roles, const Law& law, Instant now);

}  // namespace huiyin::petition
