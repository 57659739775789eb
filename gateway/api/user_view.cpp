#include "gateway/api/user_view.h"

#include <nlohmann/json.hpp>

#include "gateway/api/console_view.h"
#include "gateway/api/paging.h"
#include "gateway/api/role_rules.h"
#include "store/readings.h"

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
  const auto password = store::password_wish(call.tx, user.id);
  out["password_waits"] = nullptr;
  if (password)
    out["password_waits"] = {{"by", password->by_name},
                             {"at", moment_text(password->at)},
                             {"beyond", beyond_by_password(call.caller, user)},
                             {"may_pass", !may_not_pass_password(call.caller, user, *password)}};
  return out;
}

void note_user_change(store::Transaction& tx, const AsideCall& call, const Caller& caller,
                      std::int64_t user) {
  store::note_reading(tx, {0, call.now, caller.key_id, caller.office, std::string(call.endpoint.id),
                           "user/" + std::to_string(user)});
}

std::optional<store::ConsoleUser> seen_user(store::Transaction& tx, const Caller& caller,
                                            const std::string& typed) {
  const auto id = typed.empty() ? std::nullopt : id_after({.after = typed});
  auto user = id ? store::console_user(tx, *id) : std::nullopt;
  if (!user || !caller.sees(user->office)) return std::nullopt;
  return user;
}

}  // namespace huiyin::gateway::api
