#include "sim/actions.h"

#include <nlohmann/json.hpp>

#include "base/json.h"

namespace huiyin::sim {
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

}  // namespace

HttpAnswer answer_action(const HttpRequest& request, const Action& action) {
  if (!action)
    return problem_answer(
        404, {"sim.control", request.path, "没有这个操作", "huiyin-sim --help 列出所有操作"});
  const auto in = input_of(request);
  if (!in) return problem_answer(400, in.error());
  const auto out = action(*in);
  return out ? in_json(200, *out) : problem_answer(400, out.error());
}

std::optional<HttpAnswer> foreign_refusal(const HttpRequest& request) {
  if (request.origin.empty()) return std::nullopt;
  const auto cut = request.origin.find("://");
  if (cut != std::string::npos && request.origin.substr(cut + 3) == request.host)
    return std::nullopt;
  return problem_answer(403, {"sim.control", "Origin", "请求来自别的网站", "请从本机的页面操作"});
}

HttpAnswer problem_answer(int status, const Problem& problem) {
  return in_json(status, {{"error", problem.what},
                          {"code", problem.code},
                          {"where", problem.where},
                          {"remedy", problem.remedy}});
}

Refused wrong(const char* where, const char* what) {
  return Refused({"sim.control", where, what, "请核对参数"});
}

Refused too_many_watch() {
  return Refused({"sim.watch", "timeout_ms", "打开的页面太多", "请关掉一些页面再试"});
}

}  // namespace huiyin::sim
