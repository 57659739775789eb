#include "gateway/api/paging.h"

#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>

#include "gateway/api/problem.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::string_view kCursorSign = "c1";  // a later form of cursors has another one
constexpr std::size_t kCursorMax = 200;

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::optional<std::string> cursor_content(std::string_view cursor) {
  if (!cursor.starts_with(kCursorSign) || cursor.size() > kCursorMax || cursor.size() % 2 != 0)
    return std::nullopt;
  std::string content;
  for (std::size_t i = kCursorSign.size(); i < cursor.size(); i += 2) {
    const int high = nibble(cursor[i]), low = nibble(cursor[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    content += char(high * 16 + low);
  }
  return content;
}

}  // namespace

Parameter limit_parameter() {
  return {.name = "limit",
          .english = "Rows in a page.",
          .schema = R"({"type":"integer","minimum":1,"maximum":200,"default":50})"};
}

Parameter cursor_parameter() {
  return {.name = "cursor", .english = "next_cursor of the page before."};
}

// Opaque on purpose: clients hand it back and read nothing in it.
std::string cursor_of(std::string_view last) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string cursor(kCursorSign);
  for (const unsigned char c : last) {
    cursor += kDigits[c >> 4];
    cursor += kDigits[c & 15];
  }
  return cursor;
}

PageOrRefusal page_of(const HttpRequest& request) {
  PageOrRefusal read;
  if (const auto limit = request.parameter("limit")) {
    const char* end = limit->data() + limit->size();
    const auto [stopped, fault] = std::from_chars(limit->data(), end, read.page.limit);
    if (fault != std::errc() || stopped != end || read.page.limit < 1 ||
        read.page.limit > kPageSizeMax) {
      read.refusal = bad_parameter("limit", "每页条数应是 1 到 200 的整数");
      return read;
    }
  }
  if (const auto cursor = request.parameter("cursor")) {
    auto content = cursor_content(*cursor);
    if (content)
      read.page.after = std::move(*content);
    else
      read.refusal = bad_cursor();
  }
  return read;
}

std::optional<std::int64_t> id_after(const Page& page) {
  if (page.after.empty()) return std::numeric_limits<std::int64_t>::max();
  std::int64_t id = 0;
  const char* end = page.after.data() + page.after.size();
  const auto [stopped, fault] = std::from_chars(page.after.data(), end, id);
  if (fault != std::errc() || stopped != end) return std::nullopt;
  return id;
}

OrderedJson page_json(OrderedJson items, const std::string& last) {
  OrderedJson page{{"items", std::move(items)}};
  page["next_cursor"] = last.empty() ? OrderedJson(nullptr) : OrderedJson(cursor_of(last));
  return page;
}

}  // namespace huiyin::gateway::api
