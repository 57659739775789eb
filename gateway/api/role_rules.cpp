#include "gateway/api/role_rules.h"

#include <algorithm>

#include "gateway/api/console_roles.h"
#include "gateway/api/key_rules.h"
#include "store/offices.h"

namespace huiyin::gateway::api {
namespace {

// What these roles open that the others did not.
std::vector<std::string> opened(const std::vector<std::string>& had,
                                const std::vector<std::string>& roles) {
  const auto before = scopes_of(had);
  std::vector<std::string> names;
  for (const Scope scope : scopes_of(roles))
    if (!std::ranges::binary_search(before, scope)) names.emplace_back(name(scope));
  return names;
}

bool holds_all(const store::ConsoleUser& user, const std::vector<std::string>& scopes) {
  if (user.shut) return false;
  const auto his = opened({}, user.roles);
  return std::ranges::all_of(
      scopes, [&](const std::string& one) { return std::ranges::count(his, one) > 0; });
}

// Nothing is there to be seen, and nobody who could be asked.
bool is_beginning(const Call& call, std::int64_t but, const std::vector<std::string>& scopes) {
  if (store::has_matters(call.tx)) return false;
  const auto everywhere = store::offices_below(call.tx, std::string(store::kMainOffice));
  return std::ranges::none_of(store::console_users(call.tx, everywhere), [&](const auto& user) {
    return user.id != but && holds_all(user, scopes);
  });
}

bool must_wait(const Call& call, std::int64_t user, const std::vector<std::string>& scopes) {
  const auto lacking = beyond(call.caller, scopes);
  return !lacking.empty() && !is_beginning(call, user, lacking);
}

struct Passing {
  std::string code;  // what its refusals begin with
  std::string what;
  std::string by;
  std::vector<std::string> beyond;
};

std::optional<Problem> may_not_pass(const Caller& person, const store::ConsoleUser& user,
                                    const Passing& one) {
  const auto refused = [&](const char* code, std::string what, std::string remedy) {
    return Problem{one.code + "." + code, "", std::move(what), std::move(remedy)};
  };
  if (one.by == person.key_id)
    return refused("own", "自己给的" + one.what + "要由另一个人同意", "请有这些权限的同事来同意");
  if (!person.signed_in || person.signed_in->user.id == user.id)
    return refused("self", "给自己的" + one.what + "要由别人同意", "请有这些权限的同事来同意");
  if (person.signed_in->user.made_by == one.by)
    return refused("made", "您的账号是提出的人建的，不能由您同意",
                   "请别的同事来同意；没有这样的人，请运维人员用 huiyin user 命令给");
  std::string lacking;
  for (const std::string& word : one.beyond) lacking += (lacking.empty() ? "" : "、") + word;
  if (lacking.empty()) return std::nullopt;
  return refused("beyond", "您自己没有这些权限：" + lacking,
                 "请有这些权限、能看到全部信访件的同事来同意；没有这样的人，请运维人员用 huiyin "
                 "user 命令给");
}

}  // namespace

GivenRoles given_roles(const Call& call, const store::ConsoleUser& had,
                       const std::vector<std::string>& roles, const std::string& userid) {
  GivenRoles given{.roles = {}, .userid = had.userid};
  store::RoleWish wish{
      .user = had.id, .by = call.caller.key_id, .by_name = call.caller.key_name, .at = call.now};
  for (const std::string& role : roles) {
    const bool has_it = std::ranges::count(had.roles, role) > 0;
    if (!has_it && must_wait(call, had.id, opened(had.roles, {role})))
      wish.roles.push_back(role);
    else
      given.roles.push_back(role);
  }
  // Another person's account, with whatever that person sees by these roles. An account that is
  // made with roles that wait has nothing to see yet.
  const bool is_another = !userid.empty() && userid != had.userid;
  if (is_another && had.id != 0 && must_wait(call, had.id, opened({}, given.roles)))
    wish.userid = userid;
  else
    given.userid = userid;
  if (!wish.roles.empty() || wish.userid) given.waits = std::move(wish);
  return given;
}

std::vector<std::string> beyond_by(const Caller& person, const store::ConsoleUser& user,
                                   const store::RoleWish& wish) {
  auto roles = wish.roles;
  if (wish.userid) roles.insert(roles.end(), user.roles.begin(), user.roles.end());
  return beyond(person, opened(wish.userid ? std::vector<std::string>() : user.roles, roles));
}

std::optional<Problem> may_not_pass_roles(const Caller& person, const store::ConsoleUser& user,
                                          const store::RoleWish& wish) {
  return may_not_pass(person, user, {"role", "角色", wish.by, beyond_by(person, user, wish)});
}

bool password_waits(const Call& call, const store::ConsoleUser& user) {
  const bool is_own = call.caller.signed_in && call.caller.signed_in->user.id == user.id;
  return !is_own && must_wait(call, user.id, opened({}, user.roles));
}

std::vector<std::string> beyond_by_password(const Caller& person, const store::ConsoleUser& user) {
  return beyond(person, opened({}, user.roles));
}

std::optional<Problem> may_not_pass_password(const Caller& person, const store::ConsoleUser& user,
                                             const store::PasswordWish& wish) {
  return may_not_pass(person, user,
                      {"password", "新密码", wish.by, beyond_by_password(person, user)});
}

}  // namespace huiyin::gateway::api
