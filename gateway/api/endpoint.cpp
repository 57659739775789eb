#include "gateway/api/endpoint.h"

#include <algorithm>

namespace huiyin::gateway::api {

bool Caller::has(Scope scope) const { return std::ranges::find(scopes, scope) != scopes.end(); }

bool Caller::sees(std::string_view office_code) const {
  return std::ranges::find(offices, office_code) != offices.end();
}

std::span<const Endpoint> endpoints() {
  static const std::vector<Endpoint> all = [] {
    std::vector<Endpoint> rows;
    for (const auto& of : {case_endpoints,
                           case_write_endpoints,
                           notice_endpoints,
                           visit_endpoints,
                           check_in_endpoints,
                           reception_endpoints,
                           calendar_endpoints,
                           message_endpoints,
                           people_endpoints,
                           promise_endpoints,
                           record_endpoints,
                           reminder_rule_endpoints,
                           reminder_draft_endpoints,
                           example_endpoints,
                           example_trial_endpoints,
                           webhook_endpoints,
                           figure_endpoints,
                           import_endpoints,
                           bulk_endpoints,
                           text_endpoints,
                           text_trial_endpoints,
                           text_rehearsal_endpoints,
                           text_template_endpoints,
                           text_transfer_endpoints,
                           start_endpoints,
                           user_password_endpoints,
                           user_role_endpoints,
                           conversation_endpoints,
                           takeover_endpoints,
                           signal_endpoints,
                           key_endpoints,
                           office_trial_endpoints,
                           channel_endpoints,
                           staff_import_endpoints,
                           session_endpoints,
                           wecom_sign_in_endpoints,
                           code_endpoints,
                           user_endpoints})
      std::ranges::move(of(), std::back_inserter(rows));
    return rows;
  }();
  return all;
}

}  // namespace huiyin::gateway::api
