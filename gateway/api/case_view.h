// A case as a caller may see it. What the law hides from him (2022 §30③, 2005 §23) does not exist
// for him: no number, no error that tells it apart from a number nobody has.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"
#include "petition/case_file.h"
#include "store/notices.h"

namespace huiyin::gateway::api {

struct SeenCase {
  std::string number;
  std::string office;
  petition::CaseFile file;
};

// The case of that number; nothing when there is none, when it is of an office that the caller does
// not see, or an accusation that is kept from him.
std::optional<SeenCase> seen_case(const Call& call, const std::string& number);

// Of a file at hand, whose office the caller sees.
bool is_kept_from(const Caller& caller, const petition::CaseFile& file);

// The cases of that person that the caller sees.
std::vector<std::string> seen_cases_of(const Call& call, std::int64_t person);
// Somebody is seen by who sees a case of his, or the office where people register.
bool sees_person(const Call& call, std::int64_t person);

OrderedJson case_json(const Call& call, const SeenCase& seen);
// One entry of the ledger, `entry` counted from 1; without what is not for this caller: the
// citizen's own words without people:read, the office's internal words outside of the office.
OrderedJson event_view(const Caller& caller, const SeenCase& seen, std::size_t entry);
OrderedJson clocks_json(const Call& call, const SeenCase& seen);
OrderedJson services_json(const SeenCase& seen);
OrderedJson notice_json(const store::NoticeRow& row);
OrderedJson notices_json(const Call& call, const SeenCase& seen);
OrderedJson reminders_json(const Call& call, const SeenCase& seen);

}  // namespace huiyin::gateway::api
