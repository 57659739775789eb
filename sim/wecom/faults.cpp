#include "sim/wecom/faults.h"

#include <nlohmann/json.hpp>

#include "sim/json_fields.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kCodeMax = 10'000'000;
constexpr std::size_t kPlannedMax = 10'000;

constexpr FaultRow<Faults> kRows[] = {
    {"callback_delay_ms", &Faults::callback_delay_ms, 0, kMinuteMs, "delay of each callback"},
    {"callback_duplicate", &Faults::callback_duplicate, 0, 1,
     "chance that a callback is sent twice (the same bytes, or signed anew)"},
    {"callback_reorder", &Faults::callback_reorder, 0, 1,
     "chance that a callback waits 50-450 ms, so that later ones overtake it"},
    {"callback_lose_kf", &Faults::callback_lose_kf, 0, 1, "chance that a kf bell is never sent"},
    {"callback_resign", &Faults::callback_resign, 0, 1,
     "chance that a retry is signed and encrypted anew; else the same bytes"},
    {"callback_timeout_ms", &Faults::callback_timeout_ms, 10, kMinuteMs, "patience for an answer"},
    {"callback_attempts", &Faults::callback_attempts, 1, 1000, "how often a callback is tried"},
    {"callback_retry_gap_ms", &Faults::callback_retry_gap_ms, 0, kMinuteMs, "pause before a retry"},
    {"api_delay_ms", &Faults::api_delay_ms, 0, kMinuteMs, "delay of each API call"},
    {"api_5xx", &Faults::api_5xx, 0, 1, "chance of HTTP 502 or 503, without effect"},
    {"api_reset", &Faults::api_reset, 0, 1, "chance of a reset before the call takes effect"},
    {"api_reset_after", &Faults::api_reset_after, 0, 1, "chance of a reset after the effect"},
    {"api_hang", &Faults::api_hang, 0, 1, "chance of no answer for api_hang_ms, then a reset"},
    {"api_hang_ms", &Faults::api_hang_ms, 1, 5 * kMinuteMs, "how long a hanging call hangs"},
    {"api_busy", &Faults::api_busy, 0, 1, "chance of errcode -1, without effect"},
    {"api_frequency", &Faults::api_frequency, 0, 1, "chance of errcode 45009, without effect"},
    {"api_bad_json", &Faults::api_bad_json, 0, 1, "chance of half an answer, after the effect"},
    {"api_expire_token", &Faults::api_expire_token, 0, 1,
     "chance that the call's token is withdrawn"},
    {"api_only", &Faults::api_only, 0, 0,
     "the api_* faults meet only paths that contain this text, e.g. \"kf/send_msg\""},
    {"kf_repeat_codes", &Faults::kf_repeat_codes, 0, kCodeMax,
     "answers to a repeated msgid, one by chance (the real one is not documented; never shown "
     "twice)"},
    {"kf_send_fail", &Faults::kf_send_fail, 0, 1,
     "chance that an accepted message is not shown and a msg_send_fail event follows"},
    {"kf_fail_type", &Faults::kf_fail_type, 0, 100, "fail_type of these events"},
    {"kf_fail_delay_ms", &Faults::kf_fail_delay_ms, 0, kMinuteMs, "when that event follows"},
    {"sync_page_max", &Faults::sync_page_max, 1, 1000,
     "messages a page of kf/sync_msg has at most"},
    {"sync_empty_page", &Faults::sync_empty_page, 0, 1,
     "chance of an empty page, with has_more when there is more"},
    {"sync_repeat", &Faults::sync_repeat, 0, 1,
     "chance that a page begins with its predecessor's last"},
    {"sync_tokenless_per_minute", &Faults::sync_tokenless_per_minute, 0, kMinuteMs,
     "kf/sync_msg without a bell's token allowed a minute, more get 45009; 0: any number"},
};

json shown(const PlannedError& error) {
  return {{"path", error.path},
          {"user", error.user},
          {"errcode", error.errcode},
          {"times", error.times},
          {"after", error.after}};
}

Result<PlannedError> planned_error(const json& row) {
  PlannedError error{.path = text_field(row, "path"), .user = text_field(row, "user")};
  const auto errcode =
      row.is_object() && row.contains("errcode") && row["errcode"].is_number_integer()
          ? std::optional(row["errcode"].get<std::int64_t>())
          : std::nullopt;
  if (error.path.empty() || !errcode || *errcode == 0)
    return fault_refusal("planned", "每一项要有 path 和不为 0 的 errcode");
  error.errcode = *errcode;
  error.times = number_field(row, "times").value_or(1);
  if (error.times < 1) return fault_refusal("planned", "times 至少是 1");
  error.after = row.contains("after") && row["after"].is_boolean() && row["after"].get<bool>();
  return error;
}

std::span<const FaultRow<Faults>> table() { return kRows; }

}  // namespace

Result<Faults> changed(const Faults& now, const json& change) {
  Faults next = now;
  if (!change.is_object()) return fault_refusal("", "应是 JSON 对象，例如 {\"api_5xx\": 0.1}");
  for (const auto& [name, value] : change.items()) {
    if (name == "planned") {
      if (!value.is_array()) return fault_refusal(name, "应是列表");
      for (const json& row : value) {
        const auto error = planned_error(row);
        if (!error) return Refused(error.error());
        if (next.planned.size() >= kPlannedMax) return fault_refusal(name, "等着的错误太多");
        next.planned.push_back(*error);
      }
      continue;
    }
    const auto* row = find_fault(table(), name);
    if (!row) return fault_refusal(name, "没有这个故障");
    if (const auto problem = set_fault(next, *row, value)) return Refused(*problem);
  }
  return next;
}

json faults_json(const Faults& faults) {
  json all = json::object();
  for (const auto& row : kRows) all[std::string(row.name)] = fault_json(fault_at(faults, row));
  all["planned"] = json::array();
  for (const PlannedError& error : faults.planned) all["planned"].push_back(shown(error));
  return all;
}

std::string faults_help() {
  std::string text;
  for (const auto& row : kRows) text += fault_help(row.spec(), fault_at(Faults{}, row));
  text +=
      "  planned (now [])\n      errors that wait for a call: "
      "[{\"path\":\"kf/send_msg\",\"errcode\":95018,\"times\":1,\"user\":\"\",\"after\":false}]\n";
  return text;
}

}  // namespace huiyin::sim::wecom
