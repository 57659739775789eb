#include "sim/control.h"

#include <array>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "sim/actions.h"
#include "sim/json_fields.h"
#include "sim/sms/control.h"
#include "sim/sms/view.h"
#include "sim/wecom/control.h"
#include "sim/wecom/control_actions.h"

namespace huiyin::sim {
namespace {

using nlohmann::json;

struct SharedRow {
  std::string_view name;
  Result<json> (*act)(const House&, const json& in);
};

Result<json> of_wecom(const House& house, std::string_view name, const json& in) {
  for (const wecom::ControlRow& row : wecom::control_rows())
    if (row.name == name) return row.act({house.wecom, house.callbacks}, in);
  ensure(false, "WeCom has each shared action");
  return json::object();
}

// Each fault goes to whose table has it; nothing is set where any is refused.
Result<json> all_faults(const House& house, const json& in) {
  json of_sms = json::object(), others = json::object();
  const bool clears = in.contains("none");
  for (const auto& [name, value] : in.items())
    (sms::is_fault(name) ? of_sms : others)[name] = value;
  const auto now = house.sms.with([](sms::World& world) { return world.faults; });
  const auto next = sms::changed(clears ? sms::Faults{} : now, of_sms);
  if (!next) return Refused(next.error());
  auto told = of_wecom(house, "faults", others);
  if (!told) return told;
  house.sms.with([&](sms::World& world) { world.faults = *next; });
  told->update(sms::faults_json(*next));
  return told;
}

// One account: counts of the same name are added up, violations stand side by side.
Result<json> all_stats(const House& house, const json& in) {
  auto told = of_wecom(house, "stats", in);
  if (!told) return told;
  const json more = house.sms.with([](sms::World& world) { return sms::stats_json(world); });
  json& counts = (*told)["stats"];
  for (const auto& [name, n] : more["stats"].items())
    counts[name] = number_field(counts, name).value_or(0) + n.get<std::int64_t>();
  for (const json& violation : more["violations"]) (*told)["violations"].push_back(violation);
  (*told)["sms"] = more["sms"];
  (*told)["waiting"] = (*told)["waiting"].get<std::size_t>() + house.pushes.waiting();
  return told;
}

Result<json> all_idle(const House& house, const json& in) {
  constexpr std::int64_t kPatienceMs = 30'000;
  const auto begun = std::chrono::steady_clock::now();
  auto told = of_wecom(house, "idle", in);
  if (!told) return told;
  const auto passed =
      std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begun);
  const milliseconds patience(number_field(in, "timeout_ms").value_or(kPatienceMs));
  const bool is_quiet = house.pushes.wait_idle(std::max(patience - passed, milliseconds(0)));
  (*told)["idle"] = (*told)["idle"] == true && is_quiet;
  return told;
}

Result<json> reset_all(const House& house, const json& in) {
  house.sms.reset();
  return of_wecom(house, "reset", in);
}

constexpr std::array kShared{
    SharedRow{"faults", all_faults},
    SharedRow{"stats", all_stats},
    SharedRow{"idle", all_idle},
    SharedRow{"reset", reset_all},
};

}  // namespace

HttpAnswer answer_control(const House& house, const HttpRequest& request) {
  if (const auto refusal = foreign_refusal(request)) return *refusal;
  if (request.path.starts_with(sms::kControlFolder)) return sms::answer_control(house.sms, request);
  for (const SharedRow& row : kShared)
    if (request.path.substr(kControlFolder.size()) == row.name)
      return answer_action(request, [&](const json& in) { return row.act(house, in); });
  return wecom::answer_control(house.wecom, house.callbacks, request);
}

std::string control_help() { return wecom::control_help() + sms::control_help(); }

}  // namespace huiyin::sim
