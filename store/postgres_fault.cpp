#include "store/postgres_fault.h"

#include <algorithm>
#include <array>

#include "store/postgres_address.h"

namespace huiyin::store {

namespace {

// Whoever cannot connect gets words, and no SQLSTATE (libpq keeps it to itself): English, or
// Chinese where the server speaks it.
struct Said {
  std::array<std::string_view, 3> words;  // any of them; empty: none
  const char* code;
  const char* what;
  const char* remedy;
};

constexpr std::array kSaid{
    Said{{"password authentication failed", "no password supplied", "认证失败"},
         "database.password",
         "PostgreSQL 不接受这个用户名或密码",
         "请检查设置 database 里的用户名和密码；密码里的特殊符号要写成 %40 这样的编码"},
    Said{{"pg_hba.conf", "", ""},
         "database.password",
         "PostgreSQL 不允许这台机器或这个用户连接",
         "请在数据库服务器的 pg_hba.conf 里为它加一行，然后重新加载"},
    Said{{"role \"", "角色 \"", ""},
         "database.role",
         "PostgreSQL 里没有这个用户",
         "请用 createuser 建立它，或改正设置 database 里的用户名"},
    Said{{"database \"", "数据库 \"", ""},
         "database.missing",
         "PostgreSQL 里没有这个数据库，或者它现在不接受连接",
         "请用 createdb -E UTF8 建立它，或改正设置 database 里的名字"},
    Said{{"too many clients", "remaining connection slots", "too many connections"},
         "database.full",
         "PostgreSQL 的连接已经用完",
         "请调大数据库的 max_connections，或调小 store.readers 和 store.writers"},
    Said{{"cannot reach", "cannot be reached", "no connection"},
         "database.unreachable",
         "连接不上 PostgreSQL",
         "请检查地址和端口、数据库服务是否在运行、防火墙是否放行"},
};

}  // namespace

Problem postgres_fault(std::string_view address, const DatabaseError& error) {
  const std::string_view said = error.what();
  const auto has = [&](std::string_view words) {
    return !words.empty() && said.find(words) != said.npos;
  };
  const auto known = std::ranges::find_if(
      kSaid, [&](const Said& one) { return std::ranges::any_of(one.words, has); });
  const std::string where = "database: " + shown_address(address);
  if (known == kSaid.end())
    return {"database.unusable", where, "PostgreSQL 不能用：" + std::string(said),
            "请检查数据库服务器的日志"};
  return {known->code, where, std::string(known->what) + "（" + std::string(said) + "）",
          known->remedy};
}

}  // namespace huiyin::store
