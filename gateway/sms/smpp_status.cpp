#include "gateway/sms/smpp_status.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace huiyin::gateway::smpp {
namespace {

using enum Advice;

struct EsmeRow {
  std::uint32_t code;
  std::string_view name;
  Advice advice;
  std::string_view reason;
};

constexpr std::string_view kOurRequest = "短信请求不合短信中心的要求（程序或线路设置问题）";
constexpr std::string_view kOurOption = "短信请求的附加参数不合短信中心的要求（线路设置问题）";
constexpr std::string_view kNumberKind = "号码类型（TON/NPI）的设置不对";
constexpr std::string_view kAccount = "短信线路的账号或密码不对";
constexpr std::string_view kCannotUndo = "短信中心未能撤回或替换这条短信";
constexpr std::string_view kNoState = "短信中心查不到这条短信的状态";

// In the order of the codes: looked up by halves.
constexpr std::array kEsmeRows{
    EsmeRow{0x00, "ESME_ROK", accepted, ""},
    EsmeRow{0x01, "ESME_RINVMSGLEN", give_up, "短信太长，短信中心不收"},
    EsmeRow{0x02, "ESME_RINVCMDLEN", block, kOurRequest},
    EsmeRow{0x03, "ESME_RINVCMDID", block, kOurRequest},
    EsmeRow{0x04, "ESME_RINVBNDSTS", block, "线路没有以可发送的方式登录，请检查登录方式"},
    EsmeRow{0x05, "ESME_RALYBND", wait, "这个账号已在别处登录"},
    EsmeRow{0x06, "ESME_RINVPRTFLG", block, kOurRequest},
    EsmeRow{0x07, "ESME_RINVREGDLVFLG", block, kOurRequest},
    EsmeRow{0x08, "ESME_RSYSERR", unanswered, "短信中心故障，不能确定是否已发出"},
    EsmeRow{0x0A, "ESME_RINVSRCADR", block, "发送号码不对，或没有开通"},
    EsmeRow{0x0B, "ESME_RINVDSTADR", give_up, "手机号不正确"},
    EsmeRow{0x0C, "ESME_RINVMSGID", unanswered, kNoState},
    EsmeRow{0x0D, "ESME_RBINDFAIL", block, "短信中心拒绝登录"},
    EsmeRow{0x0E, "ESME_RINVPASWD", block, kAccount},
    EsmeRow{0x0F, "ESME_RINVSYSID", block, kAccount},
    EsmeRow{0x11, "ESME_RCANCELFAIL", give_up, kCannotUndo},
    EsmeRow{0x13, "ESME_RREPLACEFAIL", give_up, kCannotUndo},
    EsmeRow{0x14, "ESME_RMSGQFUL", retry, "短信中心的队列已满，稍后再发"},
    EsmeRow{0x15, "ESME_RINVSERTYP", block, "业务类型（service_type）的设置不对"},
    EsmeRow{0x33, "ESME_RINVNUMDESTS", block, kOurRequest},
    EsmeRow{0x34, "ESME_RINVDLNAME", block, kOurRequest},
    EsmeRow{0x40, "ESME_RINVDESTFLAG", block, kOurRequest},
    EsmeRow{0x42, "ESME_RINVSUBREP", block, kOurRequest},
    EsmeRow{0x43, "ESME_RINVESMCLASS", block, kOurRequest},
    EsmeRow{0x44, "ESME_RCNTSUBDL", block, kOurRequest},
    EsmeRow{0x45, "ESME_RSUBMITFAIL", retry, "短信中心没有收下这条短信"},
    EsmeRow{0x48, "ESME_RINVSRCTON", block, kNumberKind},
    EsmeRow{0x49, "ESME_RINVSRCNPI", block, kNumberKind},
    EsmeRow{0x50, "ESME_RINVDSTTON", block, kNumberKind},
    EsmeRow{0x51, "ESME_RINVDSTNPI", block, kNumberKind},
    EsmeRow{0x53, "ESME_RINVSYSTYP", block, "系统类型（system_type）的设置不对"},
    EsmeRow{0x54, "ESME_RINVREPFLAG", block, kOurRequest},
    EsmeRow{0x55, "ESME_RINVNUMMSGS", block, kOurRequest},
    EsmeRow{0x58, "ESME_RTHROTTLED", retry, "发得太快，短信中心要求放慢"},
    EsmeRow{0x61, "ESME_RINVSCHED", block, kOurRequest},
    EsmeRow{0x62, "ESME_RINVEXPIRY", block,
            "短信有效期的设置不对：可以把这条线路的 validity 设为 none"},
    EsmeRow{0x63, "ESME_RINVDFTMSGID", block, kOurRequest},
    EsmeRow{0x64, "ESME_RX_T_APPN", retry, "对方系统暂时不能接收"},
    EsmeRow{0x65, "ESME_RX_P_APPN", give_up, "对方系统不接收这条短信"},
    EsmeRow{0x66, "ESME_RX_R_APPN", block, "对方系统拒绝这条短信"},
    EsmeRow{0x67, "ESME_RQUERYFAIL", unanswered, kNoState},
    EsmeRow{0xC0, "ESME_RINVOPTPARSTREAM", block, kOurOption},
    EsmeRow{0xC1, "ESME_ROPTPARNOTALLWD", block, kOurOption},
    EsmeRow{0xC2, "ESME_RINVPARLEN", block, kOurOption},
    EsmeRow{0xC3, "ESME_RMISSINGOPTPARAM", block, kOurOption},
    EsmeRow{0xC4, "ESME_RINVOPTPARAMVAL", block, kOurOption},
    EsmeRow{0xFE, "ESME_RDELIVERYFAILURE", give_up, "短信没有送达"},
    EsmeRow{0xFF, "ESME_RUNKNOWNERR", unanswered, "短信中心出错，不能确定是否已发出"},
    EsmeRow{0x101, "ESME_RPROHIBITED", block, "短信中心不许这样使用线路"},
    EsmeRow{0x104, "ESME_RINVDCS", block, "短信中心不支持这种文字编码"},
};
static_assert(std::ranges::is_sorted(kEsmeRows, {}, &EsmeRow::code));

const EsmeRow* esme_row(std::uint32_t code) {
  const auto row = std::ranges::lower_bound(kEsmeRows, code, {}, &EsmeRow::code);
  return row != kEsmeRows.end() && row->code == code ? &*row : nullptr;
}

// Of SMPP 5.0, seen on lines of 3.4: refusals of a request that is not to their liking.
bool is_of_smpp5(std::uint32_t code) { return code >= 0x100 && code <= 0x112; }
bool is_of_vendor(std::uint32_t code) { return code >= 0x400 && code <= 0x4FF; }

}  // namespace

std::string status_name(std::uint32_t command_status) {
  const EsmeRow* row = esme_row(command_status);
  return row != nullptr ? std::string(row->name) : fmt::format("{:#x}", command_status);
}

Verdict verdict_of(std::uint32_t command_status, const VendorMeanings& vendor) {
  Verdict verdict{unanswered, status_name(command_status),
                  "短信中心返回了未登记的代码，不能确定是否已发出", false};
  if (const EsmeRow* row = esme_row(command_status)) {
    verdict.advice = row->advice;
    verdict.reason = row->reason;
  } else if (is_of_smpp5(command_status)) {
    verdict.advice = block;
    verdict.reason = kOurRequest;
  } else if (const auto own = vendor.find(command_status);
             is_of_vendor(command_status) && own != vendor.end()) {
    verdict.advice = own->second.advice;
    verdict.reason = own->second.reason;
  }
  verdict.alarm = verdict.advice == block;
  return verdict;
}

bool is_throttling(std::uint32_t command_status) {
  return command_status == status::kThrottled || command_status == status::kQueueFull;
}

}  // namespace huiyin::gateway::smpp
