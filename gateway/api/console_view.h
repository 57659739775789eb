// People of the console, as the API tells of them.
#pragma once

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"

namespace huiyin::gateway::api {

// Of somebody who is signed in.
OrderedJson session_json(const ApiParts& parts, const Caller& caller);
OrderedJson console_user_json(const store::ConsoleUser& user);

}  // namespace huiyin::gateway::api
