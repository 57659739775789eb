// What can be made to go wrong with SMS, on the way in and on the way back.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "sim/fault_table.h"

namespace huiyin::sim::sms {

// Every fault is off; one row of the table in faults.cpp each, which is also its help.
struct Faults {
  std::string sms_only;
  double sms_5xx = 0, sms_reset_before = 0, sms_reset_after = 0, sms_bad_json = 0;
  double sms_time_out = 0, sms_answer_late = 0;
  std::int64_t sms_time_out_ms = 60'000, sms_late_ms = 8'000;
  double sms_throttle = 0, sms_limit = 0;
  double sms_query_denied = 0, sms_query_lost = 0;
  std::int64_t sms_query_lag_ms = 0;
  double sms_failed = 0;
  std::vector<std::string> sms_failed_codes{"UNDELIV", "MK:0001", "REJECTD", "DB:0140", "EXPIRED"};
  Range receipt_delay_ms{200, 800};
  double receipt_lost = 0, receipt_duplicate = 0, receipt_early = 0, receipt_reversed = 0;
  double receipt_unknown_id = 0;
  std::int64_t receipt_batch_ms = 0;
  std::int64_t push_timeout_ms = 5'000;
  double push_retry_pace = 1;
};

bool is_fault(std::string_view name);  // one of ours

// `now` with the fields of `change` set. Refuses an unknown name, a wrong type and a value outside
// its bounds: sim.fault.
Result<Faults> changed(const Faults& now, const nlohmann::json& change);
nlohmann::json faults_json(const Faults& faults);
std::string faults_help();  // one paragraph a fault

}  // namespace huiyin::sim::sms
