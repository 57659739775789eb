// Pages by cursor: the cursor names the last row told, so that what is added meanwhile neither
// repeats nor hides a row.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"

namespace huiyin::gateway::api {

inline constexpr int kPageSize = 50, kPageSizeMax = 200;

// The two parameters that every list has.
Parameter limit_parameter();
Parameter cursor_parameter();

struct Page {
  int limit = kPageSize;
  std::string after;  // what the cursor names; empty: from the beginning
};

// Reads both; answers a problem where one is wrong.
struct PageOrRefusal {
  Page page;
  std::optional<Answer> refusal;
};
PageOrRefusal page_of(const HttpRequest& request);

// The id in a cursor of rows that go by id; nothing: it is none. `highest` for the beginning.
std::optional<std::int64_t> id_after(const Page& page);

// {"items":[…],"next_cursor":…|null}; `last` is what the next page begins behind, empty: no more.
OrderedJson page_json(OrderedJson items, const std::string& last);

std::string cursor_of(std::string_view last);

}  // namespace huiyin::gateway::api
