// Who acts on a case, and in which of his roles: judged here for every door.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "petition/case_file.h"
#include "store/desk_context.h"

namespace huiyin::store {

// Whether its matter is in the hands of the office that acts: another's case is not even there.
bool is_of_office(const OfficeContext& office, const std::string& case_no);

struct CaseActor {
  const StaffMember& member;
  std::vector<petition::Role>
      roles;  // on this file; only the one that he acts in, where he says it
};

// `file`: nothing where it begins only now, or the act is of no case. Refuses staff.unknown,
// case.unknown (there is none, or none that he may see: nothing tells which), case.role (`as` is
// not his on it).
Result<CaseActor> actor_on(const OfficeContext& office, const std::string& case_no,
                           const std::optional<petition::CaseFile>& file, const std::string& by,
                           std::optional<petition::Role> as);

Problem unknown_case(const std::string& case_no);

}  // namespace huiyin::store
