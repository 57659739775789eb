#include "gateway/doctor/doctor.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <variant>

#include "gateway/doctor/callback_checks.h"
#include "gateway/doctor/clock_check.h"
#include "gateway/doctor/sms_checks.h"
#include "gateway/doctor/wecom_checks.h"

namespace huiyin::gateway::doctor {

namespace {

void add_checked(std::vector<Finding>& all, const std::string& door, const std::string& what,
                 const std::function<std::vector<Finding>()>& check) {
  std::ranges::move(checked(door, what, check), std::back_inserter(all));
}

using SmsLine = std::variant<HttpAccount, smpp::LineSettings>;

const std::string& name_of(const SmsLine& line) {
  return std::visit([](const auto& one) -> const std::string& { return one.name; }, line);
}

void add_sms(std::vector<Finding>& all, const SmsLine& line, const Tools& tools) {
  if (const auto* account = std::get_if<HttpAccount>(&line))
    add_checked(all, sms_door(account->name), "账号",
                [&] { return sms_findings(*account, tools); });
  if (const auto* direct = std::get_if<smpp::LineSettings>(&line))
    add_checked(all, sms_door(direct->name), "线路",
                [&] { return direct_line_findings(*direct, tools); });
}

void add_callbacks(std::vector<Finding>& all, const Doors& doors, const Tools& tools) {
  add_checked(all, "企业微信", "回调的密钥",
              [&] { return crypto_findings(doors.settings, tools); });
  add_checked(all, "公网地址", "回调",
              [&] { return callback_findings(doors.settings, doors.public_url, tools); });
}

}  // namespace

std::string sms_door(const std::string& account) { return "短信 " + account; }

std::vector<Finding> examine_door(const Doors& doors, const Tools& tools, const std::string& name) {
  std::vector<Finding> all;
  if (name == store::kWecomApp)
    add_checked(all, kAppDoor, "接口", [&] { return app_findings(doors.settings, tools); });
  if (name == store::kWecomKf)
    add_checked(all, kKfDoor, "接口",
                [&] { return kf_findings(doors.settings, doors.below, tools); });
  if (!all.empty()) add_callbacks(all, doors, tools);
  for (const SmsLine& line : doors.settings.sms_lines)
    if (name == "sms." + name_of(line)) add_sms(all, line, tools);
  return all;
}

std::vector<Finding> examine_doors(const Doors& doors, const Tools& tools) {
  std::vector<Finding> all;
  add_checked(all, kAppDoor, "接口", [&] { return app_findings(doors.settings, tools); });
  add_checked(all, kKfDoor, "接口",
              [&] { return kf_findings(doors.settings, doors.below, tools); });
  add_callbacks(all, doors, tools);
  for (const SmsLine& line : doors.settings.sms_lines) add_sms(all, line, tools);
  if (doors.settings.sms_lines.empty())
    all.push_back({"短信", "账号", State::not_tried, "sms", "没有设置短信账号",
                   "要给不用微信的群众发短信，请填写 sms.<名字> 的各项"});
  // What answers there is a proxy of ours, by our own clock.
  auto skews = tools.http.skews();
  skews.erase(doors.public_url);
  add_checked(all, "本机", "时间", [&] { return std::vector<Finding>{clock_finding(skews)}; });
  return all;
}

}  // namespace huiyin::gateway::doctor
