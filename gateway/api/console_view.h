// People of the console, as the API tells of them.
#pragma once

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"

namespace huiyin::gateway::api {

// Of somebody who is signed in; with the office's day, for browsers have clocks of their own.
OrderedJson session_json(store::Transaction& tx, const ApiParts& parts, const Caller& caller,
                         Instant now);
OrderedJson console_user_json(const store::ConsoleUser& user);

}  // namespace huiyin::gateway::api
