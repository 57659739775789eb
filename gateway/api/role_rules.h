// Who may give whom which roles of the console: the one place that says it.
//
//   Accounts are made and changed by admins, of their own office and below it; taking away is done
//   at once. The last admin stays one.
//   Nobody gives by a role what he may not himself (key_rules.h: beyond): an admin keeps the house
//   and reads no matters, so he makes no clerk of himself, nor of an account that he made. Of what
//   is given, a role that goes beyond the giver waits, and opens nothing, until another person lets
//   it pass: who may all of it himself, is not the one who gets it, and has no account of the
//   giver's making.
//   The WeCom account counts as a role: which matters somebody sees follows from whom it is of.
//   A first password counts as all that its account may: who is told it can sign in by it. Of an
//   account that goes beyond whoever resets it the new one waits likewise, and is told to who lets
//   it pass. The same where roles wait for an account whose password the giver was told.
//   Where no matter was registered yet and nobody else may what is given, there is nothing to see
//   and nobody to ask: it is given at once, so that an office can begin.
//   Whoever has the machine may give any (huiyin user): he has the database, too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/api/endpoint.h"
#include "store/console_users.h"
#include "store/password_wishes.h"
#include "store/role_wishes.h"

namespace huiyin::gateway::api {

// What somebody is to have, apart: at once, and what waits.
struct GivenRoles {
  std::vector<std::string> roles;
  std::string userid;
  std::optional<store::RoleWish> waits = {};
};

// `had`: as he is; an account that is to be made has no id and no roles.
GivenRoles given_roles(const Call& call, const store::ConsoleUser& had,
                       const std::vector<std::string>& roles, const std::string& userid);

// The scopes by which `wish` goes beyond that person.
std::vector<std::string> beyond_by(const Caller& person, const store::ConsoleUser& user,
                                   const store::RoleWish& wish);

// Why he may not let it pass; nothing: he may. Codes: role.own (he wants it himself), role.self (it
// is for him), role.made (the giver made his account), role.beyond (which names what he lacks).
std::optional<Problem> may_not_pass_roles(const Caller& person, const store::ConsoleUser& user,
                                          const store::RoleWish& wish);

// Whether a new first password of that account must wait: it may what the caller may not.
bool password_waits(const Call& call, const store::ConsoleUser& user);
std::vector<std::string> beyond_by_password(const Caller& person, const store::ConsoleUser& user);
// As above, with the codes password.own, password.self, password.made and password.beyond.
std::optional<Problem> may_not_pass_password(const Caller& person, const store::ConsoleUser& user,
                                             const store::PasswordWish& wish);

}  // namespace huiyin::gateway::api
