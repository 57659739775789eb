#include "gateway/api/console_view.h"

#include <nlohmann/json.hpp>

#include "store/office_trial.h"

namespace huiyin::gateway::api {

OrderedJson session_json(store::Transaction& tx, const ApiParts& parts, const Caller& caller,
                         Instant now) {
  const SignedIn& who = *caller.signed_in;
  OrderedJson scopes = OrderedJson::array(), ledger_roles = OrderedJson::array();
  for (const Scope scope : caller.scopes) scopes.push_back(name(scope));
  for (const petition::Role role : caller.roles) ledger_roles.push_back(petition::name(role));
  return {{"user",
           {{"id", who.user.id},
            {"login", who.user.login},
            {"name", who.user.name},
            {"userid", who.user.userid},
            {"office", caller.office},
            {"office_name", caller.office_name}}},
          {"roles", who.user.roles},
          {"scopes", std::move(scopes)},
          {"ledger_roles", std::move(ledger_roles)},
          {"csrf", who.proof},
          {"must_change_password", who.user.must_change},
          {"has_code", who.user.has_code},
          {"today", office_date(now).iso()},
          {"is_demo", parts.console.is_demo},
          {"is_on_trial", store::is_on_trial(tx, caller.office)}};
}

OrderedJson console_user_json(const store::ConsoleUser& user) {
  return {{"id", user.id},
          {"login", user.login},
          {"name", user.name},
          {"userid", user.userid},
          {"office", user.office},
          {"roles", user.roles},
          {"must_change_password", user.must_change},
          {"has_code", user.has_code},
          {"created_at", moment_text(user.created)},
          {"shut_at", moment_or_null(user.shut)}};
}

}  // namespace huiyin::gateway::api
