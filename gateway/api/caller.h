// Who calls, as the API's handlers see him.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gateway/api/endpoint.h"
#include "petition/json_reader.h"
#include "store/api_keys.h"

namespace huiyin::gateway::api {

// Before the id of somebody at the console, in the place of a key's: "user/7".
inline constexpr std::string_view kUserKey = "user/";

Caller caller_of(store::Transaction& tx, const ApiParts& parts, const store::ApiKey& key,
                 Instant now);
// Nothing: no session is open by that cookie, or its user is shut out.
std::optional<Caller> caller_of_session(store::Transaction& tx, const ApiParts& parts,
                                        const std::string& cookie, Instant now);

// What he does in the offices, reaching no further than he may; at the main one.
store::OfficeContext acting_at_main(const Call& call, std::string trace);
std::string trace_of(const Caller& caller);  // "api/user/7"

// The member of staff who does it. Somebody at the console is so himself, and names nobody else
// (session.by); a system names him in "by".
std::string who_does(const Caller& caller, petition::JsonReader& in, petition::Need need);

// The main office's name stands in the office's own file, the others' with them; empty: unknown.
std::string office_name(store::Transaction& tx, const ApiParts& parts, const std::string& code);

}  // namespace huiyin::gateway::api
