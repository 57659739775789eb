#include "sim/sms/faults.h"

#include <nlohmann/json.hpp>

namespace huiyin::sim::sms {
namespace {

using nlohmann::json;

constexpr std::int64_t kMinuteMs = 60'000;

constexpr FaultRow<Faults> kRows[] = {
    {"sms_only", &Faults::sms_only, 0, 0,
     "the sms_* and receipt_* faults meet only this provider: aliyun, tencent or mas; empty: all"},
    {"sms_5xx", &Faults::sms_5xx, 0, 1, "chance of HTTP 502 or 503, without effect"},
    {"sms_reset_before", &Faults::sms_reset_before, 0, 1,
     "chance of a reset before the message is taken"},
    {"sms_reset_after", &Faults::sms_reset_after, 0, 1,
     "chance of a reset after the message is taken"},
    {"sms_bad_json", &Faults::sms_bad_json, 0, 1,
     "chance of half an answer, after the message is taken"},
    {"sms_time_out", &Faults::sms_time_out, 0, 1,
     "chance that the message is taken and never answered: a reset after sms_time_out_ms"},
    {"sms_time_out_ms", &Faults::sms_time_out_ms, 1, 5 * kMinuteMs, "how long that hangs"},
    {"sms_answer_late", &Faults::sms_answer_late, 0, 1,
     "chance that the message is taken and answered after sms_late_ms"},
    {"sms_late_ms", &Faults::sms_late_ms, 1, 5 * kMinuteMs, "how late such an answer is"},
    {"sms_throttle", &Faults::sms_throttle, 0, 1,
     "chance of the provider's word for too many calls a second, without effect"},
    {"sms_limit", &Faults::sms_limit, 0, 1,
     "chance of the provider's word for too many SMS to this number, without effect"},
    {"sms_query_denied", &Faults::sms_query_denied, 0, 1,
     "chance that a question about sent messages has no right to be asked (aliyun, tencent)"},
    {"sms_query_lost", &Faults::sms_query_lost, 0, 1,
     "chance that the answer to such a question leaves a message out"},
    {"sms_query_lag_ms", &Faults::sms_query_lag_ms, 0, 24 * 60 * kMinuteMs,
     "so young a message is left out of the answer"},
    {"sms_failed", &Faults::sms_failed, 0, 1,
     "share of the accepted messages that never come, with one of sms_failed_codes as receipt"},
    {"sms_failed_codes", &Faults::sms_failed_codes, 0, 0, "the carriers' codes, one by chance"},
    {"receipt_delay_ms", &Faults::receipt_delay_ms, 0, 60 * kMinuteMs,
     "when a receipt follows its message"},
    {"receipt_lost", &Faults::receipt_lost, 0, 1, "chance that a receipt is never pushed"},
    {"receipt_duplicate", &Faults::receipt_duplicate, 0, 1, "chance that it is pushed twice"},
    {"receipt_early", &Faults::receipt_early, 0, 1,
     "chance that it is pushed before the submit is answered"},
    {"receipt_reversed", &Faults::receipt_reversed, 0, 1,
     "chance that it waits 300-900 ms more, so that later ones overtake it; of a batch, that its "
     "order is turned round"},
    {"receipt_unknown_id", &Faults::receipt_unknown_id, 0, 1,
     "chance that one of an id that nobody was given comes with it"},
    {"receipt_batch_ms", &Faults::receipt_batch_ms, 0, kMinuteMs,
     "receipts of so long are pushed in one array (aliyun, tencent); 0: each by itself"},
    {"push_timeout_ms", &Faults::push_timeout_ms, 10, kMinuteMs,
     "patience for the answer to a receipt or a reply"},
    {"push_retry_pace", &Faults::push_retry_pace, 0, 1,
     "share of the provider's pauses (1, 5, 10 minutes …) before a push is repeated"},
};

std::span<const FaultRow<Faults>> table() { return kRows; }

}  // namespace

bool is_fault(std::string_view name) { return find_fault(table(), name) != nullptr; }

Result<Faults> changed(const Faults& now, const json& change) {
  Faults next = now;
  if (!change.is_object()) return fault_refusal("", "应是 JSON 对象，例如 {\"sms_5xx\": 0.1}");
  for (const auto& [name, value] : change.items()) {
    const auto* row = find_fault(table(), name);
    if (!row) return fault_refusal(name, "没有这个故障");
    if (const auto problem = set_fault(next, *row, value)) return Refused(*problem);
  }
  return next;
}

json faults_json(const Faults& faults) {
  json all = json::object();
  for (const auto& row : kRows) all[std::string(row.name)] = fault_json(fault_at(faults, row));
  return all;
}

std::string faults_help() {
  std::string text;
  for (const auto& row : kRows) text += fault_help(row.spec(), fault_at(Faults{}, row));
  return text;
}

}  // namespace huiyin::sim::sms
