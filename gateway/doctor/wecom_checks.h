// Whether WeCom lets us in: corp id, secret, rights, app and account, each by a harmless call.
#pragma once

#include <string>
#include <vector>

#include "gateway/doctor/finding.h"
#include "gateway/doctor/tools.h"
#include "gateway/walk/walk.h"

namespace huiyin::gateway::doctor {

inline constexpr const char* kAppDoor = "企业微信应用（工作人员）";
inline constexpr const char* kKfDoor = "微信客服（群众）";

// gettoken, then agent/get with our agent_id: it shows the right to call and our address as listed.
std::vector<Finding> app_findings(const WalkSettings& settings, const Tools& tools);

// An account of customer service of an office below the main one.
struct KfDesk {
  std::string open_kfid;
  std::string key;  // where it is set: "yunxi.json: office.kf_account"
};

// gettoken, then kf/account/list, which must name each of our accounts as one of this app's.
// (sync_msg would show as much; but it is limited where no bell rang, and what it brings would have
// to be kept.)
std::vector<Finding> kf_findings(const WalkSettings& settings, const std::vector<KfDesk>& below,
                                 const Tools& tools);

}  // namespace huiyin::gateway::doctor
