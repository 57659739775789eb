#include "gateway/doctor/wecom_checks.h"

#include <algorithm>
#include <array>

#include "gateway/doctor/line_fault.h"
#include "gateway/wecom/api.h"

namespace huiyin::gateway::doctor {
namespace {

constexpr const char* kAdmitted = "接口凭证和权限";

// Where an errcode (wecom.md 4) is to be mended. "@" stands for the section of the door.
struct ErrcodeRemedy {
  std::int64_t errcode;
  State state;
  std::string_view key;
  std::string_view remedy;
};

constexpr std::string_view kRightsRemedy =
    "请在管理后台“微信客服—可调用接口的应用”里加入这个应用；企业微信应用的接口，"
    "请核对 Secret 是不是这个应用的";
constexpr std::string_view kAgentRemedy =
    "请到管理后台“应用管理”里这个应用的页面，抄写 AgentId，并确认 Secret 是同一个应用的";
constexpr std::string_view kCorpRemedy = "请到管理后台“我的企业”页面底部抄写企业 ID（ww 开头）";
constexpr std::string_view kAccountRemedy = "请到管理后台“微信客服”里核对客服账号的 open_kfid";
constexpr std::string_view kSwitchRemedy =
    "请在管理后台“微信客服”里打开 API，并在“通过 API 管理微信客服账号”里选上这个账号";
constexpr std::string_view kLater = "请过几分钟再检查一次";

constexpr std::array kErrcodeRemedies{
    ErrcodeRemedy{-1, State::warning, "", kLater},
    ErrcodeRemedy{6000, State::warning, "", kLater},
    ErrcodeRemedy{40001, State::wrong, "@.secret",
                  "请到管理后台这个应用的页面重新查看 Secret，并确认企业 ID 是同一家企业的"},
    ErrcodeRemedy{40013, State::wrong, "wecom.corp_id", kCorpRemedy},
    ErrcodeRemedy{40056, State::wrong, "@.agent_id", kAgentRemedy},
    ErrcodeRemedy{45009, State::warning, "", kLater},
    ErrcodeRemedy{45033, State::warning, "", kLater},
    ErrcodeRemedy{48001, State::wrong, "@.secret", kRightsRemedy},
    ErrcodeRemedy{48002, State::wrong, "@.secret", kRightsRemedy},
    ErrcodeRemedy{48006, State::wrong, "@.secret", kRightsRemedy},
    ErrcodeRemedy{50003, State::wrong, "@.agent_id", "请在管理后台启用这个应用"},
    ErrcodeRemedy{60020, State::wrong, "企业可信IP",
                  "请在管理后台这个应用页面的“企业可信IP”里加入本机的出口 IP"},
    ErrcodeRemedy{95000, State::wrong, "@.open_kfid", kAccountRemedy},
    ErrcodeRemedy{95004, State::wrong, "@.open_kfid", kAccountRemedy},
    ErrcodeRemedy{95011, State::wrong, "@.secret", "请使用与这个微信客服版本相配的 Secret"},
    ErrcodeRemedy{95012, State::wrong, "@.open_kfid", kSwitchRemedy},
    ErrcodeRemedy{95015, State::wrong, "@.open_kfid", kSwitchRemedy},
    ErrcodeRemedy{95017, State::wrong, "@.open_kfid", kSwitchRemedy},
    ErrcodeRemedy{301002, State::wrong, "@.agent_id", kAgentRemedy},
    ErrcodeRemedy{2000002, State::wrong, "wecom.corp_id", kCorpRemedy},
};

struct WecomDoor {
  std::string title;    // kAppDoor
  std::string section;  // "wecom.app"
};

std::string in_section(std::string_view key, const std::string& section) {
  return key.starts_with('@') ? section + std::string(key.substr(1)) : std::string(key);
}

Finding refused_by_wecom(const WecomDoor& door, const wecom::ApiAnswer& answer) {
  Finding finding{door.title,
                  kAdmitted,
                  State::wrong,
                  door.section,
                  answer.verdict.reason + "（" + answer.verdict.code + "）",
                  "请到企业微信开发者中心查“全局错误码” " + answer.verdict.code};
  const auto row =
      std::ranges::find(kErrcodeRemedies, answer.errcode.value_or(0), &ErrcodeRemedy::errcode);
  if (row != kErrcodeRemedies.end()) {
    finding.state = row->state;
    finding.key = in_section(row->key, door.section);
    finding.remedy = row->remedy;
  } else if (answer.meaning != wecom::AnswerClass::config &&
             answer.meaning != wecom::AnswerClass::never) {
    finding.state = State::warning;
    finding.remedy = kLater;
  }
  return finding;
}

// Nothing: the platform let us in.
std::optional<Finding> admission_fault(const WecomDoor& door, const wecom::ApiAnswer& answer,
                                       const std::string& base_url, const Tools& tools) {
  if (answer.is_done()) return std::nullopt;
  if (auto fault =
          line_fault(answer.verdict.code, base_url, tools.addresses, tools.patience, tools.ca_file))
    return Finding{door.title,       kAdmitted,     fault->state,
                   "wecom.base_url", fault->reason, fault->remedy};
  return refused_by_wecom(door, answer);
}

Finding desk_finding(const std::vector<wecom::KfAccount>& accounts, const KfDesk& desk) {
  const auto ours = std::ranges::find(accounts, desk.open_kfid, &wecom::KfAccount::open_kfid);
  if (ours == accounts.end())
    return {kKfDoor,
            kAdmitted,
            State::wrong,
            desk.key,
            "这个应用能看到的 " + std::to_string(accounts.size()) + " 个客服账号里没有 " +
                desk.open_kfid,
            std::string(kAccountRemedy)};
  if (!ours->is_manageable)
    return {kKfDoor,
            kAdmitted,
            State::wrong,
            desk.key,
            "客服账号“" + ours->name + "”没有交给这个应用管理",
            std::string(kSwitchRemedy)};
  return {kKfDoor, kAdmitted, State::well, "", "客服账号“" + ours->name + "”可以调用", ""};
}

}  // namespace

std::vector<Finding> app_findings(const WalkSettings& settings, const Tools& tools) {
  const WecomDoor door{kAppDoor, "wecom.app"};
  if (settings.api.agent_id == 0)
    return {{door.title, kAdmitted, State::not_tried, "wecom.app.agent_id", "没有设置企业微信应用",
             "要用企业微信通知工作人员，请填写 wecom.app 的各项"}};
  tools.http.begin(tools.limit);
  wecom::WecomApi api(tools.http, tools.clock, tools.random, settings.api);
  const auto agent = api.agent();
  if (auto fault = admission_fault(door, agent.answer, settings.api.base_url, tools))
    return {*std::move(fault)};
  if (agent.value.is_closed)
    return {{door.title, kAdmitted, State::wrong, "wecom.app.agent_id",
             "应用“" + agent.value.name + "”已停用", "请在管理后台启用这个应用"}};
  return {{door.title, kAdmitted, State::well, "", "应用“" + agent.value.name + "”可以调用", ""}};
}

std::vector<Finding> kf_findings(const WalkSettings& settings, const std::vector<KfDesk>& below,
                                 const Tools& tools) {
  const WecomDoor door{kKfDoor, "wecom.kf"};
  if (settings.open_kfid.empty())
    return {{door.title, kAdmitted, State::not_tried, "wecom.kf.open_kfid", "没有设置微信客服",
             "要接待微信里的群众，请填写 wecom.kf 的各项"}};
  tools.http.begin(tools.limit);
  wecom::WecomApi api(tools.http, tools.clock, tools.random, settings.api);
  const auto accounts = api.accounts();
  if (auto fault = admission_fault(door, accounts.answer, settings.api.base_url, tools))
    return {*std::move(fault)};
  std::vector<Finding> findings{
      desk_finding(accounts.value, {settings.open_kfid, "wecom.kf.open_kfid"})};
  for (const KfDesk& desk : below) findings.push_back(desk_finding(accounts.value, desk));
  return findings;
}

}  // namespace huiyin::gateway::doctor
