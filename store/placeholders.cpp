#include "store/placeholders.h"

#include <algorithm>

#include "base/ensure.h"

namespace huiyin::store {

namespace {

constexpr std::size_t kNumberMax = 999;

std::size_t after(std::string_view sql, std::size_t from, std::string_view end) {
  const auto at = sql.find(end, from);
  return at == std::string_view::npos ? sql.size() : at + end.size();
}

}  // namespace

Placeholders numbered_for_sqlite(std::string_view sql) {
  Placeholders result;
  for (std::size_t at = 0; at < sql.size();) {
    std::size_t end = at + 1;
    const auto pair = sql.substr(at, 2);
    if (sql[at] == '\'' || sql[at] == '"') {
      // A doubled quote ends one text and begins the next: the same in the end.
      end = after(sql, at + 1, sql.substr(at, 1));
    } else if (pair == "--") {
      end = after(sql, at, "\n");
    } else if (pair == "/*") {
      end = after(sql, at + 2, "*/");
    } else if (sql[at] == '$') {
      std::size_t number = 0;
      for (; end < sql.size() && sql[end] >= '0' && sql[end] <= '9' && number <= kNumberMax; ++end)
        number = number * 10 + std::size_t(sql[end] - '0');
      ensure(number > 0 && number <= kNumberMax, "a parameter is written $1, $2 …");
      result.count = std::max(result.count, number);
      result.sql += '?';
      ++at;
    }
    result.sql += sql.substr(at, end - at);
    at = end;
  }
  return result;
}

}  // namespace huiyin::store
