#include "store/sqlite_copy.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "store/durable_file.h"

namespace huiyin::store {

namespace {

// 4 MiB at a time: a person sees it move, and nobody waits for it.
constexpr int kPagesAtATime = 1024;

struct Close {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

struct Opened {
  Handle handle;
  int code;
};

Opened open(const std::string& path) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
  if (handle != nullptr) sqlite3_busy_timeout(handle, 5000);
  return {Handle(handle), code};
}

// The first column of the first row, or what went wrong.
struct Told {
  int code;
  std::string text;
};

Told ask(sqlite3* handle, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
  std::string text;
  if (code == SQLITE_OK) {
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
      const auto* column = sqlite3_column_text(statement, 0);
      if (column != nullptr) text = reinterpret_cast<const char*>(column);
    }
    if (code == SQLITE_ROW || code == SQLITE_DONE) code = SQLITE_OK;
  }
  sqlite3_finalize(statement);
  return {code, text};
}

tl::unexpected<Problem> refused(const char* code, const std::string& where, const char* what,
                                int sqlite_code, const char* remedy) {
  return Refused({code, where, std::string(what) + "：" + sqlite3_errstr(sqlite_code), remedy});
}

tl::unexpected<Problem> source_fault(const std::string& path, int code) {
  const bool damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
  return refused(damaged ? "copy.damaged" : "copy.source", path, "读不出数据库", code,
                 damaged ? "请从最近的备份恢复" : "请检查路径、文件的所有者和磁盘");
}

tl::unexpected<Problem> target_fault(const std::string& path, int code) {
  return refused("copy.target", path, "写不进去", code, "请检查磁盘空间和文件夹的权限");
}

Result<void> copy_pages(sqlite3* source, sqlite3* target, const std::string& from,
                        const std::string& to, const CopyListener& listener) {
  sqlite3_backup* const copy = sqlite3_backup_init(target, "main", source, "main");
  if (copy == nullptr) return target_fault(to, sqlite3_errcode(target));
  int code;
  do {
    code = sqlite3_backup_step(copy, kPagesAtATime);
    const int total = sqlite3_backup_pagecount(copy);
    if (listener.copied) listener.copied(total - sqlite3_backup_remaining(copy), total);
  } while (code == SQLITE_OK);
  const int finished = sqlite3_backup_finish(copy);
  if (code != SQLITE_DONE || finished != SQLITE_OK) {
    const int fault = code == SQLITE_DONE ? finished : code;
    if (fault == SQLITE_CORRUPT || fault == SQLITE_NOTADB) return source_fault(from, fault);
    return target_fault(to, fault);
  }
  return {};
}

Result<void> copy_into(const std::string& from, const std::string& to,
                       const CopyListener& listener) {
  const Opened source = open(from);
  if (source.code != SQLITE_OK) return source_fault(from, source.code);
  // A snapshot held by ourselves: without it the copy begins anew whenever somebody writes.
  for (const char* sql : {"BEGIN", "SELECT count(*) FROM sqlite_master"})
    if (const auto told = ask(source.handle.get(), sql); told.code != SQLITE_OK)
      return source_fault(from, told.code);

  const Opened target = open(to);
  if (target.code != SQLITE_OK) return target_fault(to, target.code);
  // It is made durable as a whole when it has its name.
  for (const char* sql : {"PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF"})
    if (const auto told = ask(target.handle.get(), sql); told.code != SQLITE_OK)
      return target_fault(to, told.code);
  const auto copied = copy_pages(source.handle.get(), target.handle.get(), from, to, listener);
  if (!copied) return copied;

  const auto mode = ask(target.handle.get(), "PRAGMA journal_mode=DELETE");
  if (mode.code != SQLITE_OK || mode.text != "delete") return target_fault(to, mode.code);
  if (listener.checking)
    listener.checking(std::stoll("0" + ask(target.handle.get(), "PRAGMA page_count").text));
  const auto sound = ask(target.handle.get(), "PRAGMA integrity_check(1)");
  if (sound.code != SQLITE_OK || sound.text != "ok")
    return Refused({"copy.damaged", from, "数据库的内容已损坏", "请从最近的备份恢复"});
  return {};
}

}  // namespace

Result<void> copy_database(const std::string& from, const std::string& to,
                           const CopyListener& listener) {
  {
    // SQLite would create it for everybody to read.
    const FileHandle made(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!made)
      return Refused({"copy.target", to, std::string("写不进去：") + std::strerror(errno),
                      "请检查磁盘空间和文件夹的权限"});
  }
  auto copied = copy_into(from, to, listener);
  if (!copied) ::unlink(to.c_str());
  return copied;
}

Result<void> fold_unused(const std::string& path) {
  const Opened database = open(path);
  if (database.code != SQLITE_OK) return source_fault(path, database.code);
  sqlite3_busy_timeout(database.handle.get(), 0);
  Told told = ask(database.handle.get(), "SELECT count(*) FROM sqlite_master");
  if (told.code == SQLITE_OK) told = ask(database.handle.get(), "PRAGMA journal_mode=DELETE");
  if (told.code == SQLITE_NOTADB || told.code == SQLITE_CORRUPT) return {};
  if (told.code != SQLITE_OK && told.code != SQLITE_BUSY) return source_fault(path, told.code);
  if (told.code == SQLITE_BUSY || told.text != "delete")
    return Refused({"copy.in_use", path, "有程序正在使用这个数据库", "请先停止它，再试一次"});
  return {};
}

}  // namespace huiyin::store
