#include "gateway/api/user_view.h"

#include <nlohmann/json.hpp>

#include "gateway/api/console_view.h"
#include "gateway/api/paging.h"
#include "gateway/api/role_rules.h"

namespace huiyin::gateway::api {

OrderedJson user_json(const Call& call, const store::ConsoleUser& user) {
  OrderedJson out = console_user_json(user);
  const auto wish = store::role_wish(call.tx, user.id);
  out["waits"] = nullptr;
  if (wish)
    out["waits"] = {{"roles", wish->roles},
                    {"userid", wish->userid ? OrderedJson(*wish->userid) : OrderedJson(nullptr)},
                    {"by", wish->by_name},
                    {"at", moment_text(wish->at)},
                    {"beyond", beyond_by(call.caller, user, *wish)},
                    {"may_pass", !may_not_pass_roles(call.caller, user, *wish)}};
  return out;
}

std::optional<store::ConsoleUser> seen_user(store::Transaction& tx, const Caller& caller,
                                            const std::string& typed) {
  const auto id = typed.empty() ? std::nullopt : id_after({.after = typed});
  auto user = id ? store::console_user(tx, *id) : std::nullopt;
  if (!user || !caller.sees(user->office)) return std::nullopt;
  return user;
}

}  // namespace huiyin::gateway::api
