#include "gateway/api/console_roles.h"

#include <algorithm>
#include <array>

namespace huiyin::gateway::api {
namespace {

const std::array<ConsoleRole, 7> kConsoleRoles{
    {{"admin",
      "管理员",
      {Scope::users_manage,    Scope::users_approve,  Scope::templates_read,  Scope::texts_write,
       Scope::texts_publish,   Scope::reception_read, Scope::reception_write, Scope::calendar_read,
       Scope::calendar_write,  Scope::messages_read,  Scope::webhooks_manage, Scope::imports_write,
       Scope::bulk_send,       Scope::promise_read,   Scope::figures_read,    Scope::keys_read,
       Scope::keys_manage,     Scope::trial_switch,   Scope::channels_read,   Scope::channels_check,
       Scope::rules_read,      Scope::rules_write,    Scope::examples_read,   Scope::examples_write,
       Scope::examples_publish}},
     {"author",
      "文字编写",
      {Scope::templates_read, Scope::texts_write, Scope::examples_read, Scope::examples_write}},
     {"reviewer",
      "文字审核",
      {Scope::templates_read, Scope::texts_publish, Scope::examples_read, Scope::examples_publish}},
     {"clerk",
      "信访办工作人员",
      {Scope::cases_read,     Scope::cases_write,        Scope::accusations_read,
       Scope::people_read,    Scope::people_write,       Scope::bookings_read,
       Scope::bookings_write, Scope::reception_read,     Scope::reception_write,
       Scope::calendar_read,  Scope::messages_read,      Scope::messages_text,
       Scope::messages_send,  Scope::conversations_read, Scope::conversations_answer,
       Scope::templates_read, Scope::reminders_read,     Scope::rules_read,
       Scope::promise_read,   Scope::figures_read,       Scope::keys_read,
       Scope::keys_approve,   Scope::users_approve,      Scope::signals_read,
       Scope::signals_work,   Scope::examples_read,      Scope::examples_write}},
     {"handler",
      "承办人",
      {Scope::cases_read, Scope::cases_write, Scope::accusations_read, Scope::reception_read,
       Scope::reminders_read, Scope::rules_read, Scope::calendar_read}},
     {"leader", "领导", {Scope::cases_read,         Scope::cases_write,     Scope::accusations_read,
                         Scope::people_read,        Scope::bookings_read,   Scope::reception_read,
                         Scope::reception_write,    Scope::calendar_read,   Scope::messages_read,
                         Scope::conversations_read, Scope::reminders_read,  Scope::rules_read,
                         Scope::rules_write,        Scope::promise_read,    Scope::figures_read,
                         Scope::keys_read,          Scope::keys_approve,    Scope::users_approve,
                         Scope::trial_switch,       Scope::signals_read,    Scope::signals_work,
                         Scope::examples_read,      Scope::examples_publish}},
     {"auditor",
      "审计",
      {Scope::readings_read, Scope::calendar_read, Scope::messages_read, Scope::reminders_read,
       Scope::rules_read, Scope::templates_read, Scope::promise_read, Scope::figures_read,
       Scope::keys_read, Scope::keys_approve, Scope::users_approve, Scope::signals_read,
       Scope::examples_read}}}};

}  // namespace

std::span<const ConsoleRole> console_roles() { return kConsoleRoles; }

const ConsoleRole* console_role_named(std::string_view name) {
  const auto found = std::ranges::find(kConsoleRoles, name, &ConsoleRole::name);
  return found == kConsoleRoles.end() ? nullptr : &*found;
}

std::vector<Scope> scopes_of(const std::vector<std::string>& roles) {
  std::vector<Scope> all;
  for (const std::string& word : roles) {
    const ConsoleRole* role = console_role_named(word);
    if (role != nullptr) std::ranges::copy(role->scopes, std::back_inserter(all));
  }
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  return all;
}

}  // namespace huiyin::gateway::api
