#include "gateway/api/caller.h"

#include <algorithm>

#include "gateway/api/console_roles.h"
#include "store/offices.h"
#include "store/staff_roles.h"

namespace huiyin::gateway::api {
namespace {

// As the office knows him: by his WeCom account, else by his name.
petition::StaffPerson person_of_user(const store::Office& office, const store::ConsoleUser& user) {
  const auto is_he = [&](const store::StaffMember& one) {
    return user.userid.empty() ? one.name == user.name : one.userid == user.userid;
  };
  const auto found = std::ranges::find_if(office.staff, is_he);
  return found == office.staff.end() ? petition::StaffPerson{user.name}
                                     : store::staff_person(*found);
}

// Those that he has wherever, and those that a file gives.
std::vector<petition::Role> roles_at_desk(const petition::StaffPerson& person) {
  using enum petition::Role;
  std::vector<petition::Role> all = person.standing;
  for (const petition::Role one : {receiver, handler, co_handler, sponsor})
    if (std::ranges::find(all, one) == all.end()) all.push_back(one);
  return all;
}

}  // namespace

std::string office_name(store::Transaction& tx, const ApiParts& parts, const std::string& code) {
  if (code == store::kMainOffice) return parts.offices.main().facts.name;
  for (const store::OfficeRow& office : store::offices(tx))
    if (office.code == code) return office.name;
  return {};
}

Caller caller_of(store::Transaction& tx, const ApiParts& parts, const store::ApiKey& key,
                 Instant now) {
  Caller caller{.key_id = key.id,
                .office = key.office,
                .office_name = office_name(tx, parts, key.office),
                .offices = store::offices_below(tx, key.office),
                .scopes = {},
                .roles = {},
                .key_name = key.name};
  caller.key = OfKey{key.mode, key.used && now - *key.used < store::kKeyUsedEach};
  for (const std::string& word : key.scopes)
    if (const auto scope = scope_named(word)) caller.scopes.push_back(*scope);
  for (const std::string& word : key.roles)
    if (const auto role = petition::role_named(word)) caller.roles.push_back(*role);
  return caller;
}

std::optional<Caller> caller_of_session(store::Transaction& tx, const ApiParts& parts,
                                        const std::string& cookie, Instant now) {
  const auto session = store::session_of(tx, parts.keys, cookie, parts.console.session, now);
  if (!session) return std::nullopt;
  auto user = store::console_user(tx, session->user);
  if (!user || user->shut) return std::nullopt;
  // Whom WeCom knows needs no password, the first one neither.
  if (session->way == store::SignInWay::wecom) user->must_change = false;
  Caller caller{.key_id = std::string(kUserKey) + std::to_string(user->id),
                .office = user->office,
                .office_name = office_name(tx, parts, user->office),
                .offices = store::offices_below(tx, user->office),
                .scopes = scopes_of(user->roles),
                .roles = {},
                .key_name = user->name};
  caller.person = person_of_user(parts.offices.serving(tx, user->office), *user);
  caller.roles = roles_at_desk(*caller.person);
  caller.signed_in = SignedIn{.user = *std::move(user),
                              .session = session->id,
                              .proof = store::session_proof(parts.keys, cookie),
                              .is_seen = now - session->seen < store::kSeenEach};
  return caller;
}

store::OfficeContext acting_at_main(const Call& call, std::string trace) {
  store::OfficeContext here =
      call.parts.at_main(call.tx, call.now, std::move(trace), call.parts.mail_waits);
  here.reach = call.caller.reach();
  return here;
}

std::string trace_of(const Caller& caller) { return "api/" + caller.key_id; }

std::string who_does(const Caller& caller, petition::JsonReader& in, petition::Need need) {
  if (!caller.person) return in.text("by", need);
  const std::string named = in.text("by", petition::Need::optional);
  if (!named.empty() && named != caller.person->name)
    in.refuse("by", "session.by", "登录的人只能用自己的名字", "请去掉 by");
  return caller.person->name;
}

}  // namespace huiyin::gateway::api
