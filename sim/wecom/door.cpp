#include "sim/wecom/door.h"

#include <fmt/format.h>

#include "sim/http_date.h"
#include "sim/wecom/errcode.h"

namespace huiyin::sim::wecom {
namespace {

// What becomes of one call, drawn before it begins.
struct Fate {
  milliseconds delay{0}, hang{0};
  bool resets = false, resets_after = false, is_bad_json = false;
  int status = 0;            // of a gateway in between that fails
  std::int64_t errcode = 0;  // of a platform that is busy
};

Fate draw(World& world, const std::string& path, const std::string& token) {
  const Faults& faults = world.faults;
  Fate fate;
  if (path.find(faults.api_only) == std::string::npos) return fate;
  const auto hit = [&](double chance, const char* name) {
    if (!world.hit(chance)) return false;
    world.count(std::string("api fault ") + name);
    return true;
  };
  fate.delay = milliseconds(world.between(faults.api_delay_ms));
  fate.resets = hit(faults.api_reset, "reset");
  if (hit(faults.api_5xx, "5xx")) fate.status = world.hit(0.5) ? 502 : 503;
  if (hit(faults.api_hang, "hang")) fate.hang = milliseconds(faults.api_hang_ms);
  if (hit(faults.api_busy, "busy")) fate.errcode = errcode::kBusy;
  if (hit(faults.api_frequency, "frequency")) fate.errcode = errcode::kFrequency;
  fate.resets_after = hit(faults.api_reset_after, "reset after");
  fate.is_bad_json = hit(faults.api_bad_json, "bad json");
  if (AccessToken* known = world.tokens.find(token);
      known && hit(faults.api_expire_token, "expire"))
    known->is_withdrawn = true;
  return fate;
}

HttpAnswer reset_connection() {
  HttpAnswer answer;
  answer.ending = Ending::dropped;
  return answer;
}

HttpAnswer in_http(const ApiAnswer& api) {
  HttpAnswer answer{.status = 200, .type = api.type, .body = api.body};
  if (api.filename.empty()) {
    answer.headers = {{"Error-Code", std::to_string(api.errcode)}};
    return answer;
  }
  std::string name;  // a header holds no line ends and no quotes
  for (const char c : api.filename)
    if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= ' ') name += c;
  answer.headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""}};
  if (answer.type.empty()) answer.type = "application/octet-stream";
  return answer;
}

HttpAnswer answer_call(Platform& platform, const HttpRequest& request) {
  ApiCall call{.path = request.path.substr(kApiFolder.size()),
               .method = request.method,
               .query = request.query,
               .body = request.body,
               .files = request.files};
  const auto token = request.query.find("access_token");
  const Fate fate = platform.with([&](World& world) {
    return draw(world, call.path, token == request.query.end() ? "" : token->second);
  });
  platform.pause(fate.delay);
  if (fate.resets) return reset_connection();
  if (fate.status != 0)
    return {
        .status = fate.status, .type = "text/html", .body = "<html><h1>Bad Gateway</h1></html>"};
  if (fate.hang.count() > 0) {
    platform.pause(fate.hang);
    return reset_connection();
  }
  if (fate.errcode != 0)
    return {.body = fmt::format(R"({{"errcode":{},"errmsg":"system busy or too frequent"}})",
                                fate.errcode)};
  HttpAnswer answer = in_http(platform.api(call));
  if (fate.resets_after) return reset_connection();
  if (fate.is_bad_json) answer.body.resize(answer.body.size() / 2);
  return answer;
}

}  // namespace

HttpAnswer answer_api(Platform& platform, const HttpRequest& request) {
  HttpAnswer answer = answer_call(platform, request);
  answer.headers.emplace_back("Date",
                              http_date(platform.with([](World& world) { return world.stamp(); })));
  return answer;
}

}  // namespace huiyin::sim::wecom
