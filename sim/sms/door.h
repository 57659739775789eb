// The providers' APIs over HTTP, with the faults that happen on the way to and from them.
#pragma once

#include "sim/http_exchange.h"
#include "sim/sms/api.h"
#include "sim/sms/platform.h"

namespace huiyin::sim::sms {

HttpAnswer answer_api(Platform& platform, Provider provider, const HttpRequest& request);

}  // namespace huiyin::sim::sms
