// One account of the console as those see it who keep them, with what of it waits.
#pragma once

#include <optional>
#include <string>

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"

namespace huiyin::gateway::api {

OrderedJson user_json(const Call& call, const store::ConsoleUser& user);

// By the id as it stands in an address. Nothing: there is none, or it is none of the caller's
// offices.
std::optional<store::ConsoleUser> seen_user(store::Transaction& tx, const Caller& caller,
                                            const std::string& typed);

}  // namespace huiyin::gateway::api
