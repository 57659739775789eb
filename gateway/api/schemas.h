// The shapes of what the API takes and answers, as JSON Schema 2020-12 (that of OpenAPI 3.1).
#pragma once

#include "gateway/api/json_out.h"

namespace huiyin::gateway::api {

// By name; for each X of a list also XPage.
OrderedJson schemas();

}  // namespace huiyin::gateway::api
