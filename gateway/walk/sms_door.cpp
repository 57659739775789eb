#include "gateway/walk/sms_door.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <memory>

#include "base/log.h"
#include "gateway/http/peer_address.h"

namespace huiyin::gateway {
namespace {

bool is_same_key(std::string_view given, std::string_view key) {
  return !key.empty() && given.size() == key.size() &&
         CRYPTO_memcmp(given.data(), key.data(), key.size()) == 0;
}

}  // namespace

SmsDoor::SmsDoor(SmsIntake& intake, std::vector<Line> lines)
    : intake_(intake), lines_(std::move(lines)) {}

void SmsDoor::routes(HttpServer& server) {
  for (const auto& [path, what] : {std::pair{"/webhooks/sms/{provider}/reports", What::reports},
                                   std::pair{"/webhooks/sms/{provider}/replies", What::replies}})
    server.route("POST", path,
                 [this, what = what](const HttpRequest& request, Responder responder) {
                   take(what, request, std::move(responder));
                 });
}

const SmsDoor::Line* SmsDoor::line_of(const HttpRequest& request) const {
  const std::string& provider = request.captures.at(0);
  const std::string_view key = request.parameter("key").value_or("");
  const Line* found = nullptr;  // all are compared: time tells nothing
  for (const Line& line : lines_)
    if (line.provider->name() == provider && is_same_key(key, line.push_key)) found = &line;
  return found;
}

void SmsDoor::take(What what, const HttpRequest& request, Responder responder) {
  const Line* line = line_of(request);
  if (line == nullptr) return refuse(404, std::move(responder), "key");
  if (!line->addresses.empty() &&
      std::ranges::find(line->addresses, address_of(request)) == line->addresses.end())
    return refuse(403, std::move(responder), "address");
  sms::Pushed pushed = what == What::reports ? line->provider->read_reports(request.body)
                                             : line->provider->read_replies(request.body);
  if (pushed.answer.status >= 400) {
    ++refused_;
    log::warn("push of an SMS provider refused account={} status={}", line->name,
              pushed.answer.status);
    return responder.answer({pushed.answer.status, pushed.answer.body, pushed.answer.content_type});
  }
  auto held = std::make_shared<Responder>(std::move(responder));
  intake_.commit(line->name, pushed.facts,
                 [this, held, answer = std::move(pushed.answer)](bool is_committed) {
                   if (is_committed)
                     return held->answer({answer.status, answer.body, answer.content_type});
                   ++not_committed_;  // the provider pushes it again
                   held->answer({503, "", "text/plain; charset=utf-8", {}});
                 });
}

void SmsDoor::refuse(int status, Responder responder, const char* why) {
  ++refused_;
  log::warn("push of an SMS provider refused by its {} status={}", why, status);
  responder.answer({status, "", "text/plain; charset=utf-8", {}});
}

}  // namespace huiyin::gateway
