// People of the console: made, given roles and passwords, and shut out. An admin has to do with
// those of his own office and below it.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "gateway/api/console_roles.h"
#include "gateway/api/json_in.h"
#include "gateway/api/json_out.h"
#include "gateway/api/problem.h"
#include "gateway/api/role_rules.h"
#include "gateway/api/user_passwords.h"
#include "gateway/api/user_view.h"
#include "petition/json_reader.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::string_view kAdmin = "admin";

bool is_admin(const store::ConsoleUser& user) {
  return !user.shut && std::ranges::find(user.roles, kAdmin) != user.roles.end();
}

std::vector<std::string> roles_read(petition::JsonReader& in, petition::Need need) {
  std::vector<std::string> roles = in.texts("roles", need);
  for (std::size_t i = 0; i < roles.size(); ++i)
    if (console_role_named(roles[i]) == nullptr) {
      std::string known;
      for (const ConsoleRole& role : console_roles())
        known += (known.empty() ? "" : "、") + std::string(role.name);
      in.refuse(petition::at_index("roles", i), "user.role", "没有这个角色", "可用：" + known);
    }
  return roles;
}

std::optional<store::NewConsoleUser> new_user(const Caller& caller, const HttpRequest& request,
                                              petition::Faults& faults) {
  return body_of(request, faults, [&](petition::JsonReader& in) {
    store::NewConsoleUser wanted{.office = caller.office,
                                 .login = in.text("login", petition::Need::required),
                                 .name = in.text("name", petition::Need::required),
                                 .userid = in.text("userid", petition::Need::optional),
                                 .roles = roles_read(in, petition::Need::required),
                                 .made_by = caller.key_id};
    if (in.has("office")) wanted.office = in.text("office", petition::Need::required);
    if (wanted.roles.empty() && faults.empty())
      in.refuse("roles", "user.no_role", "没有写他的角色", "至少写一个");
    if (!caller.sees(wanted.office))
      in.refuse("office", "user.office", "没有这个单位，或者不归您管", "请核对");
    return wanted;
  });
}

Answer create_user(const AsideCall& call) {
  const ApiParts& parts = call.parts;
  const Entrance::Known known = parts.database.read([&](store::Transaction& tx) {
    return call.entrance.admit(tx, call.endpoint, call.request, call.now);
  });
  if (known.refusal) return *known.refusal;
  petition::Faults faults;
  auto wanted = new_user(*known.caller, call.request, faults);
  if (!wanted) return problem(422, faults);
  const FirstPassword first = draw_first_password(parts.random);
  wanted->password = first.hash;
  return parts.database.write([&](store::Transaction& tx) {
    const Call in_write{parts, tx, call.request, *known.caller, call.now};
    GivenRoles given = given_roles(in_write, {}, wanted->roles, wanted->userid);
    wanted->roles = std::move(given.roles);
    const auto id = store::make_console_user(tx, *wanted, call.now);
    if (!id) return problem(id.error().code == "user.twice" ? 409 : 422, id.error());
    if (given.waits) {
      given.waits->user = *id;
      store::keep_role_wish(tx, *given.waits);
    }
    note_user_change(tx, call, *known.caller, *id);
    const auto user = store::console_user(tx, *id);
    // Where something waits, who lets it pass is told the password (user_roles.cpp).
    return Answer{
        .status = 201,
        .body = text_of(with_password(in_write, *user, given.waits ? "" : first.text)),
        .headers = {{"Location", std::string(kApiRoot) + "/users/" + std::to_string(*id)}}};
  });
}

Answer list_users(const Call& call) {
  OrderedJson items = OrderedJson::array();
  for (const store::ConsoleUser& user : store::console_users(call.tx, call.caller.offices))
    items.push_back(user_json(call, user));
  return {.body = text_of({{"items", std::move(items)}})};
}

// Without an admin nobody could make one.
bool is_last_admin(const Call& call, const store::ConsoleUser& user) {
  if (!is_admin(user)) return false;
  const auto all =
      store::console_users(call.tx, store::offices_below(call.tx, std::string(store::kMainOffice)));
  return std::ranges::count_if(all, is_admin) == 1;
}

struct UserChange {
  store::NewConsoleUser wanted;
  bool is_shut = false;
  bool is_of_rights = false;  // roles or account: what waited before gives way
};

// What is not posted stays as it is.
UserChange user_change(petition::JsonReader& in, const store::ConsoleUser& user) {
  store::NewConsoleUser wanted{.office = user.office,
                               .login = user.login,
                               .name = user.name,
                               .userid = user.userid,
                               .roles = user.roles};
  if (in.has("name")) wanted.name = in.text("name", petition::Need::required);
  if (in.has("userid")) wanted.userid = in.text("userid", petition::Need::optional);
  if (in.has("roles")) wanted.roles = roles_read(in, petition::Need::required);
  return {std::move(wanted), in.flag("is_shut", user.shut.has_value()),
          in.has("roles") || in.has("userid")};
}

Answer change_user(const Call& call) {
  const auto user = seen_user(call.tx, call.caller, call.request.captures.at(0));
  if (!user) return not_found();
  petition::Faults faults;
  auto change = body_of(call.request, faults,
                        [&](petition::JsonReader& in) { return user_change(in, *user); });
  if (!change) return problem(422, faults);
  auto& [wanted, is_shut, is_of_rights] = *change;
  const bool stays_admin =
      !is_shut && std::ranges::find(wanted.roles, kAdmin) != wanted.roles.end();
  if (!stays_admin && is_last_admin(call, *user))
    return problem(409,
                   {"user.last_admin", "roles", "这是最后一个管理员", "请先让另一个人做管理员"});
  const GivenRoles given = given_roles(call, *user, wanted.roles, wanted.userid);
  wanted.roles = given.roles;
  wanted.userid = given.userid;
  if (const auto done = store::change_console_user(call.tx, user->id, wanted); !done)
    return problem(422, done.error());
  if (is_of_rights) store::drop_role_wish(call.tx, user->id);
  if (given.waits) store::keep_role_wish(call.tx, *given.waits);
  if (is_shut)
    store::shut_console_user(call.tx, user->id, call.now);
  else
    store::readmit_console_user(call.tx, user->id);
  return {.body = text_of(user_json(call, *store::console_user(call.tx, user->id))),
          .subjects = {"user/" + std::to_string(user->id)}};
}

}  // namespace

std::vector<Endpoint> user_endpoints() {
  constexpr Scope kScope = Scope::users_manage;
  return {{.method = "GET",
           .path = "/users",
           .id = "listUsers",
           .english = "People of the console, those who are shut out too, and which of their "
                      "roles wait for a second person.",
           .scope = Scope::users_approve,
           .handler = list_users,
           .answer = "UserList"},
          {.method = "POST",
           .path = "/users",
           .id = "createUser",
           .english = "Makes one. His first password stands in this answer alone, and is good for "
                      "one sign-in, at which he chooses his own. Where roles wait none is told: "
                      "who lets them pass is told it.",
           .scope = kScope,
           .answer = "UserWithPassword",
           .status = 201,
           .request = "NewUser",
           .body = Body::json,
           .aside = create_user},
          {.method = "PATCH",
           .path = "/users/{id}",
           .id = "changeUser",
           .english = "His name, WeCom account, roles, or whether he is shut out; the last admin "
                      "stays one. What goes beyond the giver waits for a second person.",
           .scope = kScope,
           .handler = change_user,
           .answer = "User",
           .request = "UserChange",
           .body = Body::json}};
}

}  // namespace huiyin::gateway::api
