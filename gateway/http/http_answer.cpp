#include "gateway/http/http_answer.h"

#include <algorithm>

#include "base/ensure.h"
#include "gateway/http/http_fields.h"

namespace huiyin::gateway {
namespace {

struct StatusRow {
  int status;
  std::string_view name;
};
constexpr StatusRow kStatuses[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
};

std::string_view name_of(int status) {
  const auto row = std::ranges::find(kStatuses, status, &StatusRow::status);
  return row == std::end(kStatuses) ? std::string_view{} : row->name;
}

bool stands_in_a_line(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == text.npos;
}

void add(std::string& head, std::string_view name, std::string_view value) {
  ensure(is_token(name) && stands_in_a_line(value), "a header is one line");
  head.append(name).append(": ").append(value).append("\r\n");
}

bool says(const HttpResponse& response, std::string_view name) {
  return std::ranges::any_of(response.headers,
                             [&](const auto& one) { return same_letters(one.first, name); });
}

}  // namespace

std::string wire_form(const HttpResponse& response, const AnswerForm& form) {
  ensure(response.status >= 200 && response.status <= 599, "an answer has a final status");
  ensure(!says(response, "Content-Length") && !says(response, "Transfer-Encoding") &&
             !says(response, "Connection"),
         "the server says how an answer is framed");
  const bool may_have_body = response.status != 204 && response.status != 304;
  std::string wire;
  wire.reserve(256 + response.body.size());
  wire.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  wire.append(name_of(response.status)).append("\r\n");
  if (may_have_body) {
    if (!response.content_type.empty()) add(wire, "Content-Type", response.content_type);
    if (!form.is_stream) add(wire, "Content-Length", std::to_string(response.body.size()));
  }
  for (const auto& [name, value] : response.headers) add(wire, name, value);
  if (!says(response, "Cache-Control")) add(wire, "Cache-Control", "no-store");
  if (!says(response, "X-Content-Type-Options")) add(wire, "X-Content-Type-Options", "nosniff");
  if (!form.keep_alive)
    add(wire, "Connection", "close");
  else if (form.minor_version == 0)
    add(wire, "Connection", "keep-alive");
  wire.append("\r\n");
  if (may_have_body && !form.without_body && !form.is_stream) wire.append(response.body);
  return wire;
}

HttpResponse plain_answer(int status) {
  HttpResponse response;
  response.status = status;
  response.body = std::to_string(status).append(" ").append(name_of(status)).append("\n");
  return response;
}

}  // namespace huiyin::gateway
