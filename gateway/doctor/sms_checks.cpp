#include "gateway/doctor/sms_checks.h"

#include <algorithm>
#include <array>

#include "gateway/doctor/line_fault.h"

namespace huiyin::gateway::doctor {
namespace {

using sms::AnswerClass;

constexpr const char* kSigned = "账号和签名密钥";

// Where a code (sms.md 1.3, 2.3) is to be mended: the setting below "sms.<name>". The first row
// that fits counts; "*" stands for whatever follows.
struct CodeRemedy {
  std::string_view code;
  std::string_view setting;
  std::string_view remedy;
};

constexpr std::string_view kAliyunKey =
    "请到阿里云“访问控制 RAM”核对 AccessKey，丢失的请新建一对；停用的请启用";
constexpr std::string_view kAliyunRights =
    "请给这个 AccessKey 的 RAM 用户加上短信服务的权限（AliyunDysmsFullAccess）；"
    "只想给最少权限的，要有 dysms:SendSms 和 dysms:QuerySendDetails";
constexpr std::string_view kAliyunService = "请到阿里云控制台开通短信服务，并检查费用和账户状态";
constexpr std::string_view kTencentKey =
    "请到腾讯云“访问管理—API 密钥管理”核对 SecretId 和 SecretKey";
constexpr std::string_view kTencentRights =
    "请给这个密钥的用户加上短信的权限（QcloudSMSFullAccess），并检查账户有没有欠费；只想给最少权限"
    "的，"
    "要有 sms:SendSms 和 sms:PullSmsSendStatusByPhoneNumber";

constexpr std::array kCodeRemedies{
    CodeRemedy{"SignatureDoesNotMatch", "secret", kAliyunKey},
    CodeRemedy{"InvalidAccessKeyId.*", "id", kAliyunKey},
    CodeRemedy{"InvalidSecurityToken*", "security_token", "临时密钥已失效，请换成长期的 AccessKey"},
    CodeRemedy{"isp.RAM_PERMISSION_DENY", "id", kAliyunRights},
    CodeRemedy{"isv.RAM_PERMISSION_DENY", "id", kAliyunRights},
    CodeRemedy{"NoPermission", "id", kAliyunRights},
    CodeRemedy{"Forbidden.RAM", "id", kAliyunRights},
    CodeRemedy{"isv.DENY_IP_RANGE", "id", "请从境内的地址访问，或在阿里云放开本机的出口 IP"},
    CodeRemedy{"isv.*", "id", kAliyunService},
    CodeRemedy{"AuthFailure.SecretId*", "id", kTencentKey},
    CodeRemedy{"AuthFailure.InvalidSecretId", "id", kTencentKey},
    CodeRemedy{"AuthFailure.TokenFailure", "security_token", "临时密钥已失效，请换成长期的密钥"},
    CodeRemedy{"AuthFailure.UnauthorizedOperation", "id", kTencentRights},
    CodeRemedy{"AuthFailure*", "secret", kTencentKey},
    CodeRemedy{"InternalError.Sig*", "secret", kTencentKey},
    CodeRemedy{"UnauthorizedOperation*", "id", kTencentRights},
    CodeRemedy{"InvalidParameterValue.SdkAppId*", "app_id",
               "请到腾讯云“短信—应用管理”抄写 SDK AppID"},
    CodeRemedy{"FailedOperation.InsufficientBalance*", "app_id", "请到腾讯云购买短信套餐包"},
    CodeRemedy{"UnsupportedRegion", "region", "请改为 ap-guangzhou、ap-beijing 或 ap-nanjing"},
    CodeRemedy{"UnsupportedOperation.Unsu*Region", "region", "请改为 ap-guangzhou"},
};

bool fits(std::string_view pattern, std::string_view code) {
  const auto star = pattern.find('*');
  if (star == pattern.npos) return pattern == code;
  const auto before = pattern.substr(0, star), after = pattern.substr(star + 1);
  return code.size() >= before.size() + after.size() && code.starts_with(before) &&
         code.ends_with(after);
}

struct Account {
  std::string title;    // "短信 main（aliyun）"
  std::string section;  // "sms.main"
};

Finding of_account(const Account& account, State state) {
  return {.door = account.title, .what = kSigned, .state = state};
}

// The platform understood the signature, or said why not.
Finding by_answer(const Account& account, const sms::SmsAnswer& answer) {
  Finding finding = of_account(account, State::warning);
  finding.reason = answer.verdict.reason + "（" + answer.verdict.code + "）";
  finding.remedy = "请过几分钟再检查一次；一直这样，请按代码查平台的错误码页";
  switch (answer.meaning) {
    case AnswerClass::ok:
      return {account.title, kSigned, State::well, "", "平台认可账号和密钥（没有发出短信）", ""};
    case AnswerClass::clock:
      finding.state = State::wrong;
      finding.key = "系统时间";
      finding.remedy = "请打开自动对时：timedatectl set-ntp true";
      return finding;
    case AnswerClass::channel: {
      const auto row = std::ranges::find_if(kCodeRemedies, [&](const CodeRemedy& each) {
        return fits(each.code, answer.verdict.code);
      });
      finding.key = account.section;
      // Of the question rather than of the account: key and clock were looked at before it.
      if (row == kCodeRemedies.end()) return finding;
      finding.state = State::wrong;
      finding.key.append(".").append(row->setting);
      finding.remedy = row->remedy;
      return finding;
    }
    case AnswerClass::maybe:
      // The reason speaks of a message that may be out, and here there is none.
      finding.reason = "平台没有说清楚（" + answer.verdict.code + "）";
      return finding;
    default:
      return finding;
  }
}

// No question that is free: at least whether anybody is there.
Finding by_way_alone(const Account& account, const std::string& base_url, const Tools& tools) {
  if (const Way way = way_to(base_url, tools.addresses, tools.patience); way == Way::open) {
    Finding finding = of_account(account, State::not_tried);
    finding.key = account.section;
    finding.reason = "连得上；这家平台没有不发短信就能试密钥的接口";
    finding.remedy = "密钥对不对，请到平台的控制台看，或看真正发出的短信有没有回执";
    return finding;
  }
  Finding finding = of_account(account, State::wrong);
  finding.key = account.section + ".base_url";
  if (const auto fault =
          line_fault("http.not_sent", base_url, tools.addresses, tools.patience, tools.ca_file)) {
    finding.state = fault->state;
    finding.reason = fault->reason;
    finding.remedy = fault->remedy;
  }
  return finding;
}

}  // namespace

std::vector<Finding> sms_findings(const HttpAccount& of, const Tools& tools) {
  const Account account{"短信 " + of.name + "（" + std::string(of.provider->name()) + "）",
                        "sms." + of.name};
  const std::string& base_url = of.account.base_url;
  const auto request =
      of.provider->trial_request(of.account, tools.clock.now(), tools.random.hex(16));
  if (!request) return {by_way_alone(account, base_url, tools)};
  tools.http.begin(tools.limit);
  const sms::SmsAnswer answer =
      of.provider->read_trial(tools.http.call({.method = request->method,
                                               .base_url = request->base_url,
                                               .target = request->path_and_query,
                                               .body = request->body,
                                               .content_type = request->content_type,
                                               .headers = request->headers}));
  const auto fault =
      line_fault(answer.verdict.code, base_url, tools.addresses, tools.patience, tools.ca_file);
  if (!fault) return {by_answer(account, answer)};
  return {{account.title, kSigned, fault->state, account.section + ".base_url", fault->reason,
           fault->remedy}};
}

std::vector<Finding> direct_line_findings(const smpp::LineSettings& line, const Tools& tools) {
  Finding finding = by_way_alone(
      {"短信 " + line.name + "（直连）", "sms." + line.name},
      (line.to.is_tls ? "https://" : "http://") +
          (line.to.host.find(':') == std::string::npos ? line.to.host : "[" + line.to.host + "]") +
          ":" + line.to.port,
      tools);
  if (finding.state == State::not_tried) {
    finding.reason = "连得上；没有登录，以免挤掉正在运行的程序";
    finding.remedy =
        "账号、密码对不对，请看 /metrics 里的 huiyin_smpp_bound，或日志里的 bind refused";
  }
  return {std::move(finding)};
}

}  // namespace huiyin::gateway::doctor
