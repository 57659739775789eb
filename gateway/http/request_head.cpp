#include "gateway/http/request_head.h"

#include <algorithm>

#include "gateway/http/url_text.h"

namespace huiyin::gateway {
namespace {

constexpr std::size_t kMethodBytesMax = 32;

struct RequestLine {
  std::string_view method, target, version;
};

std::optional<RequestLine> split_line(std::string_view line) {
  const auto first = line.find(' ');
  if (first == line.npos) return std::nullopt;
  const auto second = line.find(' ', first + 1);
  if (second == line.npos || line.find(' ', second + 1) != line.npos) return std::nullopt;
  return RequestLine{line.substr(0, first), line.substr(first + 1, second - first - 1),
                     line.substr(second + 1)};
}

// 0 or 1 of HTTP/1.x, or the status to refuse with.
tl::expected<int, int> minor_version_of(std::string_view version) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (version.size() != 8 || !version.starts_with("HTTP/") || version[6] != '.' ||
      !digit(version[5]) || !digit(version[7]))
    return tl::unexpected(400);
  if (version[5] != '1') return tl::unexpected(505);
  return version[7] == '0' ? 0 : 1;
}

// The path and query of "/path?query", also out of "http://host/path?query" (RFC 9112 §3.2.2).
// Empty: neither.
std::string_view origin_form(std::string_view target) {
  if (target.starts_with('/') || target == "*") return target;
  const auto scheme = target.find("://");
  if (scheme == target.npos) return {};
  if (const auto name = target.substr(0, scheme);
      !same_letters(name, "http") && !same_letters(name, "https"))
    return {};
  const auto slash = target.find_first_of("/?", scheme + 3);
  if (slash == scheme + 3) return {};
  if (slash == target.npos) return "/";
  return target[slash] == '/' ? target.substr(slash) : std::string_view{};
}

bool is_target(std::string_view target) {
  return std::ranges::all_of(target, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && c != '#';
  });
}

// 0, or the status to refuse with.
int read_target(std::string_view target, const HeadLimits& limits, RequestHead& head) {
  target = origin_form(target);
  if (target.empty() || !is_target(target)) return 400;
  const auto mark = target.find('?');
  auto path = percent_decoded(target.substr(0, mark), Plus::stays);
  if (!path || path->find('\0') != path->npos) return 400;
  if (path->size() > limits.path_bytes_max) return 414;
  head.path = std::move(*path);
  if (mark != target.npos) {
    auto query = query_pairs(target.substr(mark + 1));
    if (!query) return 400;
    head.query = std::move(*query);
  }
  return 0;
}

int read_framing(RequestHead& head) {
  head.body = framing_of(head.headers, head.minor_version);
  if (head.body.kind == Framing::Kind::refused) return head.body.refused_with;
  // Two Hosts, or none, are two meanings for a proxy in front (RFC 9112 §3.2).
  const auto hosts =
      std::ranges::count(head.headers, "host", [](const auto& f) { return f.first; });
  if (hosts > 1 || (hosts == 0 && head.minor_version == 1)) return 400;
  if (const auto expectation = field(head.headers, "expect")) {
    if (!same_letters(*expectation, "100-continue")) return 417;
    head.expects_continue = head.minor_version == 1;
  }
  head.keep_alive = head.minor_version == 1 ? !list_has(head.headers, "connection", "close")
                                            : list_has(head.headers, "connection", "keep-alive");
  return 0;
}

}  // namespace

tl::expected<RequestHead, int> read_request_head(std::string_view text, const HeadLimits& limits) {
  const auto line_end = text.find("\r\n");
  if (line_end == text.npos) return tl::unexpected(400);
  const auto line = split_line(text.substr(0, line_end));
  if (!line || !is_token(line->method) || line->method.size() > kMethodBytesMax)
    return tl::unexpected(400);
  const auto version = minor_version_of(line->version);
  if (!version) return tl::unexpected(version.error());

  RequestHead head;
  head.method = line->method;
  head.minor_version = *version;
  if (const int status = read_target(line->target, limits, head)) return tl::unexpected(status);
  auto fields = read_fields(text.substr(line_end + 2), limits.fields_max);
  if (fields.fault) return tl::unexpected(*fields.fault == FieldsFault::too_many ? 431 : 400);
  head.headers = std::move(fields.fields);
  if (const int status = read_framing(head)) return tl::unexpected(status);
  return head;
}

}  // namespace huiyin::gateway
