// What each role of the console 管理后台 may do and see, as one table: a test walks it over every
// route. Somebody may have several. Which cases he sees, and what he may do on them, follows from
// what he is in the office (petition/case_steps.h), not from this.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/api/scopes.h"

namespace huiyin::gateway::api {

struct ConsoleRole {
  std::string_view name;   // "clerk"
  std::string_view title;  // "信访办工作人员"
  std::vector<Scope> scopes;
};
std::span<const ConsoleRole> console_roles();
const ConsoleRole* console_role_named(std::string_view name);

// All scopes of these roles, each once; what is no role gives none.
std::vector<Scope> scopes_of(const std::vector<std::string>& roles);

}  // namespace huiyin::gateway::api
