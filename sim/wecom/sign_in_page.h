// The platform's pages that know who a member of staff is: one chooses whom one plays, and is sent
// back with a code for auth/getuserinfo. Pages 91022 (in WeCom's own browser) and 98152 (in
// others).
#pragma once

#include <optional>

#include "sim/http_exchange.h"
#include "sim/wecom/platform.h"

namespace huiyin::sim::wecom {

// /connect/oauth2/authorize and /wwlogin/sso/login; nothing for any other path.
std::optional<HttpAnswer> sign_in_page(Platform& platform, const HttpRequest& request);

}  // namespace huiyin::sim::wecom
