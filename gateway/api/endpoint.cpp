#include "gateway/api/endpoint.h"

#include <algorithm>

namespace huiyin::gateway::api {

bool Caller::has(Scope scope) const { return std::ranges::find(scopes, scope) != scopes.end(); }

bool Caller::sees(std::string_view office_code) const {
  return std::ranges::find(offices, office_code) != offices.end();
}

std::span<const Endpoint> endpoints() {
  static const std::vector<Endpoint> all = [] {
    std::vector<Endpoint> rows;
    for (const auto& of : {case_endpoints, visit_endpoints, record_endpoints})
      std::ranges::move(of(), std::back_inserter(rows));
    return rows;
  }();
  return all;
}

}  // namespace huiyin::gateway::api
