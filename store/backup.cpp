#include "store/backup.h"

#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "base/ensure.h"
#include "base/json.h"
#include "config/database_address.h"
#include "store/database.h"
#include "store/durable_file.h"
#include "store/instance_lock.h"
#include "store/migrations.h"
#include "store/postgres_address.h"
#include "store/sealing.h"
#include "store/sqlite_copy.h"

namespace huiyin::store {

namespace {

namespace fs = std::filesystem;

struct FreeDigest {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// Nothing when the file cannot be read to its end.
std::optional<std::string> sha256_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::unique_ptr<EVP_MD_CTX, FreeDigest> context(EVP_MD_CTX_new());
  ensure(context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1,
         "SHA-256 is always there");
  std::array<char, 64 * 1024> block;
  while (in.read(block.data(), block.size()), in.gcount() > 0)
    EVP_DigestUpdate(context.get(), block.data(), std::size_t(in.gcount()));
  if (!in.eof()) return std::nullopt;
  std::array<unsigned char, 32> digest{};
  EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

std::optional<std::string> text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf())) return std::nullopt;
  return text.str();
}

bool exists(const std::string& path) {
  std::error_code error;  // what cannot be looked at is taken to be there
  return fs::symlink_status(path, error).type() != fs::file_type::not_found;
}

CopyListener listener(const OnBackupProgress& tell) {
  if (!tell) return {};
  return {.copied = [&](auto done, auto total) { tell(BackupStep::copying, done, total); },
          .checking = [&](auto total) { tell(BackupStep::checking, 0, total); }};
}

// The problem of a copy under the name that the command's page gives it.
tl::unexpected<Problem> renamed(Problem problem, const std::string& of) {
  const bool source = problem.code == "copy.source";
  if (problem.code == "copy.damaged")
    problem.code = of + ".damaged";
  else if (problem.code == "copy.in_use")
    problem.code = of + ".in_use";
  else
    problem.code = of + (source ? ".unreadable" : ".not_written");
  return Refused(std::move(problem));
}

tl::unexpected<Problem> not_written(const std::string& of, const std::string& path,
                                    const std::error_code& error) {
  return Refused(
      {of + ".not_written", path, "写不进去：" + error.message(), "请检查磁盘空间和文件夹的权限"});
}

// The keys that are there open what the copy holds: an office put back under another's keys could
// read nothing, and would not start.
Result<void> compare_with_keys(Database& copy, const std::string& key_file) {
  if (key_file.empty() || !exists(key_file)) return {};
  SystemRandom random;
  const auto keys = Keyring::load(key_file, random);
  const bool fits =
      keys && copy.read([&](Transaction& tx) { return !is_sealed_by_other(tx, *keys); });
  if (fits) return {};
  return Refused({"restore.keys_differ", key_file, "已有一个密钥文件，打不开这份备份里的数据",
                  "请把现有的密钥文件移到别处（不要删除），放回这份备份的密钥，再恢复"});
}

// Opens a copy that nobody else knows; refuses what this program, or these keys, cannot work with.
// The copy is one file afterwards, as before.
Result<std::int64_t> schema_of(const std::string& path, const std::string& shown,
                               const std::string& key_file = {}) {
  const auto version = [&]() -> Result<std::int64_t> {
    Database database({.path = path, .writer = WriterMode::caller, .readers = 1});
    const auto fits = check_schema(database);
    if (!fits && fits.error().code != "migration.needed") {
      Problem problem = fits.error();
      problem.where = shown;
      return Refused(std::move(problem));
    }
    const auto row = database.read([](Transaction& tx) {
      return tx.row<std::optional<std::int64_t>>("SELECT max(version) FROM schema_version");
    });
    const std::int64_t newest = row ? std::get<0>(*row).value_or(0) : 0;
    if (newest > 0)
      if (const auto same = compare_with_keys(database, key_file); !same)
        return Refused(same.error());
    return newest;
  };
  try {
    auto answer = version();
    if (const auto folded = fold_unused(path); !folded) return Refused(folded.error());
    return answer;
  } catch (const DatabaseError&) {
    return Refused({"migration.foreign", shown, "这个文件不是回音的数据库", "请检查路径"});
  }
}

Result<BackupReport> report_on(const std::string& path, std::int64_t schema_version) {
  const auto digest = sha256_of(path);
  std::error_code error;
  const auto bytes = fs::file_size(path, error);
  if (!digest || error)
    return Refused({"backup.unreadable", path, "刚写好的文件读不出来", "请检查磁盘"});
  return BackupReport{.file = path,
                      .schema_version = schema_version,
                      .bytes = std::int64_t(bytes),
                      .sha256 = *digest};
}

std::string manifest(const BackupReport& report, const BackupRequest& request, Instant now) {
  const nlohmann::ordered_json json = {
      {"format", "huiyin-backup 1"},
      {"file", fs::path(report.file).filename().string()},
      {"made_at", office_iso(now)},
      {"schema_version", report.schema_version},
      {"bytes", report.bytes},
      {"sha256", report.sha256},
      {"keys",
       {{"needed", true},
        {"included", report.keys_included},
        {"file", fs::path(request.key_file).filename().string()},
        {"note",
         "personal data stays sealed in this backup: without the key file it cannot be "
         "read; keep the two apart"}}}};
  return json_page(json) + "\n";
}

}  // namespace

Result<BackupReport> backup(const BackupRequest& request, const Clock& clock,
                            const OnBackupProgress& on_progress) {
  if (config::is_postgresql(request.database))
    return Refused({"backup.postgresql", shown_address(request.database),
                    "PostgreSQL 里的数据要用它自己的工具备份",
                    "请运行：" + dump_command(request.database, request.target) + "；密钥文件 " +
                        request.key_file + " 要另外备份，丢失后数据无法读取"});
  if (!exists(request.database))
    return Refused({"backup.no_database", request.database, "没有这个数据库文件",
                    "请检查设置 data_dir 和 database"});
  for (const char* part : {"", ".json", ".keys"})
    if (exists(request.target + part))
      return Refused({"backup.exists", request.target + part, "这个文件已经有了",
                      "请换一个文件名；备份从不覆盖别的文件"});

  const std::string draft = request.target + "." + std::to_string(::getpid()) + ".part";
  const auto copied = copy_database(request.database, draft, listener(on_progress));
  if (!copied) return renamed(copied.error(), "backup");
  const auto schema = schema_of(draft, request.database);
  if (!schema) {
    ::unlink(draft.c_str());
    return Refused(schema.error());
  }
  // The manifest and the keys come first: a file under the backup's own name is a whole backup.
  auto report = report_on(draft, *schema);
  if (!report) {
    ::unlink(draft.c_str());
    return report;
  }
  report->file = request.target;
  report->keys_included = request.include_keys;
  std::error_code error;
  std::string at = request.target + ".keys";
  if (request.include_keys) {
    const auto keys = text_of(request.key_file);
    if (!keys) {
      ::unlink(draft.c_str());
      return Refused({"backup.no_keys", request.key_file, "密钥文件读不出来",
                      "请检查路径和文件的所有者，或不带密钥备份"});
    }
    error = write_durably(at, *keys, Place::only_new);
  }
  if (!error) {
    at = request.target + ".json";
    error = write_durably(at, manifest(*report, request, clock.now()), Place::only_new);
  }
  if (!error) {
    at = request.target;
    error = place_durably(draft, at, Place::only_new);
  }
  if (!error) return report;
  ::unlink(draft.c_str());
  if (error != std::errc::file_exists)
    for (const char* part : {".json", ".keys"}) ::unlink((request.target + part).c_str());
  return not_written("backup", at, error);
}

namespace {

// The backup is the one that its manifest tells of. Without a manifest there is nothing to compare.
Result<void> compare_with_manifest(const std::string& backup) {
  const std::string path = backup + ".json";
  if (!exists(path)) return {};
  const auto text = text_of(path);
  const auto json = json_of(text.value_or(""));
  if (!json.is_object() || !json.contains("sha256") || !json["sha256"].is_string())
    return Refused({"restore.changed", path, "备份的说明文件读不出来",
                    "请重新取一份完整的备份（数据库文件和 .json 文件）"});
  if (sha256_of(backup) != json["sha256"].get<std::string>())
    return Refused({"restore.changed", backup, "备份文件与它的说明不相符，可能不完整或被改动过",
                    "请换一份备份"});
  return {};
}

Result<bool> put_keys_back(const RestoreRequest& request) {
  const std::string from = request.backup + ".keys";
  // Those that are there open the backup: keys that were added since must not be lost.
  if (request.key_file.empty() || !exists(from) || exists(request.key_file)) return false;
  const auto keys = text_of(from);
  if (!keys) return Refused({"restore.no_backup", from, "备份的密钥读不出来", "请检查权限"});
  const auto error = write_durably(request.key_file, *keys, Place::only_new);
  if (error) return not_written("restore", request.key_file, error);
  return true;
}

// Puts the checked draft where the database was. Its lock is held, nobody has it open.
Result<void> put_back(const std::string& draft, const std::string& database) {
  if (exists(database)) {
    const auto unused = fold_unused(database);
    if (!unused) return renamed(unused.error(), "restore");
  }
  // The WAL of another database would be read into this one.
  std::error_code error;
  for (const char* part : {"-wal", "-shm", "-journal"})
    if (!error) fs::remove(database + part, error);
  if (!error) error = place_durably(draft, database, Place::replace);
  if (error) return not_written("restore", database, error);
  return {};
}

}  // namespace

Result<BackupReport> restore(const RestoreRequest& request, const OnBackupProgress& on_progress) {
  if (config::is_postgresql(request.database))
    return Refused({"restore.postgresql", shown_address(request.database),
                    "PostgreSQL 里的数据要用它自己的工具恢复",
                    "请先停止回音，在一个空的数据库里运行：" +
                        bring_back_command(request.database, request.backup) +
                        "；并把密钥文件放回 " + request.key_file});
  if (!exists(request.backup))
    return Refused({"restore.no_backup", request.backup, "没有这个备份文件", "请检查路径"});
  if (request.existing == Existing::refuse && exists(request.database))
    return Refused({"restore.exists", request.database, "这里已经有一个数据库",
                    "请先把它移开，或加上 --replace 覆盖它"});
  const auto same = compare_with_manifest(request.backup);
  if (!same) return Refused(same.error());
  const auto lock = InstanceLock::take(request.database);
  if (!lock) {
    Problem problem = lock.error();
    if (problem.code == "lock.held") problem.code = "restore.in_use";
    return Refused(std::move(problem));
  }

  const std::string draft = request.database + "." + std::to_string(::getpid()) + ".part";
  const auto copied = copy_database(request.backup, draft, listener(on_progress));
  if (!copied) return renamed(copied.error(), "restore");
  const auto finish = [&](Problem problem) {
    ::unlink(draft.c_str());
    return Refused(std::move(problem));
  };
  const auto schema = schema_of(draft, request.backup, request.key_file);
  if (!schema) return finish(schema.error());
  auto report = report_on(draft, *schema);
  if (!report) return finish(report.error());
  const auto keys = put_keys_back(request);
  if (!keys) return finish(keys.error());
  const auto placed = put_back(draft, request.database);
  if (!placed) return finish(placed.error());
  report->file = request.database;
  report->keys_included = *keys;
  return report;
}

}  // namespace huiyin::store
