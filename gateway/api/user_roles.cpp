// Roles that wait are let pass by a second person, or taken back.
#include <nlohmann/json.hpp>

#include "gateway/api/endpoint.h"
#include "gateway/api/problem.h"
#include "gateway/api/role_rules.h"
#include "gateway/api/user_passwords.h"
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

// Who asked for the roles and was told the account's first password could sign in by it and do
// what he may not: so there is another one then, and the second person is told it.
Answer pass_roles(const Call& call, const FirstPassword& first) {
  const auto [user, wish, refusal] = wish_named(call);
  if (!wish) return refusal;
  if (const auto no = may_not_pass_roles(call.caller, *user, *wish)) return problem(403, *no);
  const bool is_for_himself = wish->by == "user/" + std::to_string(user->id);
  const bool is_known_to_asker = user->password_by == wish->by && !is_for_himself;
  auto roles = user->roles;
  roles.insert(roles.end(), wish->roles.begin(), wish->roles.end());
  const auto done = store::change_console_user(
      call.tx, user->id,
      {.name = user->name, .userid = wish->userid.value_or(user->userid), .roles = roles});
  if (!done) return problem(422, done.error());
  store::drop_role_wish(call.tx, user->id);
  if (is_known_to_asker) give_password(call, *user, first.hash);
  return {.body = text_of(with_password(call, *user, is_known_to_asker ? first.text : ""))};
}

Answer confirm_roles(const AsideCall& call) {
  return with_first_password(
      call, [](const Call& in_write, const store::ConsoleUser&, const FirstPassword& first) {
        return pass_roles(in_write, first);
      });
}

Answer drop_roles(const Call& call) {
  const auto [user, wish, refusal] = wish_named(call);
  if (!wish) return refusal;
  store::drop_role_wish(call.tx, user->id);
  return {.body = text_of(user_json(call, *user)),
          .subjects = {"user/" + std::to_string(user->id)}};
}

}  // namespace

std::vector<Endpoint> user_role_endpoints() {
  constexpr Scope kScope = Scope::users_approve;
  return {
      {.method = "POST",
       .path = "/users/{id}/roles/confirm",
       .id = "confirmRoles",
       .english = "Lets pass what of somebody's roles and WeCom account goes beyond who gave "
                  "it: he has it from his next call on. Where the giver was told his first "
                  "password there is a new one, told to who lets it pass, in this answer alone.",
       .scope = kScope,
       .answer = "UserWithPassword",
       .aside = confirm_roles},
      {.method = "DELETE",
       .path = "/users/{id}/roles/waiting",
       .id = "dropRoles",
       .english = "He does not get what waits.",
       .scope = kScope,
       .handler = drop_roles,
       .answer = "User"}};
}

}  // namespace huiyin::gateway::api
