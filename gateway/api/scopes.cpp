#include "gateway/api/scopes.h"

#include <algorithm>
#include <array>

namespace huiyin::gateway::api {
namespace {

constexpr std::array kScopeRows{
    ScopeRow{Scope::cases_read, "cases:read",
             "Read cases, their ledger, clocks and notices; without the petitioner."},
    ScopeRow{Scope::cases_write, "cases:write",
             "Register cases and write on their ledger, in the roles of the key."},
    ScopeRow{Scope::accusations_read, "accusations:read",
             "See accusations too; without it they do not exist."},
    ScopeRow{Scope::people_read, "people:read", "Read petitioners' names and telephones."},
    ScopeRow{Scope::people_write, "people:write",
             "Cut off a telephone that changed hands, and put down the one that a person has now."},
    ScopeRow{Scope::bookings_read, "bookings:read", "Read the booked visits of a day."},
    ScopeRow{Scope::bookings_write, "bookings:write", "Book and cancel visits."},
    ScopeRow{Scope::reception_read, "reception:read", "Read reception days and free times."},
    ScopeRow{Scope::reception_write, "reception:write",
             "Move a reception day or call it off; all who booked are told; in no kind of key."},
    ScopeRow{Scope::calendar_read, "calendar:read",
             "Read a year's days off and who put them in force."},
    ScopeRow{Scope::calendar_write, "calendar:write",
             "Put a year of days off in force, which moves deadlines; in no kind of key."},
    ScopeRow{Scope::messages_read, "messages:read",
             "Read what was sent and whether it arrived, without the words."},
    ScopeRow{Scope::messages_text, "messages:text",
             "Read one message with its words and for whom it is; each reading is on record."},
    ScopeRow{Scope::messages_send, "messages:send",
             "Have what did not get through said once more."},
    ScopeRow{Scope::conversations_read, "conversations:read",
             "See which citizens talk with the bot and who waits for a person; their words need "
             "messages:text."},
    ScopeRow{Scope::conversations_answer, "conversations:answer",
             "Take a conversation over, write in it and give it back; in no kind of key."},
    ScopeRow{Scope::signals_read, "signals:read",
             "Read signals, who was told of them and who sees to them; the citizen's words need "
             "messages:text; in no kind of key."},
    ScopeRow{Scope::signals_work, "signals:work",
             "Take a signal up and put down what was done; in no kind of key."},
    ScopeRow{Scope::templates_read, "templates:read", "Read the texts that the product says."},
    ScopeRow{Scope::texts_write, "texts:write",
             "Word texts anew and hand that in for review; in no kind of key."},
    ScopeRow{Scope::texts_publish, "texts:publish",
             "Publish or return what another one worded; in no kind of key."},
    ScopeRow{Scope::reminders_read, "reminders:read", "Read which reminders were given."},
    ScopeRow{Scope::rules_read, "rules:read", "Read by what the office reminds and escalates."},
    ScopeRow{Scope::rules_write, "rules:write",
             "Word the rules of reminding anew, and put in force what another one worded; in no "
             "kind of key."},
    ScopeRow{Scope::examples_read, "examples:read",
             "Read by which sentences of its own the office is understood, and try others; in no "
             "kind of key."},
    ScopeRow{Scope::examples_write, "examples:write",
             "Word these sentences anew, and hand that in; in no kind of key."},
    ScopeRow{Scope::examples_publish, "examples:publish",
             "Put in force what another one worded of them; in no kind of key."},
    ScopeRow{Scope::webhooks_manage, "webhooks:manage",
             "Subscribe to events of the ledger, look at their deliveries and replay them."},
    ScopeRow{Scope::imports_write, "imports:write",
             "Take in cases, staff and closed reception times from a table."},
    ScopeRow{Scope::readings_read, "readings:read", "Read who read what, for audits."},
    ScopeRow{Scope::promise_read, "promise:read",
             "Read how the office keeps what it promises: figures alone."},
    ScopeRow{Scope::figures_read, "figures:read",
             "Read how many matters there are, how soon they are answered and how that is rated: "
             "figures alone."},
    ScopeRow{Scope::bulk_send, "bulk:send",
             "Send one thing to many people, watch it, pause it and stop it; in no kind of key."},
    ScopeRow{Scope::users_manage, "users:manage",
             "Make people of the console, give them roles and passwords; in no kind of key."},
    ScopeRow{Scope::users_approve, "users:approve",
             "See people of the console, and let roles pass that go beyond who gave them; in no "
             "kind of key."},
    ScopeRow{Scope::keys_read, "keys:read",
             "Read which keys of the API there are; in no kind of key."},
    ScopeRow{Scope::keys_manage, "keys:manage",
             "Make keys of the API and end them; in no kind of key."},
    ScopeRow{Scope::keys_approve, "keys:approve",
             "Let a key pass that may see what its maker may not; in no kind of key."},
    ScopeRow{Scope::trial_switch, "trial:switch",
             "Let an office go live, or on trial again; in no kind of key."},
    ScopeRow{Scope::channels_read, "channels:read",
             "Read how the doors are set up and how they stand; in no kind of key."},
    ScopeRow{Scope::channels_check, "channels:check", "Try a door; in no kind of key."}};

const std::array<KindRow, 7> kKindRows{
    {{"case_system",
      "办案系统",
      {Scope::cases_read, Scope::cases_write, Scope::people_read, Scope::people_write,
       Scope::reminders_read, Scope::rules_read, Scope::webhooks_manage, Scope::imports_write,
       Scope::calendar_read}},
     {"hall",
      "大厅叫号和预约系统",
      {Scope::reception_read, Scope::bookings_read, Scope::bookings_write, Scope::calendar_read}},
     {"website", "门户网站", {Scope::reception_read, Scope::calendar_read}},
     {"superior", "上级平台", {Scope::cases_read, Scope::webhooks_manage}},
     {"discipline", "纪检监督", {Scope::cases_read, Scope::accusations_read, Scope::people_read}},
     {"auditor",
      "审计",
      {Scope::readings_read, Scope::messages_read, Scope::reminders_read, Scope::rules_read,
       Scope::templates_read, Scope::promise_read, Scope::figures_read}},
     {"mail_desk",
      "消息值守",
      {Scope::messages_read, Scope::messages_text, Scope::messages_send, Scope::conversations_read,
       Scope::promise_read}}}};

}  // namespace

std::span<const ScopeRow> all_scopes() { return kScopeRows; }

std::string_view name(Scope scope) {
  return std::ranges::find(kScopeRows, scope, &ScopeRow::scope)->name;
}

std::optional<Scope> scope_named(std::string_view name) {
  const auto found = std::ranges::find(kScopeRows, name, &ScopeRow::name);
  if (found == kScopeRows.end()) return std::nullopt;
  return found->scope;
}

std::span<const KindRow> all_kinds() { return kKindRows; }

const KindRow* kind_named(std::string_view name) {
  const auto found = std::ranges::find(kKindRows, name, &KindRow::name);
  return found == kKindRows.end() ? nullptr : &*found;
}

}  // namespace huiyin::gateway::api
