// Roles that wait are let pass by a second person, or taken back.
#include <nlohmann/json.hpp>

#include "gateway/api/endpoint.h"
#include "gateway/api/problem.h"
#include "gateway/api/role_rules.h"
#include "gateway/api/user_view.h"

namespace huiyin::gateway::api {
namespace {

struct WishOf {
  std::optional<store::ConsoleUser> user = {};
  std::optional<store::RoleWish> wish = {};
  Answer refusal = {};
};

WishOf wish_named(const Call& call) {
  WishOf found{.user = seen_user(call.tx, call.caller, call.request.captures.at(0))};
  if (found.user) found.wish = store::role_wish(call.tx, found.user->id);
  if (!found.user)
    found.refusal = not_found();
  else if (!found.wish)
    found.refusal =
        problem(409, {"role.not_waiting", "", "这个账号没有等人同意的角色", "请刷新页面再看"});
  return found;
}

Answer told(const Call& call, std::int64_t user) {
  return {.body = text_of(user_json(call, *store::console_user(call.tx, user))),
          .subjects = {"user/" + std::to_string(user)}};
}

Answer pass_roles(const Call& call) {
  const auto [user, wish, refusal] = wish_named(call);
  if (!wish) return refusal;
  if (const auto no = may_not_pass_roles(call.caller, *user, *wish)) return problem(403, *no);
  auto roles = user->roles;
  roles.insert(roles.end(), wish->roles.begin(), wish->roles.end());
  const auto done = store::change_console_user(
      call.tx, user->id,
      {.name = user->name, .userid = wish->userid.value_or(user->userid), .roles = roles});
  if (!done) return problem(422, done.error());
  store::drop_role_wish(call.tx, user->id);
  return told(call, user->id);
}

Answer drop_roles(const Call& call) {
  const auto [user, wish, refusal] = wish_named(call);
  if (!wish) return refusal;
  store::drop_role_wish(call.tx, user->id);
  return told(call, user->id);
}

}  // namespace

std::vector<Endpoint> user_role_endpoints() {
  constexpr Scope kScope = Scope::users_approve;
  return {{.method = "POST",
           .path = "/users/{id}/roles/confirm",
           .id = "confirmRoles",
           .english = "Lets pass what of somebody's roles and WeCom account goes beyond who gave "
                      "it: he has it from his next call on.",
           .scope = kScope,
           .handler = pass_roles,
           .answer = "User"},
          {.method = "DELETE",
           .path = "/users/{id}/roles/waiting",
           .id = "dropRoles",
           .english = "He does not get what waits.",
           .scope = kScope,
           .handler = drop_roles,
           .answer = "User"}};
}

}  // namespace huiyin::gateway::api
