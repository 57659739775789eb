#include "store/postgres_address.h"

#include <libpq-fe.h>

#include <array>
#include <memory>
#include <utility>

namespace huiyin::store {

namespace {

// A server that is gone is known within these: a lost instance's work must be taken up in ten
// seconds, and a message that is being written must not wait for a dead line.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kBounds{{
    {"connect_timeout", "5"},        // seconds
    {"keepalives_idle", "5"},        // seconds
    {"keepalives_interval", "2"},    // seconds
    {"keepalives_count", "3"},       // then it is gone
    {"tcp_user_timeout", "10000"},   // milliseconds, of what was sent and not taken
    {"application_name", "huiyin"},  // in pg_stat_activity
    {"client_encoding", "UTF8"},
}};

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

struct FreeText {
  void operator()(char* text) const { PQfreemem(text); }
};

// From where the password begins to its end; nothing: there is none.
std::pair<std::size_t, std::size_t> password_in(std::string_view address) {
  const auto scheme = address.find("://");
  if (scheme == std::string_view::npos) return {0, 0};
  const auto begin = scheme + 3;
  const auto path = std::min(address.find('/', begin), address.size());
  const auto at = address.substr(0, path).rfind('@');
  const auto colon = address.find(':', begin);
  if (at == std::string_view::npos || colon > at) return {0, 0};
  return {colon, at};
}

}  // namespace

std::string shown_address(std::string_view address) {
  const auto [from, to] = password_in(address);
  std::string shown(address.substr(0, from));
  shown += address.substr(to);
  // Options may hold one too, under several names.
  const auto question = shown.find('?');
  if (question != std::string::npos && shown.find("pass", question) != std::string::npos)
    shown.resize(question);
  return shown;
}

Result<std::string> bounded_address(const std::string& address) {
  char* said = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(
      PQconninfoParse(address.c_str(), &said));
  const std::unique_ptr<char, FreeText> what(said);  // may hold the password: not told
  if (!options)
    return Refused({"database.address", "database", "PostgreSQL 的地址读不懂",
                    "请写成 postgresql://用户:密码@主机:5432/数据库；密码里的特殊符号要写成 %40 "
                    "这样的编码"});
  std::string bounded = address;
  for (const auto& [key, value] : kBounds) {
    bool is_given = false;
    for (const auto* option = options.get(); option->keyword != nullptr; ++option)
      is_given |= option->keyword == key && option->val != nullptr;
    if (is_given) continue;
    bounded += bounded.find('?') == std::string::npos ? '?' : '&';
    bounded += std::string(key) + "=" + std::string(value);
  }
  return bounded;
}

std::string dump_command(std::string_view address, std::string_view file) {
  return "pg_dump --format=custom --file='" + std::string(file) + "' '" + shown_address(address) +
         "'";
}

std::string bring_back_command(std::string_view address, std::string_view file) {
  return "pg_restore --no-owner --dbname='" + shown_address(address) + "' '" + std::string(file) +
         "'";
}

}  // namespace huiyin::store
