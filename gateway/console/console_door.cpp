#include "gateway/console/console_door.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "gateway/http/etag.h"

namespace huiyin::gateway {
namespace {

constexpr std::string_view kPage = "index.html";
// Vite names what lies here by its content: the same name is the same bytes for ever.
constexpr std::string_view kHashed = "assets/";

struct TypeRow {
  std::string_view ending, type;
};
constexpr std::array kTypes{TypeRow{".html", "text/html; charset=utf-8"},
                            TypeRow{".js", "text/javascript; charset=utf-8"},
                            TypeRow{".css", "text/css; charset=utf-8"},
                            TypeRow{".svg", "image/svg+xml"}, TypeRow{".woff2", "font/woff2"}};

std::string_view type_of(std::string_view path) {
  const auto row = std::ranges::find_if(
      kTypes, [&](const TypeRow& each) { return path.ends_with(each.ending); });
  return row == kTypes.end() ? "application/octet-stream" : row->type;
}

// Scripts, styles and calls come from this origin alone and nothing stands inline. Element Plus
// sets styles by script (CSSOM), which the policy does not ask about: it needs no exception.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

std::vector<std::pair<std::string, std::string>> headers_of_all() {
  return {{"Content-Security-Policy", std::string(kPolicy)},
          {"X-Content-Type-Options", "nosniff"},
          {"X-Frame-Options", "DENY"},
          {"Referrer-Policy", "no-referrer"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"Permissions-Policy",
           "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"},
          {"X-Robots-Tag", "noindex, nofollow"}};
}

// "br;q=0" is a no, whatever the number of zeros.
bool is_refused(std::string_view parameters) {
  const auto q = parameters.find("q=");
  if (q == parameters.npos) return false;
  const std::string_view weight = trimmed(parameters.substr(q + 2));
  return !weight.empty() && weight.find_first_not_of("0.") == weight.npos;
}

bool takes(std::string_view accepted, std::string_view coding) {
  while (!accepted.empty()) {
    const auto comma = accepted.find(',');
    const std::string_view one = accepted.substr(0, comma);
    const auto semicolon = one.find(';');
    if (trimmed(one.substr(0, semicolon)) == coding)
      return semicolon == one.npos || !is_refused(one.substr(semicolon));
    accepted.remove_prefix(comma == accepted.npos ? accepted.size() : comma + 1);
  }
  return false;
}

struct Form {
  std::string_view coding;  // empty: as it is
  std::string_view bytes;
};

Form form_for(const HttpRequest& request, const ConsoleFile& file) {
  const std::string_view accepted = request.header("accept-encoding").value_or("");
  if (takes(accepted, "br")) return {"br", file.brotli};
  if (takes(accepted, "gzip")) return {"gzip", file.gzip};
  return {"", file.plain};
}

const ConsoleFile* file_at(std::span<const ConsoleFile> files, std::string_view path) {
  const auto found = std::ranges::find(files, path, &ConsoleFile::path);
  return found == files.end() ? nullptr : &*found;
}

HttpResponse not_there() {
  return {404, "404 Not Found\n", "text/plain; charset=utf-8", headers_of_all()};
}

}  // namespace

HttpResponse console_answer(std::span<const ConsoleFile> files, const HttpRequest& request,
                            std::string_view path) {
  const bool is_page = path.find('.') == path.npos;
  const ConsoleFile* file = file_at(files, is_page ? kPage : path);
  if (file == nullptr) return not_there();
  const Form form = form_for(request, *file);
  HttpResponse response{200, std::string(form.bytes), std::string(type_of(file->path)),
                        headers_of_all()};
  const auto add = [&](std::string name, std::string value) {
    response.headers.emplace_back(std::move(name), std::move(value));
  };
  add("Vary", "Accept-Encoding");
  if (!form.coding.empty()) add("Content-Encoding", std::string(form.coding));
  if (file->path.starts_with(kHashed)) {
    add("Cache-Control", "public, max-age=31536000, immutable");
    return response;
  }
  add("Cache-Control", "no-cache");
  add_etag(request, response);
  return response;
}

void console_routes(HttpServer& server) {
  server.route("GET", "/console", [](const HttpRequest&, Responder responder) {
    HttpResponse response{308, "", "text/plain; charset=utf-8", headers_of_all()};
    response.headers.emplace_back("Location", "/console/");
    responder.answer(std::move(response));
  });
  server.route("GET", "/console/{file...}", [](const HttpRequest& request, Responder responder) {
    responder.answer(console_answer(console_files(), request, request.captures.at(0)));
  });
}

}  // namespace huiyin::gateway
