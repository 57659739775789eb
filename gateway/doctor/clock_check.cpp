#include "gateway/doctor/clock_check.h"

#include <algorithm>

namespace huiyin::gateway::doctor {
namespace {

constexpr std::chrono::seconds kWarned{60}, kWrong{300};

std::chrono::seconds absolute(std::chrono::seconds skew) { return std::chrono::abs(skew); }

std::string spoken(std::chrono::seconds length) {
  if (length < std::chrono::minutes{2}) return std::to_string(length.count()) + " 秒";
  if (length < std::chrono::hours{2}) return std::to_string(length.count() / 60) + " 分钟";
  return std::to_string(length.count() / 3600) + " 小时";
}

}  // namespace

Finding clock_finding(const std::map<std::string, std::chrono::seconds>& skews) {
  Finding finding{.door = "本机", .what = "时间"};
  // One platform with a wrong clock says nothing of ours: the nearest of them counts.
  const auto nearest =
      std::ranges::min_element(skews, {}, [](const auto& each) { return absolute(each.second); });
  if (nearest == skews.end()) {
    finding.reason = "没有哪个平台的回答带着时间，无从比较";
    return finding;
  }
  const std::chrono::seconds off = absolute(nearest->second);
  if (off <= kWarned) {
    finding.state = State::well;
    finding.reason = "与平台的时间相差 " + spoken(off);
    return finding;
  }
  finding.state = off > kWrong ? State::wrong : State::warning;
  finding.key = "系统时间";
  finding.reason = "本机时间比 " + nearest->first + " 的" +
                   (nearest->second.count() > 0 ? "快 " : "慢 ") + spoken(off) +
                   (off > kWrong ? "：短信平台会拒绝这样签名的请求，期限也会算错" : "");
  finding.remedy = "请打开自动对时：timedatectl set-ntp true；不能上外网的，请用单位的时间服务器";
  return finding;
}

}  // namespace huiyin::gateway::doctor
