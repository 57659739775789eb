#include "gateway/http/response_head.h"

#include <algorithm>

namespace huiyin::gateway {

std::optional<ResponseHead> read_response_head(std::string_view text, std::size_t fields_max) {
  const auto line_end = text.find("\r\n");
  if (line_end == text.npos) return std::nullopt;
  // "HTTP/1.1 200 OK"; the reason, and the blank before it, may be missing.
  const auto line = text.substr(0, line_end);
  if (line.size() < 12 || !line.starts_with("HTTP/1.") || (line[7] != '0' && line[7] != '1') ||
      line[8] != ' ' || (line.size() > 12 && line[12] != ' '))
    return std::nullopt;
  ResponseHead head;
  head.minor_version = line[7] - '0';
  for (const char c : line.substr(9, 3)) {
    if (c < '0' || c > '9') return std::nullopt;
    head.status = head.status * 10 + (c - '0');
  }
  if (head.status < 100) return std::nullopt;
  auto fields = read_fields(text.substr(line_end + 2), fields_max);
  if (fields.fault) return std::nullopt;
  head.headers = std::move(fields.fields);
  head.body = framing_of(head.headers, head.minor_version);
  if (head.body.kind == Framing::Kind::refused) return std::nullopt;
  head.keep_alive = head.minor_version == 1 ? !list_has(head.headers, "connection", "close")
                                            : list_has(head.headers, "connection", "keep-alive");
  return head;
}

}  // namespace huiyin::gateway
