#include "sim/pages/pages.h"

#include <array>
#include <utility>

namespace huiyin::sim {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kAddresses{{
    {"/", "index.html"},
    {"/phone", "phone.html"},
    {"/staff", "staff.html"},
    {"/together", "together.html"},
    {"/sms", "sms.html"},
}};

constexpr std::string_view kFolder = "/pages/";

const char* type_of(std::string_view name) {
  if (name.ends_with(".html")) return "text/html; charset=utf-8";
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "text/javascript; charset=utf-8";
}

}  // namespace

std::optional<HttpAnswer> page(std::string_view path) {
  std::string_view wanted;
  for (const auto& [address, name] : kAddresses)
    if (path == address) wanted = name;
  if (path.starts_with(kFolder)) wanted = path.substr(kFolder.size());
  for (const PageFile& file : page_files()) {
    if (wanted.empty() || file.name != wanted) continue;
    HttpAnswer answer{.status = 200, .type = type_of(file.name), .body = std::string(file.bytes)};
    // What citizens and offices write is shown on these pages: nothing but our own files may run.
    answer.headers = {{"Content-Security-Policy",
                       "default-src 'self'; img-src 'self' data:; frame-ancestors 'self'"},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Cache-Control", "no-cache"}};
    return answer;
  }
  return std::nullopt;
}

}  // namespace huiyin::sim
