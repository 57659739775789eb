#include "sim/wecom/control.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json.h"
#include "sim/wecom/control_actions.h"
#include "sim/wecom/json_fields.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;

// Query and body in one object; the body wins. Numbers in the query stay text: fields are read
// leniently.
Result<json> input_of(const HttpRequest& request) {
  json in = json::object();
  for (const auto& [key, value] : request.query) in[key] = value;
  if (request.body.empty()) return in;
  const json body = json_of(request.body);
  if (!body.is_object())
    return Refused(
        {"sim.control", "body", "不是 JSON 对象", "例如 {\"user\": \"…\", \"text\": \"你好\"}"});
  in.update(body);
  return in;
}

HttpAnswer in_json(int status, const json& value) {
  return {
      .status = status, .type = "application/json; charset=utf-8", .body = json_text(value) + "\n"};
}

HttpAnswer problem(int status, const Problem& problem) {
  return in_json(status, {{"error", problem.what},
                          {"code", problem.code},
                          {"where", problem.where},
                          {"remedy", problem.remedy}});
}

// A page of another site that the same browser has open may not play with us.
bool is_foreign(const HttpRequest& request) {
  if (request.origin.empty()) return false;
  const auto cut = request.origin.find("://");
  return cut == std::string::npos || request.origin.substr(cut + 3) != request.host;
}

HttpAnswer media(Platform& platform, const HttpRequest& request) {
  const auto id = request.query.find("media_id");
  return platform.with([&](World& world) -> HttpAnswer {
    const Media* found = id == request.query.end() ? nullptr : world.media.find(id->second);
    if (!found) return problem(404, {"sim.control", "media_id", "没有这个文件", "文件只保留三天"});
    const bool is_picture = found->type == "image/png" || found->type == "image/jpeg";
    HttpAnswer answer{.status = 200,
                      .type = is_picture ? found->type : "application/octet-stream",
                      .body = found->bytes};
    answer.headers = {{"X-Content-Type-Options", "nosniff"}};
    return answer;
  });
}

}  // namespace

Refused wrong(const char* where, const char* what) {
  return Refused({"sim.control", where, what, "请核对参数"});
}

std::string control_help() {
  std::string text;
  for (const ControlRow& row : control_rows())
    text += fmt::format("  /control/{}\n      {}\n", row.name, row.help);
  return text + "  /control/file?media_id=\n      the bytes of a file\n";
}

HttpAnswer answer_control(Platform& platform, Courier& courier, const HttpRequest& request) {
  if (is_foreign(request))
    return problem(403, {"sim.control", "Origin", "请求来自别的网站", "请从本机的页面操作"});
  const std::string name = request.path.substr(kControlFolder.size());
  if (name == "file") return media(platform, request);
  for (const ControlRow& row : control_rows()) {
    if (row.name != name) continue;
    const auto in = input_of(request);
    if (!in) return problem(400, in.error());
    const auto out = row.act({platform, courier}, *in);
    return out ? in_json(200, *out) : problem(400, out.error());
  }
  return problem(404, {"sim.control", name, "没有这个操作", "huiyin-sim --help 列出所有操作"});
}

}  // namespace huiyin::sim::wecom
