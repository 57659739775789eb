#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "sim/json_fields.h"
#include "sim/wecom/api.h"
#include "sim/wecom/control_actions.h"
#include "sim/wecom/view.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;

constexpr milliseconds kVerifyPatience{5000}, kVerifyInTime{1000};
constexpr std::int64_t kIdleMsMax = 120'000, kSecondsPerDay = 86'400;
constexpr std::int64_t kAdvanceDaysMax = 400, kAdvanceSecondsMax = kAdvanceDaysMax * kSecondsPerDay;
constexpr std::int64_t kCallsShown = 200, kCallsShownMax = 20'000;

Result<json> faults(const Controlled& on, const json& in) {
  return on.platform.with([&](World& world) -> Result<json> {
    json change = in;
    const bool clears = change.is_object() && change.erase("none") > 0;
    const auto next = changed(clears ? Faults{} : world.faults, change);
    if (!next) return Refused(next.error());
    world.faults = *next;
    return faults_json(world.faults);
  });
}

// Both of one reading: what lies between them is what was asked for, to the millisecond.
json clock_json(const World& world) {
  const Instant now = world.now();
  const Instant stamp = now - world.rules_ahead + world.stamps_ahead;
  return {{"now", unix_ms(now)}, {"stamp", unix_ms(stamp)}};
}

Result<json> clock(const Controlled& on, const json& in) {
  const auto both = number_field(in, "advance_seconds").value_or(0);
  const auto rules = number_field(in, "advance_rules_seconds").value_or(0);
  const auto stamps = number_field(in, "advance_stamps_seconds").value_or(0);
  for (const std::int64_t by : {both, rules, stamps})
    if (by < 0 || by > kAdvanceSecondsMax) return wrong("advance_seconds", "应是 0 到 400 天");
  return on.platform.with([&](World& world) {
    world.rules_ahead += seconds(both + rules);
    world.stamps_ahead += seconds(both + stamps);
    return clock_json(world);
  });
}

// The gateway's clock first: when it does not move, ours does not either.
Result<json> gateway_clock(const Controlled& on, const json& in) {
  const auto by = number_field(in, "days").value_or(0);
  if (by < 1 || by > kAdvanceDaysMax) return wrong("days", "应是 1 到 400 天");
  const std::string url =
      on.platform.with([](World& world) { return world.settings.gateway_clock_url; });
  const auto scheme = url.find("://");
  const auto path = scheme == std::string::npos ? scheme : url.find('/', scheme + 3);
  if (path == std::string::npos) return wrong("--gateway-clock-url", "没有设置网关的时钟地址");
  const GatewayReply reply =
      ask_gateway(url.substr(0, path), "POST", url.substr(path) + "?days=" + std::to_string(by), "",
                  "text/plain", kVerifyPatience);
  if (reply.status < 200 || reply.status > 299)
    return wrong("--gateway-clock-url", "网关没有拨动时钟");
  return clock(on, {{"advance_seconds", by * kSecondsPerDay}});
}

Result<json> tokens(const Controlled& on, const json& in) {
  const auto ttl = number_field(in, "ttl");
  const std::string kill = text_field(in, "kill");
  if (ttl && (*ttl < 1 || *ttl > 7200)) return wrong("ttl", "应是 1 到 7200 秒");
  if (!kill.empty() && kill != "expired" && kill != "invalid")
    return wrong("kill", "应是 expired（42001）或 invalid（40014）");
  return on.platform.with([&](World& world) {
    if (ttl) world.token_life_seconds = *ttl;
    if (kill == "expired")
      for (const auto& [secret, token] : world.token_of_secret)
        if (AccessToken* known = world.tokens.find(token)) known->is_withdrawn = true;
    if (kill == "invalid") world.forget_tokens();
    return json{{"ttl", world.token_life_seconds}};
  });
}

Result<json> verify(const Controlled& on, const json& in) {
  const std::string which = text_field(in, "which", "kf");
  if (which != "kf" && which != "app") return wrong("which", "应是 kf 或 app");
  const Door door = which == "kf" ? Door::kf : Door::app;
  const std::string echo = on.platform.with([](World& world) { return world.new_echo(); });
  std::string base, path;
  on.platform.with([&](World& world) {
    base = world.settings.gateway;
    path = (door == Door::kf ? world.settings.kf_path : world.settings.app_path) + "?" +
           world.verification(door, echo);
  });
  const GatewayReply reply = ask_gateway(base, "GET", path, "", "", kVerifyPatience);
  return json{{"ok", reply.status == 200 && reply.body == echo && reply.took < kVerifyInTime},
              {"status", reply.status},
              {"took_ms", reply.took.count()},
              {"expected", echo},
              {"got", reply.body.substr(0, 200)}};
}

Result<json> ring(const Controlled& on, const json& in) {
  return on.platform.with([&](World& world) -> Result<json> {
    const std::string open_kfid =
        text_field(in, "open_kfid", world.settings.accounts.front().open_kfid);
    if (!world.find_account(open_kfid)) return wrong("open_kfid", "没有这个客服账号");
    world.ring(open_kfid);
    return json::object();
  });
}

Result<json> state(const Controlled& on, const json& in) {
  return on.platform.with([&](World& world) -> Result<json> {
    Citizen* citizen = world.find_citizen(text_field(in, "user"));
    if (!citizen) return wrong("user", "没有这位群众");
    Session& session = world.session(
        *citizen, text_field(in, "open_kfid", world.settings.accounts.front().open_kfid));
    const auto to = number_field(in, "state");
    if (to && (*to < 0 || *to > service_state::kEnded)) return wrong("state", "应是 0 到 4");
    if (to) session.state = int(*to);
    return json{{"state", session.state}, {"servicer", session.servicer}};
  });
}

Result<json> oauth(const Controlled& on, const json& in) {
  return on.platform.with([&](World& world) -> Result<json> {
    return json{{"code", new_sign_in_code(world, text_field(in, "staff"))}};
  });
}

Result<json> stats(const Controlled& on, const json&) {
  json out = on.platform.with([](World& world) { return stats_json(world); });
  out["waiting"] = on.courier.waiting();
  return out;
}

Result<json> calls(const Controlled& on, const json& in) {
  const auto last =
      std::clamp<std::int64_t>(number_field(in, "last").value_or(kCallsShown), 0, kCallsShownMax);
  return on.platform.with([&](World& world) {
    return json{{"calls", calls_json(world, text_field(in, "path"), std::size_t(last))}};
  });
}

Result<json> idle(const Controlled& on, const json& in) {
  const milliseconds patience{
      std::clamp<std::int64_t>(number_field(in, "timeout_ms").value_or(30'000), 0, kIdleMsMax)};
  return json{{"idle", on.courier.wait_idle(patience)}};
}

Result<json> reset(const Controlled& on, const json&) {
  on.platform.reset();
  return json::object();
}

Result<json> settings(const Controlled& on, const json&) {
  return on.platform.with([](World& world) { return settings_json(world); });
}

}  // namespace

std::span<const ControlRow> direct_rows() {
  static constexpr std::array kRows{
      ControlRow{"faults", faults,
                 "sets faults, tells all: {name: value, …}; {\"none\": true} clears first"},
      ControlRow{"clock", clock,
                 "moves the platform's clock on: {advance_seconds} or, apart, "
                 "{advance_rules_seconds, advance_stamps_seconds}"},
      ControlRow{"gateway-clock", gateway_clock, "moves the demo gateway's clock and ours: {days}"},
      ControlRow{"tokens", tokens, "{ttl: seconds of new tokens, kill: expired | invalid}"},
      ControlRow{"verify", verify, "URL verification as the admin page does it: {which: kf | app}"},
      ControlRow{"callback", ring, "one more kf bell"},
      ControlRow{"state", state, "reads or sets a session's state: {user, state?}"},
      ControlRow{"oauth", oauth, "a sign-in code for auth/getuserinfo: {staff}"},
      ControlRow{"stats", stats, "counts, violations, callbacks that wait"},
      ControlRow{"calls", calls, "the last API calls: {path?, last?}"},
      ControlRow{"idle", idle, "waits till no callback waits: {timeout_ms?}"},
      ControlRow{"reset", reset, "forgets everything"},
      ControlRow{"settings", settings, "who plays, without secrets"},
  };
  return kRows;
}

std::span<const ControlRow> control_rows() {
  static const std::vector<ControlRow> kRows = [] {
    std::vector<ControlRow> rows(play_rows().begin(), play_rows().end());
    rows.insert(rows.end(), direct_rows().begin(), direct_rows().end());
    return rows;
  }();
  return kRows;
}

}  // namespace huiyin::sim::wecom
