#include "app/commands/office_data.h"

#include <cstdio>

#include "app/commands/beside.h"
#include "app/import/importing.h"
#include "config/environment.h"
#include "config/json_text.h"
#include "store/backup.h"
#include "store/migrations.h"

namespace huiyin::app {
namespace {

constexpr std::size_t kImportBytesMax = 256 << 20;

int refuse_data(const std::vector<Problem>& problems) {
  print_problems(problems);
  return 1;
}

int refuse_import(const std::vector<Problem>& faults) {
  std::fprintf(stderr, "什么都没有导入，请先改正下面 %zu 处：\n", faults.size());
  return refuse_data(faults);
}

// One line that grows while pages are copied.
void show_progress(store::BackupStep step, std::int64_t done, std::int64_t total) {
  if (step == store::BackupStep::checking)
    std::fprintf(stderr, "\n正在检查……\n");
  else
    std::fprintf(stderr, "\r已复制 %lld / %lld 页", static_cast<long long>(done),
                 static_cast<long long>(total));
}

int report(const Result<store::BackupReport>& result, const char* done) {
  if (!result) return refuse_data({result.error()});
  std::printf("%s：%s（%lld 字节，结构版本 %lld）\n", done, result->file.c_str(),
              static_cast<long long>(result->bytes),
              static_cast<long long>(result->schema_version));
  return 0;
}

}  // namespace

int import_command(const std::string& path, const std::string& config, const std::string& office) {
  SystemClock clock;
  SystemRandom random;
  const auto text = config::read_text_file(path, kImportBytesMax);
  if (!text) return refuse_data({text.error()});
  std::vector<Problem> faults;
  OfficeData data = read_office_data(*text, path, clock.now(), Later::refused, faults);
  data.office = office;
  print_warnings(data.warnings);
  if (!faults.empty()) return refuse_import(faults);
  auto ground = open_beside(config, clock, random);
  if (!ground) return 1;
  try {
    const ImportCounts counts = take_in_office(*ground, clock, random, data);
    std::printf("已导入：%zu 人，%zu 件，%zu 个身份，%zu 项\n", counts.citizens, counts.cases,
                counts.identities, counts.facts);
    return 0;
  } catch (const ImportRefused& refused) {
    return refuse_import(refused.faults);
  }
}

int migrate_command(const std::string& config) {
  const config::LoadedSettings loaded =
      config::load_settings(config, config::process_environment());
  if (!loaded.ok()) return refuse_data(loaded.problems);
  std::vector<Problem> faults;
  if (!make_data_dir(loaded.settings, faults)) return refuse_data(faults);
  SystemClock clock;
  try {
    store::Database database(
        {.path = loaded.settings.database, .writer = store::WriterMode::caller});
    const auto steps = store::migrate(database, clock);
    if (!steps) return refuse_data({steps.error()});
    std::printf("数据库是最新的（做了 %d 步）\n", *steps);
    return 0;
  } catch (const store::DatabaseError& error) {
    return refuse_data({database_fault(loaded.settings, error)});
  }
}

int backup_command(const std::string& config, const std::string& target, bool include_keys) {
  const config::LoadedSettings loaded =
      config::load_settings(config, config::process_environment());
  if (!loaded.ok()) return refuse_data(loaded.problems);
  SystemClock clock;
  return report(store::backup({.database = loaded.settings.database,
                               .target = target,
                               .key_file = loaded.settings.key_file,
                               .include_keys = include_keys},
                              clock, show_progress),
                "已备份");
}

int restore_command(const std::string& config, const std::string& backup, bool replace) {
  const config::LoadedSettings loaded =
      config::load_settings(config, config::process_environment());
  if (!loaded.ok()) return refuse_data(loaded.problems);
  std::vector<Problem> faults;  // on a new machine there is no data folder yet
  if (!make_data_dir(loaded.settings, faults)) return refuse_data(faults);
  return report(
      store::restore({.backup = backup,
                      .database = loaded.settings.database,
                      .key_file = loaded.settings.key_file,
                      .existing = replace ? store::Existing::replace : store::Existing::refuse},
                     show_progress),
      "已恢复");
}

}  // namespace huiyin::app
