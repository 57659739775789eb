#include "store/migrations.h"

#include <openssl/evp.h>

#include <array>
#include <optional>

#include "base/ensure.h"
#include "store/callbacks.h"

namespace huiyin::store {

namespace {

std::string checksum(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  const int ok = EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
  ensure(ok == 1, "SHA-256 is always there");
  std::string hex;
  for (unsigned i = 0; i < size; ++i) {
    hex += "0123456789abcdef"[digest[i] >> 4];
    hex += "0123456789abcdef"[digest[i] & 15];
  }
  return hex;
}

bool has_table(Transaction& tx, const std::string& name) {
  return tx.row<std::int64_t>(table_named(tx.engine()), {name}).has_value();
}

// How many of `all` are done here; they are the first ones, unchanged.
Result<int> steps_done(Transaction& tx, std::span<const Migration> all, const std::string& path) {
  if (!has_table(tx, "schema_version")) {
    if (tx.row<std::int64_t>(any_table(tx.engine())))
      return Refused({"migration.foreign", path, "这是别的程序的数据库，不是回音的",
                      "请检查设置 database 是否写对了；用 PostgreSQL 时请为回音单建一个数据库"});
    return 0;
  }
  int done = 0;
  for (const auto& [version, sum] : tx.rows<std::int64_t, std::string>(
           "SELECT version, checksum FROM schema_version ORDER BY version")) {
    if (version > std::int64_t(all.size()))
      return Refused({"migration.newer", path,
                      "这个数据库是由更新版本的程序写成的（结构版本 " + std::to_string(version) +
                          "，本程序只认识到 " + std::to_string(all.size()) + "）",
                      "请改用新版本的程序，或恢复升级以前的备份"});
    if (version != done + 1)
      return Refused({"migration.changed", path,
                      "数据库的结构记录缺少第 " + std::to_string(done + 1) + " 步",
                      "请恢复备份，或联系维护人员"});
    if (sum != checksum(all[std::size_t(done)].sql))
      return Refused({"migration.changed", path,
                      "数据库结构的第 " + std::to_string(version) + " 步（" +
                          std::string(all[std::size_t(done)].file) + "）与当初执行时不一样",
                      "已执行的步骤不能改动：请换回原来的程序，或恢复备份"});
    ++done;
  }
  return done;
}

void apply(Transaction& tx, const Migration& step, Instant now) {
  tx.script(schema_for(tx.engine(), step.sql));
  tx.execute("INSERT INTO schema_version (version, checksum, applied_at) VALUES ($1, $2, $3)",
             {std::int64_t{step.version}, checksum(step.sql), unix_ms(now)});
}

void ensure_in_order(std::span<const Migration> all) {
  for (std::size_t i = 0; i < all.size(); ++i)
    ensure(all[i].version == int(i) + 1, "migrations are numbered 1, 2, 3 … without a gap");
}

}  // namespace

Result<int> migrate(Database& database, const Clock& clock, std::span<const Migration> all) {
  ensure_in_order(all);
  for (int steps = 0;; ++steps) {
    // What is done is read again in each step's transaction: another process may take steps too.
    const auto more = database.write_alone([&](Transaction& tx) -> Result<bool> {
      const auto done = steps_done(tx, all, database.path());
      if (!done) return Refused(done.error());
      if (std::size_t(*done) == all.size()) {
        if (has_table(tx, "callback_seen")) recall_callbacks(tx);
        return false;
      }
      if (*done == 0 && !has_table(tx, "schema_version"))
        tx.script(schema_for(tx.engine(),
                             "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, "
                             "checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)"));
      apply(tx, all[std::size_t(*done)], clock.now());
      return true;
    });
    if (!more) return Refused(more.error());
    if (!*more) return steps;
  }
}

Result<void> check_schema(Database& database, std::span<const Migration> all) {
  ensure_in_order(all);
  const auto done =
      database.read([&](Transaction& tx) { return steps_done(tx, all, database.path()); });
  if (!done) return Refused(done.error());
  if (std::size_t(*done) < all.size())
    return Refused({"migration.needed", database.path(),
                    "数据库的结构还停在第 " + std::to_string(*done) + " 步，本程序需要第 " +
                        std::to_string(all.size()) + " 步",
                    "请先运行 huiyin migrate"});
  return {};
}

}  // namespace huiyin::store
