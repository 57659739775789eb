// Who a key is, as the API's handlers see him.
#pragma once

#include <string>

#include "gateway/api/endpoint.h"
#include "store/api_keys.h"

namespace huiyin::gateway::api {

Caller caller_of(store::Transaction& tx, const ApiParts& parts, const store::ApiKey& key);

// The main office's name stands in the office's own file, the others' with them; empty: unknown.
std::string office_name(store::Transaction& tx, const ApiParts& parts, const std::string& code);

}  // namespace huiyin::gateway::api
