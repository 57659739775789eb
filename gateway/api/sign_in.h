// What opens a session, once somebody has shown who he is, and what his browser is given to keep.
#pragma once

#include <string>
#include <string_view>

#include "gateway/api/aside.h"

namespace huiyin::gateway::api {

// The value of Set-Cookie: hidden from scripts, of all pages of ours. `more`: "; Max-Age=0".
std::string cookie_header(const ApiParts& parts, std::string_view name, const std::string& value,
                          const char* more);

// Opens his session and answers with it; the one that this browser had ends: whoever had put it
// there has nothing of the new one. In the transaction that found him not shut out.
Answer let_in(const AsideCall& call, store::Transaction& tx, const store::ConsoleUser& user,
              store::SignInWay way);

}  // namespace huiyin::gateway::api
