// Who brings a matter, as it is registered: the petitioner, and where several bring it together
// those who speak for them beside him (《信访工作条例》第二十条: at most five in all).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "gateway/api/endpoint.h"
#include "petition/json_reader.h"
#include "petition/person_name.h"
#include "petition/phone.h"
#include "petition/rules.h"

namespace huiyin::gateway::api {

struct Representative {
  petition::PersonName name;
  petition::Phone phone;
};

struct Petitioners {
  std::optional<petition::PersonName> name;
  std::optional<petition::Phone> phone;
  std::vector<Representative> others = {};
};

// Takes "petitioner" and "representatives" out of the body: names stand on no ledger. How many they
// are in all does ("signatories"): those who are named, where the body does not say. Refuses
// phone.*, person_name.*, and of representatives register.first (no petitioner with name and
// telephone beside them), register.too_many (with its article), register.twice (one telephone for
// two) and register.people (fewer in all than are named).
Petitioners take_petitioners(nlohmann::json& body, const petition::Rules& rules,
                             petition::Faults& faults);

// Writes down who they are, and by what the petitioner will find his case: code and telephone.
// Without a telephone there is none.
std::optional<std::string> open_to(const Call& call, const std::string& number,
                                   const Petitioners& who);

}  // namespace huiyin::gateway::api
