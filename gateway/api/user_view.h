// One account of the console as those see it who keep them, with what of it waits.
#pragma once

#include <optional>
#include <string>

#include "gateway/api/aside.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"

namespace huiyin::gateway::api {

OrderedJson user_json(const Call& call, const store::ConsoleUser& user);

// On record under the caller's name.
void note_user_change(store::Transaction& tx, const AsideCall& call, const Caller& caller,
                      std::int64_t user);

// By the id as it stands in an address. Nothing: there is none, or it is none of the caller's
// offices.
std::optional<store::ConsoleUser> seen_user(store::Transaction& tx, const Caller& caller,
                                            const std::string& typed);

}  // namespace huiyin::gateway::api
