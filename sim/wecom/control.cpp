#include "sim/wecom/control.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/wecom/control_actions.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;

HttpAnswer media(Platform& platform, const HttpRequest& request) {
  const auto id = request.query.find("media_id");
  return platform.with([&](World& world) -> HttpAnswer {
    const Media* found = id == request.query.end() ? nullptr : world.media.find(id->second);
    if (!found)
      return problem_answer(404, {"sim.control", "media_id", "没有这个文件", "文件只保留三天"});
    const bool is_picture = found->type == "image/png" || found->type == "image/jpeg";
    HttpAnswer answer{.status = 200,
                      .type = is_picture ? found->type : "application/octet-stream",
                      .body = found->bytes};
    answer.headers = {{"X-Content-Type-Options", "nosniff"}};
    return answer;
  });
}

}  // namespace

std::string control_help() {
  std::string text;
  for (const ControlRow& row : control_rows())
    text += fmt::format("  /control/{}\n      {}\n", row.name, row.help);
  return text + "  /control/file?media_id=\n      the bytes of a file\n";
}

HttpAnswer answer_control(Platform& platform, Courier& courier, const HttpRequest& request) {
  if (const auto refusal = foreign_refusal(request)) return *refusal;
  const std::string name = request.path.substr(kControlFolder.size());
  if (name == "file") return media(platform, request);
  Action action;
  for (const ControlRow& row : control_rows())
    if (row.name == name) action = [&](const json& in) { return row.act({platform, courier}, in); };
  return answer_action(request, action);
}

}  // namespace huiyin::sim::wecom
