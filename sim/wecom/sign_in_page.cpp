#include "sim/wecom/sign_in_page.h"

#include <algorithm>
#include <cctype>

#include "sim/wecom/api.h"

namespace huiyin::sim::wecom {
namespace {

constexpr std::string_view kInside = "/connect/oauth2/authorize", kOutside = "/wwlogin/sso/login";
constexpr std::size_t kStateMax = 128;  // "长度不可超过128个字节"

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

HttpAnswer html(int status, const std::string& inner) {
  return {.status = status,
          .type = "text/html; charset=utf-8",
          .body =
              "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\">"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
              "<title>企业微信登录（模拟）</title>"
              "<link rel=\"icon\" href=\"/pages/icons.svg\">"
              "<link rel=\"stylesheet\" href=\"/pages/page.css\"><body><main>" +
              inner + "</main></body></html>",
          .headers = {{"Content-Security-Policy", "default-src 'self'"},
                      {"Cache-Control", "no-store"}}};
}

bool is_state(const std::string& state) {
  return !state.empty() && state.size() <= kStateMax &&
         std::ranges::all_of(state, [](unsigned char c) { return std::isalnum(c) != 0; });
}

// What the platform's page would show instead; nullptr: all is well.
const char* fault_of(const Settings& settings, const HttpRequest& request) {
  const auto& query = request.query;
  if (query_value(query, "appid") != settings.corp_id) return "appid 不是这个企业";
  if (query_value(query, "agentid") != std::to_string(settings.agent_id)) return "没有这个应用";
  if (request.path == kInside && (query_value(query, "response_type") != "code" ||
                                  query_value(query, "scope") != "snsapi_base"))
    return "response_type 应是 code，scope 应是 snsapi_base";
  if (request.path == kOutside && query_value(query, "login_type") != "CorpApp")
    return "login_type 应是 CorpApp";
  if (!query_value(query, "redirect_uri").starts_with(settings.gateway + "/"))
    return "redirect_uri 的域名不是可信域名（50001）";
  if (!is_state(query_value(query, "state"))) return "state 应是 1 到 128 个字母和数字";
  return nullptr;
}

HttpAnswer choice(const World& world, const HttpRequest& request) {
  std::string inner = "<h1>企业微信登录（模拟）</h1><p>您是哪一位？</p><form method=\"get\">";
  for (const auto& [name, value] : request.query)
    inner +=
        "<input type=\"hidden\" name=\"" + escaped(name) + "\" value=\"" + escaped(value) + "\">";
  for (const auto& [id, member] : world.members)
    inner += "<p><button name=\"as\" value=\"" + escaped(member.id) + "\">" + escaped(member.name) +
             "</button></p>";
  return html(200, inner + "</form>");
}

HttpAnswer sent_back(World& world, const HttpRequest& request) {
  const std::string back = query_value(request.query, "redirect_uri");
  return {.status = 302,
          .type = "text/plain",
          .headers = {{"Location", back + (back.find('?') == back.npos ? "?" : "&") + "code=" +
                                       new_sign_in_code(world, query_value(request.query, "as")) +
                                       "&state=" + query_value(request.query, "state")},
                      {"Cache-Control", "no-store"}}};
}

}  // namespace

std::optional<HttpAnswer> sign_in_page(Platform& platform, const HttpRequest& request) {
  if (request.path != kInside && request.path != kOutside) return std::nullopt;
  return platform.with([&](World& world) {
    if (const char* fault = fault_of(world.settings, request))
      return html(400, "<h1>不能登录</h1><p>" + std::string(fault) + "</p>");
    return request.query.contains("as") ? sent_back(world, request) : choice(world, request);
  });
}

}  // namespace huiyin::sim::wecom
