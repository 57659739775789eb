#include "sim/sms/door.h"

#include "sim/http_date.h"
#include "sim/sms/signed_request.h"

namespace huiyin::sim::sms {
namespace {

// So long the answer is held back where the receipt is to come first.
constexpr milliseconds kReceiptLead{400};

// What becomes of one call, drawn before it begins.
struct Fate {
  int status = 0;  // of a gateway in between that fails
  milliseconds late{0}, hangs{0};
  bool resets_before = false, resets_after = false, is_bad_json = false;
};

Fate draw(World& world, Provider provider) {
  const Faults& faults = world.faults;
  Fate fate;
  if (!world.is_met(provider)) return fate;
  const auto hit = [&](double chance, const char* name) {
    if (!world.hit(chance)) return false;
    world.count(std::string("sms fault ") + name);
    return true;
  };
  if (hit(faults.sms_5xx, "5xx")) fate.status = world.hit(0.5) ? 502 : 503;
  fate.resets_before = hit(faults.sms_reset_before, "reset before");
  fate.resets_after = hit(faults.sms_reset_after, "reset after");
  fate.is_bad_json = hit(faults.sms_bad_json, "bad json");
  if (hit(faults.sms_time_out, "time out")) fate.hangs = milliseconds(faults.sms_time_out_ms);
  if (hit(faults.sms_answer_late, "late")) fate.late = milliseconds(faults.sms_late_ms);
  return fate;
}

HttpAnswer reset_connection() {
  HttpAnswer answer;
  answer.ending = Ending::dropped;
  return answer;
}

ApiAnswer api(World& world, Provider provider, const HttpRequest& request) {
  switch (provider) {
    case Provider::aliyun:
      return aliyun_api(world, request);
    case Provider::tencent:
      return tencent_api(world, request);
    case Provider::mas:
      break;
  }
  return mas_api(world, request);
}

HttpAnswer answer_call(Platform& platform, Provider provider, const HttpRequest& request) {
  const Fate fate = platform.with([&](World& world) { return draw(world, provider); });
  if (fate.resets_before) return reset_connection();
  if (fate.status != 0)
    return {
        .status = fate.status, .type = "text/html", .body = "<html><h1>Bad Gateway</h1></html>"};
  ApiAnswer answer = platform.with([&](World& world) { return api(world, provider, request); });
  if (answer.receipt == ReceiptComes::before_the_answer) platform.pause(kReceiptLead);
  platform.pause(fate.late);
  platform.pause(fate.hangs);
  if (fate.resets_after || fate.hangs.count() > 0) return reset_connection();
  if (fate.is_bad_json) answer.http.body.resize(answer.http.body.size() / 2);
  return answer.http;
}

}  // namespace

std::optional<Provider> spoken_to(const HttpRequest& request) {
  const std::string authorization = header(request, "authorization");
  if (!header(request, "x-acs-action").empty() || authorization.starts_with("ACS3-"))
    return Provider::aliyun;
  if (!header(request, "x-tc-action").empty() || authorization.starts_with("TC3-"))
    return Provider::tencent;
  for (const char* path : {"/sms/norsubmit", "/sms/submit", "/sms/tmpsubmit"})
    if (request.path == path) return Provider::mas;
  return std::nullopt;
}

HttpAnswer answer_api(Platform& platform, Provider provider, const HttpRequest& request) {
  HttpAnswer answer = answer_call(platform, provider, request);
  answer.headers.emplace_back("Date",
                              http_date(platform.with([](World& world) { return world.now(); })));
  return answer;
}

}  // namespace huiyin::sim::sms
