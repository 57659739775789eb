#include "gateway/doctor/doctor.h"

#include <iterator>

#include "gateway/doctor/callback_checks.h"
#include "gateway/doctor/clock_check.h"
#include "gateway/doctor/sms_checks.h"
#include "gateway/doctor/wecom_checks.h"

namespace huiyin::gateway::doctor {

std::vector<Finding> examine_doors(const Doors& doors, const Tools& tools) {
  std::vector<Finding> all;
  const auto add = [&](const std::string& door, const std::string& what, const auto& check) {
    std::ranges::move(checked(door, what, check), std::back_inserter(all));
  };
  add(kAppDoor, "接口", [&] { return app_findings(doors.settings, tools); });
  add(kKfDoor, "接口", [&] { return kf_findings(doors.settings, doors.below, tools); });
  add("企业微信", "回调的密钥", [&] { return crypto_findings(doors.settings, tools); });
  add("公网地址", "回调",
      [&] { return callback_findings(doors.settings, doors.public_url, tools); });
  for (const auto& line : doors.settings.sms_lines) {
    if (const auto* account = std::get_if<HttpAccount>(&line))
      add("短信 " + account->name, "账号", [&] { return sms_findings(*account, tools); });
    if (const auto* direct = std::get_if<smpp::LineSettings>(&line))
      add("短信 " + direct->name, "线路", [&] { return direct_line_findings(*direct, tools); });
  }
  if (doors.settings.sms_lines.empty())
    all.push_back({"短信", "账号", State::not_tried, "sms", "没有设置短信账号",
                   "要给不用微信的群众发短信，请填写 sms.<名字> 的各项"});
  // What answers there is a proxy of ours, by our own clock.
  auto skews = tools.http.skews();
  skews.erase(doors.public_url);
  add("本机", "时间", [&] { return std::vector<Finding>{clock_finding(skews)}; });
  return all;
}

}  // namespace huiyin::gateway::doctor
