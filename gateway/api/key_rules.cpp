#include "gateway/api/key_rules.h"

#include <algorithm>
#include <array>
#include <span>

namespace huiyin::gateway::api {
namespace {

using petition::Role;

constexpr std::array kOfMatters{Scope::cases_read,  Scope::cases_write,  Scope::accusations_read,
                                Scope::people_read, Scope::people_write, Scope::reminders_read};
constexpr std::array kSeeAll{Role::duty, Role::office_head, Role::leader, Role::principal_leader};
constexpr std::array kAnswerForAll{Role::office_head, Role::principal_leader};

bool has_standing(const Caller& person, std::span<const Role> roles) {
  return person.person && std::ranges::any_of(person.person->standing, [&](Role one) {
           return std::ranges::find(roles, one) != roles.end();
         });
}

bool may(const Caller& person, Scope scope) {
  if (!person.has(scope)) return false;
  const bool is_of_matters = std::ranges::find(kOfMatters, scope) != kOfMatters.end();
  return !is_of_matters || has_standing(person, kSeeAll);
}

bool may(const Caller& person, Role role) {
  return role == Role::receiver || has_standing(person, {{role}}) ||
         has_standing(person, kAnswerForAll);
}

}  // namespace

std::vector<std::string> beyond(const Caller& person, const std::vector<std::string>& words) {
  std::vector<std::string> lacking;
  for (const std::string& word : words) {
    const auto scope = scope_named(word);
    const auto role = petition::role_named(word);
    if ((scope && may(person, *scope)) || (role && may(person, *role))) continue;
    lacking.push_back(word);
  }
  return lacking;
}

std::optional<Problem> may_not_let_pass(const Caller& person, const store::ApiKey& key) {
  if (!key.waits()) return Problem{"key.not_waiting", "", "这个密钥不在等人同意", "请刷新页面再看"};
  if (key.made_by == person.key_id)
    return Problem{"key.own", "", "自己发的密钥要由另一个人同意", "请有这些权限的同事来同意"};
  std::string lacking;
  for (const std::string& word : beyond(person, key.beyond))
    lacking += (lacking.empty() ? "" : "、") + word;
  if (lacking.empty()) return std::nullopt;
  return Problem{"key.beyond", "", "您自己没有这些权限：" + lacking,
                 "请有这些权限、能看到全部信访件的同事来同意"};
}

}  // namespace huiyin::gateway::api
