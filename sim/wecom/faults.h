// What can be made to go wrong: chances and delays that tests, demos and fault runs switch on.
#pragma once

#include <cstdint>
#include <deque>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "sim/fault_table.h"

namespace huiyin::sim::wecom {

// An error that waits for a call: the next `times` calls of `path` (of `user` alone, unless empty)
// get it.
struct PlannedError {
  std::string path{};
  std::string user{};
  std::int64_t errcode = 0;
  std::int64_t times = 1;
  bool after = false;  // the call takes effect, only its answer is the error
};

// Every fault is off; one row of the table in faults.cpp each, which is also its help.
struct Faults {
  Range callback_delay_ms;
  double callback_duplicate = 0, callback_reorder = 0, callback_lose_kf = 0, callback_resign = 0.5;
  std::int64_t callback_timeout_ms = 5000, callback_attempts = 3;
  Range callback_retry_gap_ms{200, 1000};
  Range api_delay_ms;
  double api_5xx = 0, api_reset = 0, api_reset_after = 0, api_hang = 0, api_busy = 0;
  double api_frequency = 0, api_bad_json = 0, api_expire_token = 0;
  std::int64_t api_hang_ms = 15000;
  std::string api_only;
  std::vector<std::int64_t> kf_repeat_codes{40035, 95099};
  double kf_send_fail = 0;
  std::int64_t kf_fail_type = 10, kf_fail_delay_ms = 300;
  std::int64_t sync_page_max = 1000, sync_tokenless_per_minute = 0;
  double sync_empty_page = 0, sync_repeat = 0;
  std::deque<PlannedError> planned;
};

// `now` with the fields of `change` set ("planned" adds to what waits). Refuses an unknown name, a
// wrong type and a value outside its bounds: sim.fault.
Result<Faults> changed(const Faults& now, const nlohmann::json& change);
nlohmann::json faults_json(const Faults& faults);
std::string faults_help();  // one paragraph a fault

}  // namespace huiyin::sim::wecom
