#include "app/commands/doctor.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/doctor/door_checks.h"
#include "app/doctor/house_checks.h"
#include "app/foundation.h"
#include "app/office_of.h"
#include "base/json.h"
#include "config/environment.h"
#include "config/offices.h"
#include "gateway/doctor/doctor.h"
#include "gateway/http/tls_trust.h"

namespace huiyin::app {
namespace {

using gateway::doctor::Finding;
using gateway::doctor::State;
using Findings = std::vector<Finding>;

// "huiyin.json: wecom.corp_id" is a file and a key of it; or a key alone.
Findings of_problems(const std::vector<Problem>& problems, State state) {
  Findings findings;
  for (const Problem& problem : problems) {
    const auto cut = problem.where.rfind(": ");
    const bool has_file = cut != std::string::npos;
    findings.push_back({"设置", has_file ? problem.where.substr(0, cut) : "读取", state,
                        has_file ? problem.where.substr(cut + 2) : problem.where, problem.what,
                        problem.remedy});
  }
  return findings;
}

void add(Findings& all, Findings more) { std::ranges::move(more, std::back_inserter(all)); }

std::vector<gateway::doctor::KfDesk> desks_below(const config::Offices& offices) {
  std::vector<gateway::doctor::KfDesk> desks;
  for (const auto& [code, office] : offices.below)
    if (!office.facts.kf_account.empty())
      desks.push_back({office.facts.kf_account, code + ".json: office.kf_account"});
  return desks;
}

Findings doors(const config::Settings& settings, const config::Offices& offices, const Clock& clock,
               Random& random) {
  return try_doors({settings, desks_below(offices), clock, random});
}

Findings house(const config::Settings& settings, const Clock& clock, Random& random) {
  Findings all;
  const auto look = [&](const char* door, const char* what,
                        const std::function<Findings()>& check) {
    add(all, gateway::doctor::checked(door, what, check));
  };
  look("数据库", "打开", [&] { return database_findings(settings, random); });
  look("本机", "磁盘空间", [&] { return Findings{disk_finding(settings.data_dir)}; });
  look("本机", "打印字体", [&] { return Findings{paper_finding(settings.paper)}; });
  look("机器人", "话术和理解", [] { return bot_findings(); });
  look("本机", "放假安排",
       [&] { return Findings{calendar_finding(settings, office_date(clock.now()))}; });
  return all;
}

std::string mark(State state) {
  switch (state) {
    case State::well:
      return "✓";
    case State::warning:
      return "!";
    case State::wrong:
      return "✗";
    case State::not_tried:
      return "–";
  }
  return "–";
}

std::size_t count(const Findings& findings, State state) {
  return std::size_t(std::ranges::count(findings, state, &Finding::state));
}

std::string lines_of(const Finding& finding) {
  std::string text = mark(finding.state) + " " + finding.door + "  " + finding.what;
  const bool is_fault = finding.state == State::warning || finding.state == State::wrong;
  if (!is_fault) {
    if (!finding.reason.empty()) text += "：" + finding.reason;
    return text + "\n";
  }
  text += "\n";
  if (!finding.key.empty()) text += "    设置：" + finding.key + "\n";
  text += "    原因：" + finding.reason + "\n";
  if (!finding.remedy.empty()) text += "    办法：" + finding.remedy + "\n";
  return text;
}

std::string summary(const Findings& findings) {
  const std::size_t wrong = count(findings, State::wrong);
  const std::size_t warnings = count(findings, State::warning);
  const std::size_t not_tried = count(findings, State::not_tried);
  std::string text = "共检查 " + std::to_string(findings.size()) + " 项：";
  text += wrong == 0 ? "没有发现故障" : std::to_string(wrong) + " 项有故障";
  if (warnings > 0) text += "，" + std::to_string(warnings) + " 项请留意";
  if (not_tried > 0) text += "，" + std::to_string(not_tried) + " 项没有试";
  return text + "。\n";
}

}  // namespace

Findings examine(const DoctorOptions& options, const config::Environment& environment,
                 const Clock& clock, Random& random) {
  config::LoadedSettings loaded = config::load_settings(options.config, environment);
  Findings all = of_problems(loaded.problems, State::wrong);
  add(all, of_problems(loaded.warnings, State::warning));
  if (!loaded.ok()) return all;
  if (auto fault = gateway::ca_file_fault(loaded.settings.ca_file)) {
    add(all, of_problems({*std::move(fault)}, State::wrong));
    loaded.settings.ca_file.clear();  // the doors are looked at all the same
  }
  const config::LoadedOffices offices =
      config::load_offices(loaded.settings.office, loaded.settings.offices);
  std::vector<Problem> of_offices = offices.problems;
  if (of_offices.empty()) (void)offices_of(offices.offices, loaded.settings, &of_offices);
  add(all, of_problems(of_offices, State::wrong));
  add(all, of_problems(offices.warnings, State::warning));
  if (all.empty()) all.push_back({"设置", "读取", State::well, "", "没有问题", ""});
  add(all, house(loaded.settings, clock, random));
  add(all, doors(loaded.settings, offices.offices, clock, random));
  return all;
}

std::string doctor_page(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings) text += lines_of(finding);
  return text + summary(findings);
}

std::string doctor_json(const Findings& findings) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Finding& finding : findings)
    list.push_back({{"door", finding.door},
                    {"what", finding.what},
                    {"state", name(finding.state)},
                    {"key", finding.key},
                    {"reason", finding.reason},
                    {"remedy", finding.remedy}});
  return json_text(nlohmann::ordered_json{{"ok", doctor_status(findings) == 0},
                                          {"well", count(findings, State::well)},
                                          {"warnings", count(findings, State::warning)},
                                          {"wrong", count(findings, State::wrong)},
                                          {"not_tried", count(findings, State::not_tried)},
                                          {"findings", std::move(list)}}) +
         "\n";
}

int doctor_status(const Findings& findings) { return count(findings, State::wrong) > 0 ? 2 : 0; }

int doctor_command(const DoctorOptions& options) {
  const SystemClock clock;
  SystemRandom random;
  const Findings findings = examine(options, config::process_environment(), clock, random);
  const std::string text = options.json ? doctor_json(findings) : doctor_page(findings);
  std::fputs(text.c_str(), stdout);
  return doctor_status(findings);
}

}  // namespace huiyin::app
