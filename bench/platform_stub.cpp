#include "platform_stub.h"

#include <utility>

namespace huiyin::bench {
namespace {

constexpr const char* kJson = "application/json; charset=utf-8";
constexpr const char* kToken =
    R"({"errcode":0,"errmsg":"ok","access_token":"T","expires_in":7200})";
constexpr const char* kWeComOk = R"({"errcode":0,"errmsg":"ok","msgid":"m"})";
constexpr const char* kAliyunOk =
    R"({"RequestId":"R","Message":"OK","Code":"OK","BizId":"900619746936498440^0"})";
constexpr const char* kMasOk =
    R"({"msgGroup":"0721143020001000133516","rspcod":"success","success":true})";

// Tencent's answer names the number.
std::string tencent_ok(const std::string& body) {
  const auto begin = body.find("+86");
  const std::string phone = begin == body.npos ? "" : body.substr(begin, 14);
  return R"({"Response":{"SendStatusSet":[{"SerialNo":"5000:1","PhoneNumber":")" + phone +
         R"(","Fee":1,"SessionContext":"","Code":"Ok","Message":"send success","IsoCode":"CN"}],)"
         R"("RequestId":"R"}})";
}

}  // namespace

PlatformStub::PlatformStub(Seen seen) : seen_(std::move(seen)) {
  server_.route("GET", "/cgi-bin/gettoken",
                [](const gateway::HttpRequest&, gateway::Responder responder) {
                  responder.answer({.body = kToken, .content_type = kJson});
                });
  for (const char* path : {"/cgi-bin/kf/send_msg", "/cgi-bin/message/send"})
    serve(path, [](const gateway::HttpRequest&) { return kWeComOk; });
  serve("/", [](const gateway::HttpRequest& request) {
    return request.header("x-tc-action") ? tencent_ok(request.body) : std::string(kAliyunOk);
  });
  for (const char* path : {"/sms/norsubmit", "/sms/submit", "/sms/tmpsubmit"})
    serve(path, [](const gateway::HttpRequest&) { return kMasOk; });
  port_ = server_.start();
}

void PlatformStub::serve(const char* path,
                         std::function<std::string(const gateway::HttpRequest&)> answer) {
  server_.route("POST", path,
                [this, answer = std::move(answer)](const gateway::HttpRequest& request,
                                                   gateway::Responder responder) {
                  seen_(request);
                  responder.answer({.body = answer(request), .content_type = kJson});
                  if (++taken_ != wanted_) return;
                  const std::scoped_lock lock(mutex_);
                  enough_.notify_all();
                });
}

bool PlatformStub::wait_for(std::size_t messages, seconds limit) {
  std::unique_lock lock(mutex_);
  wanted_ = messages;
  return enough_.wait_for(lock, limit, [&] { return taken_ >= messages; });
}

}  // namespace huiyin::bench
