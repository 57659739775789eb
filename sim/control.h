// /control/… of all stand-ins together: an action that concerns them all (faults, stats, idle,
// reset) is done by each, any other by the one that has it.
#pragma once

#include <string>

#include "sim/http_exchange.h"
#include "sim/sms/courier.h"
#include "sim/wecom/courier.h"

namespace huiyin::sim {

struct House {
  wecom::Platform& wecom;
  wecom::Courier& callbacks;
  sms::Platform& sms;
  sms::Courier& pushes;
};

HttpAnswer answer_control(const House& house, const HttpRequest& request);
std::string control_help();  // one line an action

}  // namespace huiyin::sim
