#include "app/doctor/house_checks.h"

#include <filesystem>

#include "app/foundation.h"
#include "app/office_of.h"
#include "config/database_address.h"
#include "paper/faces.h"
#include "store/migrations.h"
#include "store/sealing.h"

namespace huiyin::app {
namespace {

using gateway::doctor::Finding;
using gateway::doctor::State;

constexpr const char* kDatabase = "数据库";
constexpr const char* kBot = "机器人";

Finding of_problem(const std::string& door, const std::string& what, const Problem& problem) {
  return {door, what, State::wrong, problem.where, problem.what, problem.remedy};
}

Finding schema_finding(store::Database& database) {
  const auto fits = store::check_schema(database);
  if (fits) return {kDatabase, "结构", State::well, "", "是这个版本的", ""};
  Finding finding = of_problem(kDatabase, "结构", fits.error());
  finding.key = "database";
  if (fits.error().code == "migration.needed") finding.state = State::warning;  // done at the start
  return finding;
}

Finding key_finding(const config::Settings& settings, store::Database& database, Random& random) {
  const auto keys = store::Keyring::load(settings.key_file, random);
  if (!keys) {
    Finding finding = of_problem(kDatabase, "密钥文件", keys.error());
    finding.key = "key_file";
    return finding;
  }
  if (database.read([&](store::Transaction& tx) { return store::is_sealed_by_other(tx, *keys); }))
    return {kDatabase,
            "密钥文件",
            State::wrong,
            "key_file",
            settings.key_file + " 打不开这个数据库里加密的内容：不是同一套密钥",
            "请把与这个数据库同时使用的密钥文件放回原处；没有它，已有的数据无法读取"};
  return {kDatabase, "密钥文件", State::well, "", "打得开数据库里加密的内容", ""};
}

std::vector<Finding> opened(const config::Settings& settings, Random& random) {
  store::Database database({.path = settings.database, .writer = store::WriterMode::caller});
  std::vector<Finding> findings{{kDatabase, "打开", State::well, "", database.path(), ""},
                                schema_finding(database)};
  // Of a database that is not of this program nothing more can be told.
  if (findings.back().state != State::wrong)
    findings.push_back(key_finding(settings, database, random));
  return findings;
}

Finding all_well_or_first(const char* what, const std::vector<Problem>& faults) {
  if (faults.empty()) return {kBot, what, State::well, "", "读得进来", ""};
  Finding finding = of_problem(kBot, what, faults.front());
  if (faults.size() > 1) finding.reason += "（另有 " + std::to_string(faults.size() - 1) + " 处）";
  return finding;
}

}  // namespace

std::vector<Finding> database_findings(const config::Settings& settings, Random& random) {
  const bool is_file = !config::is_postgresql(settings.database);
  if (is_file && !std::filesystem::exists(settings.database))
    return {{kDatabase, "打开", State::not_tried, "database", "还没有数据库 " + settings.database,
             "第一次启动（huiyin serve）时会建好；已经用过的，请检查 data_dir 和 database"}};
  try {
    return opened(settings, random);
  } catch (const store::DatabaseError& error) {
    Finding finding = of_problem(kDatabase, "打开", database_fault(settings, error));
    finding.key = "database";
    return {finding};
  }
}

Finding disk_finding(const std::string& data_dir, std::uintmax_t free_bytes_min) {
  std::error_code error;
  std::filesystem::path there = data_dir;
  while (!std::filesystem::exists(there, error) && there.has_relative_path())
    there = there.parent_path();
  const auto space = std::filesystem::space(there, error);
  Finding finding{.door = "本机", .what = "磁盘空间"};
  if (error) {
    finding.state = State::wrong;
    finding.key = "data_dir";
    finding.reason = "看不到 " + there.string() + " 的空间：" + error.message();
    finding.remedy = "请检查数据文件夹的路径和权限";
    return finding;
  }
  finding.reason = there.string() + " 还有 " + std::to_string(space.available / 1'000'000) + " MB";
  finding.state = space.available < free_bytes_min ? State::warning : State::well;
  if (finding.state == State::well) return finding;
  finding.key = "data_dir";
  finding.remedy = "请清理磁盘（旧的备份和日志），至少留出 1 GB；磁盘满了就收不进新的消息";
  return finding;
}

std::vector<Finding> bot_findings() {
  std::vector<Problem> of_words, of_understanding;
  (void)words_of_config(&of_words);
  if (const auto understanding = understanding_of_config(); !understanding)
    of_understanding.push_back(understanding.error());
  return {all_well_or_first("话术", of_words), all_well_or_first("理解", of_understanding)};
}

Finding paper_finding(const config::PaperSettings& settings) {
  const auto faces = paper::find_faces({settings.title_faces, settings.text_faces});
  if (!faces)
    return {"本机",
            "打印字体",
            State::warning,
            "paper.text_faces",
            faces.error().what,
            faces.error().remedy};
  const auto named = [](const paper::Face& face) {
    return face.family + (face.is_wished ? "" : "（不在设置里）");
  };
  return {"本机",
          "打印字体",
          State::well,
          "",
          "标题 " + named(faces->title) + "，正文 " + named(faces->text),
          ""};
}

Finding calendar_finding(const config::Settings& settings, LocalDate today) {
  Finding finding{.door = "本机", .what = "放假安排"};
  std::vector<Problem> faults;
  const auto calendar = calendar_of_config(&faults, settings.calendar);
  if (!calendar) return of_problem(finding.door, finding.what, faults.front());
  std::string missing;
  for (const int year : {today.year(), today.year() + 1})
    if (calendar->is_provisional(LocalDate(year, 7, 1)))
      missing.append(missing.empty() ? "" : "、").append(std::to_string(year) + " 年");
  if (missing.empty()) {
    finding.state = State::well;
    finding.reason = "今年和明年的都有";
    return finding;
  }
  // This year's days move dates that people are told today.
  finding.state = calendar->is_provisional(today) ? State::wrong : State::warning;
  finding.key = "calendar";
  finding.reason = "没有 " + missing + "的放假安排，跨到那时的期限只按周末推算（暂定）";
  finding.remedy =
      "国务院办公厅一般在上一年的 10 月底到 11 月中旬公布（2026 年的是 2025 年 11 月 4 日公布的）；"
      "公布后请更新程序，或把放假安排写进 calendar 指的文件";
  return finding;
}

}  // namespace huiyin::app
