// How a simulated office is set up, and how bad its days are.
#include "tests/simulation/world.h"

namespace huiyin::simulation {
namespace {

gateway::WalkSettings wecom_settings() {
  const VirtualPlatform::Identity who = identity();
  gateway::WalkSettings settings;
  settings.api.base_url = kWecomUrl;
  settings.api.corp_id = who.corp_id;
  settings.api.app_secret = "app-secret";
  settings.api.kf_secret = "kf-secret";
  settings.api.agent_id = who.agent_id;
  settings.app_token = who.app_token;
  settings.app_aes_key = who.app_aes_key;
  settings.kf_token = who.kf_token;
  settings.kf_aes_key = who.kf_aes_key;
  settings.open_kfid = who.open_kfid;
  settings.delivery.attempts_max = 1000;  // the faults end before patience does
  return settings;
}

}  // namespace

VirtualPlatform::Identity identity() {
  return {"wwsimulation00001",
          "wkSimulationDesk1",
          "SimulationApp",
          "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU",
          "SimulationKf",
          "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU",
          1000002};
}

gateway::WalkSettings World::walk_settings() const {
  gateway::WalkSettings settings = wecom_settings();
  sms_.add_lines(settings,
                 plans_.is_mas_first ? sim::sms::Provider::mas : sim::sms::Provider::aliyun);
  return settings;
}

void World::draw_faults() {
  Faults& faults = platform_.faults;
  const double wild = chance_.unit();  // some days are bad, some are nearly good
  faults.lose_bell = 0.3 * wild;
  faults.double_bell = 0.3 * wild;
  faults.late_bell = 0.3 * wild;
  faults.reset_before = 0.08 * wild;
  faults.reset_after = 0.10 * wild;
  faults.server_error = 0.06 * wild;
  faults.busy = 0.04 * wild;
  faults.too_often = 0.01 * wild;
  faults.broken_json = 0.03 * wild;
  faults.token_dies = 0.03 * wild;
  faults.die_before = 0.02 * wild;
  faults.die_after = 0.03 * wild;
  faults.empty_page = 0.1 * wild;
  faults.repeat_item = 0.2 * wild;
  faults.page = chance_.below(3) == 0 ? 1 : 1 + chance_.below(5);
  crash_chance_ = 0.01 * chance_.unit();
  mishap_chance_ = 0.004 * chance_.unit();
  draw_sms_faults(wild);
}

void World::draw_sms_faults(double wild) {
  SmsFaults faults;
  faults.not_sent = 0.04 * wild;
  faults.reset_before = 0.04 * wild;
  faults.reset_after = 0.05 * wild;
  faults.server_error = 0.04 * wild;
  faults.garbled = 0.03 * wild;
  faults.late = 0.05 * wild;
  faults.time_out = 0.03 * wild;
  faults.die_before = 0.03 * wild;
  faults.die_after = 0.05 * wild;
  faults.receipt_lost = 0.08 * wild;
  faults.receipt_contradicted = 0.1 * wild;
  faults.push_doubled = 0.2 * wild;
  faults.provider.sms_throttle = 0.05 * wild;
  faults.provider.sms_failed = 0.08 * wild;
  faults.provider.receipt_early = 0.2 * wild;
  faults.provider.receipt_duplicate = 0.1 * wild;
  faults.provider.receipt_reversed = 0.2 * wild;
  faults.provider.receipt_unknown_id = 0.1 * wild;
  faults.provider.receipt_batch_ms = chance_.below(3) == 0 ? 3000 : 0;
  sms_.set_faults(faults);
}

}  // namespace huiyin::simulation
