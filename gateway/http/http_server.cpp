#include "gateway/http/http_server.h"

#include <algorithm>

#include "base/ensure.h"
#include "gateway/http/http_answer.h"
#include "gateway/http/parked.h"

namespace huiyin::gateway {
namespace {

std::optional<std::string_view> first_of(
    const std::vector<std::pair<std::string, std::string>>& pairs, std::string_view name) {
  const auto found =
      std::ranges::find(pairs, name, [](const auto& one) { return std::string_view(one.first); });
  if (found == pairs.end()) return std::nullopt;
  return found->second;
}

class FunctionSlot final : public Responder::Slot {
 public:
  explicit FunctionSlot(std::function<void(HttpResponse)> answered)
      : answered_(std::move(answered)) {}
  void answer(HttpResponse response) override { answered_(std::move(response)); }

 private:
  const std::function<void(HttpResponse)> answered_;
};

}  // namespace

std::optional<std::string_view> HttpRequest::parameter(std::string_view name) const {
  return first_of(query, name);
}

std::optional<std::string_view> HttpRequest::header(std::string_view lower_case_name) const {
  return first_of(headers, lower_case_name);
}

void Responder::Slot::abandon() { answer(plain_answer(500)); }

std::shared_ptr<Stream> Responder::Slot::stream(HttpResponse head) {
  answer(std::move(head));
  return nullptr;
}

Responder::Responder(std::function<void(HttpResponse)> answered)
    : slot_(std::make_shared<FunctionSlot>(std::move(answered))) {}

Responder& Responder::operator=(Responder&& other) noexcept {
  if (this != &other) {
    if (slot_) slot_->abandon();
    slot_ = std::move(other.slot_);
  }
  return *this;
}

Responder::~Responder() {
  if (slot_) slot_->abandon();
}

void Responder::answer(HttpResponse response) {
  ensure(slot_ != nullptr, "a request is answered once");
  std::exchange(slot_, nullptr)->answer(std::move(response));
}

std::shared_ptr<Stream> Responder::stream(HttpResponse head) {
  ensure(slot_ != nullptr, "a request is answered once");
  return std::exchange(slot_, nullptr)->stream(std::move(head));
}

HttpServer::HttpServer(HttpServerOptions options)
    : parked_(std::make_unique<Parked>(std::move(options))) {}

HttpServer::~HttpServer() = default;

void HttpServer::route(std::string method, std::string pattern, HttpHandler handler) {
  parked_->routes.add(std::move(method), std::move(pattern), std::move(handler));
}

int HttpServer::start() { return parked_->start(); }

void HttpServer::stop(std::chrono::milliseconds grace) { parked_->stop(grace); }

HttpServer::Counts HttpServer::counts() const { return parked_->counts(); }

}  // namespace huiyin::gateway
