#include "app/commands/check.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <vector>

#include "app/office_of.h"
#include "config/environment.h"
#include "config/offices.h"
#include "gateway/http/tls_trust.h"

namespace huiyin::app {
namespace {

std::string listed(const std::vector<Problem>& problems) {
  std::string text;
  for (std::size_t i = 0; i < problems.size(); ++i)
    text += fmt::format("\n{}. {}\n   原因：{}\n   办法：{}\n", i + 1, problems[i].where,
                        problems[i].what, problems[i].remedy);
  return text;
}

void add(std::vector<Problem>& all, const std::vector<Problem>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

// Whether the data folder can be written, or made: told before the start, and nothing is made.
void check_data_dir(const std::string& data_dir, const std::string& where,
                    std::vector<Problem>& problems) {
  std::error_code ignored;
  std::filesystem::path there = data_dir;
  while (!std::filesystem::exists(there, ignored) && there.has_relative_path())
    there = there.parent_path();
  if (!std::filesystem::is_directory(there, ignored))
    problems.push_back({"data_dir.not_made", where,
                        there.string() + " 是一个文件，不能在这里存放数据",
                        "请在设置里换一个文件夹"});
  else if (::access(there.c_str(), W_OK | X_OK) != 0)
    problems.push_back({"data_dir.not_written", where, "运行本程序的用户不能写入 " + there.string(),
                        "请改正文件夹的所有者和权限，或者换一个文件夹"});
}

// What the office wrote beside its own file, where that file has faults too.
void check_own_files(const config::Settings& settings, std::vector<Problem>& problems) {
  (void)calendar_of_config(&problems, settings.calendar);
  if (const auto rules = rules_of_config(&problems))
    (void)reminders_of_config(*rules, &problems, settings.reminders);
}

}  // namespace

CheckReport check(const CheckOptions& options, const config::Environment& environment) {
  const config::LoadedSettings settings = config::load_settings(options.config, environment);
  std::vector<Problem> problems = settings.problems, warnings = settings.warnings;
  const config::LoadedOffices offices =
      config::load_offices(settings.settings.office, settings.settings.offices);
  add(problems, offices.problems);
  add(warnings, offices.warnings);
  if (!settings.settings.data_dir.empty())  // empty: there was no settings file to read
    check_data_dir(settings.settings.data_dir,
                   (options.config.empty() ? "设置" : options.config) + ": data_dir", problems);
  // What is read from config besides: rules, calendar and words, as the program will take them.
  if (offices.ok())
    (void)offices_of(offices.offices, settings.settings, &problems);
  else
    check_own_files(settings.settings, problems);
  if (auto fault = gateway::ca_file_fault(settings.settings.ca_file))
    problems.push_back(*std::move(fault));
  std::vector<Problem> of_words;
  (void)words_of_config(&of_words);
  add(problems, of_words);

  CheckReport report;
  report.ok = problems.empty();
  if (report.ok)
    report.text = "设置没有问题，可以启动。\n";
  else
    report.text = fmt::format("有 {} 处需要改正：\n{}", problems.size(), listed(problems));
  if (!warnings.empty())
    report.text += fmt::format("\n另有 {} 处请留意：\n{}", warnings.size(), listed(warnings));
  return report;
}

int check_command(const CheckOptions& options) {
  const CheckReport report = check(options, config::process_environment());
  std::fputs(report.text.c_str(), report.ok ? stdout : stderr);
  return report.ok ? 0 : 1;
}

}  // namespace huiyin::app
