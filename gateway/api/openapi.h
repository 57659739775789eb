// The document of the API, OpenAPI 3.1, made from the same rows that the router walks.
#pragma once

#include <string>

namespace huiyin::gateway::api {

// JSON; made once. Served at /api/openapi.json.
const std::string& openapi_document();

}  // namespace huiyin::gateway::api
