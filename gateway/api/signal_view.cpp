#include "gateway/api/signal_view.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "gateway/api/case_view.h"
#include "store/listings.h"
#include "store/matter_signals.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::array<std::string_view, 3> kSignalStates = {"open", "taken", "ended"};

bool leads(const petition::StaffPerson& person) {
  return std::ranges::any_of(person.standing, [](petition::Role role) {
    return role == petition::Role::leader || role == petition::Role::principal_leader;
  });
}

// Each is opened, so that one that is kept from the caller is not there (2022 §30③).
std::vector<std::string> seen_matters(const Call& call, const store::SignalRecord& record,
                                      std::size_t count) {
  std::vector<std::string> seen;
  if (!call.caller.has(Scope::cases_read)) return seen;
  for (const std::string& number : store::matters_of_signal(call.tx, record.id)) {
    if (seen.size() == count) break;
    if (seen_case(call, number)) seen.push_back(number);
  }
  return seen;
}

}  // namespace

std::optional<store::SignalState> signal_state_named(std::string_view name) {
  const auto found = std::ranges::find(kSignalStates, name);
  if (found == kSignalStates.end()) return std::nullopt;
  return store::SignalState(found - kSignalStates.begin());
}

store::SignalViewer signal_viewer(const Call& call) {
  const Caller& caller = call.caller;
  return {.offices = caller.offices,
          .name = caller.person      ? caller.person->name
                  : caller.signed_in ? caller.key_name
                                     : std::string(),
          .is_leader = caller.person && leads(*caller.person),
          .sees_accusations = caller.has(Scope::accusations_read)};
}

OrderedJson signal_json(const store::SignalRecord& record) {
  return {{"id", record.id.value},
          {"kind", record.kind},
          {"state", kSignalStates.at(std::size_t(record.state))},
          {"office", record.office},
          {"conversation_id",
           record.conversation ? OrderedJson(record.conversation->value) : OrderedJson(nullptr)},
          {"case_number", record.case_no},
          {"booking_number", record.booking_no},
          {"people", record.people},
          {"times", record.times},
          {"raised_at", moment_text(record.raised)},
          {"last_at", moment_text(record.last)},
          {"of_life", store::is_of_life(record.kind)},
          {"is_calling", record.is_pressed},
          {"taken_at", moment_or_null(record.taken)},
          {"taken_by", record.taken_by},
          {"ended_at", moment_or_null(record.ended)},
          {"ended_by", record.ended_by}};
}

OrderedJson listed_signal_json(const Call& call, const store::SignalRecord& record) {
  OrderedJson out = signal_json(record);
  if (const auto newest = seen_matters(call, record, 1); !newest.empty())
    out["case_number"] = newest.front();
  return out;
}

OrderedJson signal_detail_json(const Call& call, const store::SignalRecord& record) {
  OrderedJson out = signal_json(record);
  out["outcome"] = nullptr;
  if (call.caller.has(Scope::signals_work))
    if (const auto outcome = store::signal_outcome(call.parts.keys, record))
      out["outcome"] = *outcome;
  out["matters"] = OrderedJson::array();
  for (const std::string& number :
       seen_matters(call, record, std::size_t(store::kMattersOfSignalMax)))
    out["matters"].push_back(number);
  out["said"] = OrderedJson::array();
  const bool tells_words = call.caller.has(Scope::messages_text);
  for (const auto& said : store::signal_said(call.tx, call.parts.keys, record.id))
    out["said"].push_back(
        {{"at", moment_text(said.at)},
         {"words", tells_words && said.words ? OrderedJson(*said.words) : OrderedJson(nullptr)}});
  out["told"] = OrderedJson::array();
  for (const auto& told : store::signal_tellings(call.tx, record.id))
    out["told"].push_back({{"name", told.name},
                           {"channel", told.channel},
                           {"at", moment_text(told.at)},
                           {"call", told.step},
                           {"state", store::message_states().at(std::size_t(told.state))},
                           {"reason", told.reason}});
  return out;
}

}  // namespace huiyin::gateway::api
