#include "gateway/api/sign_in.h"

#include <nlohmann/json.hpp>

#include "gateway/api/caller.h"
#include "gateway/api/console_view.h"
#include "gateway/api/json_out.h"
#include "gateway/http/peer_address.h"
#include "store/readings.h"

namespace huiyin::gateway::api {

std::string cookie_header(const ApiParts& parts, std::string_view name, const std::string& value,
                          const char* more) {
  return std::string(name) + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" +
         (parts.console.is_secure ? "; Secure" : "") + more;
}

Answer let_in(const AsideCall& call, store::Transaction& tx, const store::ConsoleUser& user,
              store::SignInWay way) {
  const ApiParts& parts = call.parts;
  if (const auto before = store::session_of(tx, parts.keys, cookie_of(call.request, kSessionCookie),
                                            parts.console.session, call.now))
    store::end_session(tx, before->user, before->id, call.now);
  const auto agent = call.request.header("user-agent");
  const auto opened = store::open_session(tx, parts.keys, parts.random,
                                          {.user = user.id,
                                           .address = address_of(call.request),
                                           .agent = std::string(agent.value_or("")),
                                           .way = way},
                                          call.now);
  const std::string who = "user/" + std::to_string(user.id);
  store::note_reading(tx, {0, call.now, who, user.office, "signIn", who});
  const auto caller = caller_of_session(tx, parts, opened.cookie, call.now);
  return {.body = text_of(session_json(tx, parts, *caller, call.now)),
          .headers = {{"Set-Cookie", cookie_header(parts, kSessionCookie, opened.cookie, "")}}};
}

}  // namespace huiyin::gateway::api
