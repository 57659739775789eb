// What each kind of system that calls the API may do and see: the one table. Each route names its
// scope; a key has scopes, most often those of one kind.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace huiyin::gateway::api {

enum class Scope {
  cases_read,        // numbers, states, units, clocks, ledger; no petitioner
  cases_write,       // registers a matter, writes on a ledger, in the roles of its key
  accusations_read,  // 检举控告: for supervision and discipline alone (2022 §30③, 2005 §23)
  people_read,       // names and telephones of petitioners
  people_write,      // cuts off a telephone, puts down the one that a person has now
  bookings_read,
  bookings_write,
  reception_read,        // reception days and free times: what hangs on the wall
  reception_write,       // moves one or calls it off: all who booked are told
  calendar_read,         // days off, and who put them in force
  calendar_write,        // puts a year of them in force: deadlines move
  messages_read,         // what was said to whom and whether it arrived, without the words
  messages_text,         // … one by one with them
  messages_send,         // what did not get through, once more
  conversations_read,    // who talks with the bot, who waits for a person
  conversations_answer,  // takes one over, writes in it, gives it back
  signals_read,          // 预警: what staff were told at once, and who sees to it
  signals_work,          // takes one up, and puts down what was done
  templates_read,
  texts_write,    // words them anew, and hands that in
  texts_publish,  // lets pass what another one worded
  reminders_read,
  rules_read,        // by what the office reminds 催办规则
  rules_write,       // words these rules anew, and puts in force what another one worded
  examples_read,     // by which sentences of its own the office is understood 例句
  examples_write,    // words them anew, and hands that in
  examples_publish,  // puts in force what another one worded
  webhooks_manage,
  imports_write,
  readings_read,   // who read what
  promise_read,    // how the office keeps what it promises, as figures
  figures_read,    // how many matters there are and how soon they are answered, as figures
  bulk_send,       // sends to many, and steers it
  users_manage,    // people of the console, their roles and passwords
  users_approve,   // sees them, and lets roles pass that go beyond who gave them
  keys_read,       // which keys there are; never their secrets
  keys_manage,     // makes them, and ends them
  keys_approve,    // lets one pass that may see what its maker may not
  trial_switch,    // lets the office go live, or on trial 试运行
  channels_read,   // how the doors are set up, and how they stand
  channels_check,  // tries one
};

struct ScopeRow {
  Scope scope;
  std::string_view name;     // "cases:read"
  std::string_view english;  // for the document of the API
};
std::span<const ScopeRow> all_scopes();
std::string_view name(Scope scope);
std::optional<Scope> scope_named(std::string_view name);

// A kind of system, by which an admin gives a key its scopes in one word.
struct KindRow {
  std::string_view name;   // "hall"
  std::string_view title;  // "大厅叫号和预约系统"
  std::vector<Scope> scopes;
};
std::span<const KindRow> all_kinds();
const KindRow* kind_named(std::string_view name);

}  // namespace huiyin::gateway::api
