#include "gateway/wecom/answers.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "gateway/wecom/app_payload.h"
#include "gateway/wecom/json_text.h"

namespace huiyin::gateway::wecom {
namespace {

using nlohmann::json;
using enum AnswerClass;

enum class Tell : std::uint8_t { log, alarm };

struct CodeRow {
  std::int64_t code;
  AnswerClass meaning;
  std::string_view reason;
  Tell tell = Tell::log;
};

constexpr std::string_view kDefect = "请求参数不合要求（程序问题，请联系维护人员）";
constexpr std::string_view kNoUser = "成员账号不存在或填写有误";
constexpr std::string_view kNoAccess = "应用没有调用这个接口的权限";

// In the order of the codes: looked up by halves.
constexpr std::array kCodes{
    CodeRow{-1, retry, "企业微信系统繁忙"},
    CodeRow{0, done, ""},
    CodeRow{6000, retry, "企业微信数据版本冲突"},
    CodeRow{40001, config, "应用 Secret 不正确或已重置", Tell::alarm},
    CodeRow{40003, never, kNoUser},
    CodeRow{40007, never, "素材已过期或不存在"},
    CodeRow{40008, never, kDefect},
    CodeRow{40013, config, "企业 ID（corp_id）不正确", Tell::alarm},
    CodeRow{40014, token, "访问凭证无效"},
    CodeRow{40029, never, "登录凭证无效，请重新登录"},
    CodeRow{40033, never, kDefect},
    CodeRow{40035, never, kDefect},
    CodeRow{40056, config, "应用编号（agent_id）不正确", Tell::alarm},
    CodeRow{40058, never, kDefect},
    CodeRow{40063, never, kDefect},
    CodeRow{40096, never, "群众的微信账号标识无效"},
    CodeRow{40201, config, "账号因内容违规被封禁", Tell::alarm},
    CodeRow{41001, token, "缺少访问凭证"},
    CodeRow{41050, never, "欢迎语凭证已过期或已用过"},
    CodeRow{41051, never, "已与对方开始聊天，不能再发欢迎语"},
    CodeRow{41096, never, "其他应用正在发送欢迎语"},
    CodeRow{42001, token, "访问凭证已过期"},
    CodeRow{42003, never, "登录凭证已过期，请重新登录"},
    CodeRow{42014, never, "卡片任务编号（task_id）不合要求或已用过"},
    CodeRow{42015, never, "不能更新其他应用的卡片"},
    CodeRow{42016, never, "卡片任务编号（task_id）不存在"},
    CodeRow{42017, never, "卡片按钮不存在"},
    CodeRow{42018, never, "卡片按钮不合要求"},
    CodeRow{42019, never, "卡片缺少按钮"},
    CodeRow{42022, never, "登录凭证已用过，请重新登录"},
    CodeRow{42045, never, "卡片的点击动作不合要求"},
    CodeRow{42046, never, "卡片的提交按钮不合要求"},
    CodeRow{44004, never, "消息内容为空"},
    CodeRow{45002, never, "消息内容过长"},
    CodeRow{45009, wait, "接口调用过于频繁，被企业微信限制"},
    CodeRow{45033, wait, "接口同时调用过多"},
    CodeRow{46004, never, kNoUser},
    CodeRow{48001, config, kNoAccess, Tell::alarm},
    CodeRow{48002, config, kNoAccess, Tell::alarm},
    CodeRow{48006, config, "接口权限已被收回", Tell::alarm},
    CodeRow{50001, config, "登录网址不在应用的可信域名内", Tell::alarm},
    CodeRow{50002, never, "成员不在应用的可见范围内", Tell::alarm},
    CodeRow{50003, config, "应用已停用", Tell::alarm},
    CodeRow{60011, never, "应用没有向该成员或部门发送的权限", Tell::alarm},
    CodeRow{60020, config, "本机出口 IP 不在应用的“企业可信IP”内", Tell::alarm},
    CodeRow{60111, never, kNoUser},
    CodeRow{81013, never, "接收人全部无效或无权限，没有人收到", Tell::alarm},
    CodeRow{84061, never, "与对方没有客户关系"},
    CodeRow{95000, config, "客服账号（open_kfid）不正确", Tell::alarm},
    CodeRow{95001, window, "群众来信后已发满 5 条"},
    CodeRow{95002, window, "距群众上次来信超过 48 小时"},
    CodeRow{95003, config, "企业未认证，接待人数已达上限", Tell::alarm},
    CodeRow{95004, config, "客服账号不存在或已删除", Tell::alarm},
    CodeRow{95005, never, "客服账号数量已达上限"},
    CodeRow{95006, never, "客服账号名称不合要求"},
    CodeRow{95007, retry, "拉取消息的凭证已过期"},
    CodeRow{95008, never, "菜单选项超过 10 个"},
    CodeRow{95009, never, "菜单选项类型不合要求"},
    CodeRow{95011, config, "微信客服版本与 Secret 不符", Tell::alarm},
    CodeRow{95012, config, "微信客服已在管理后台设为专属服务", Tell::alarm},
    CodeRow{95013, window, "客服会话已结束"},
    CodeRow{95014, never, "成员不是已激活的接待人员"},
    CodeRow{95015, config, "微信客服的 API 开关未打开", Tell::alarm},
    CodeRow{95016, never, "当前会话状态不允许这样变更"},
    CodeRow{95017, config, "客服账号已交由其他应用管理", Tell::alarm},
    CodeRow{95018, window, "当前会话状态不允许发送（可能由人工接待中）"},
    CodeRow{95019, window, "接待人员已暂停接待"},
    CodeRow{95022, never, kDefect},
    CodeRow{95023, config, "账号因发送敏感内容被封禁", Tell::alarm},
    CodeRow{95026, never, "客服账号使用率过低，不能新增"},
    CodeRow{95027, never, "未认证企业最多创建 10 个客服账号"},
    CodeRow{95030, never, "管理组件不允许这种消息"},
    CodeRow{95031, window, "群众 48 小时内没有咨询"},
    CodeRow{95032, never, "会话存档权限已失效"},
    CodeRow{301002, config, "应用没有使用该编号（agent_id）的权限", Tell::alarm},
    CodeRow{2000002, config, "企业 ID（corp_id）不正确", Tell::alarm},
};
static_assert(std::ranges::is_sorted(kCodes, {}, &CodeRow::code));
static_assert(std::ranges::adjacent_find(kCodes, {}, &CodeRow::code) == kCodes.end());

Advice advice_of(AnswerClass meaning) {
  switch (meaning) {
    case done:
      return Advice::accepted;
    case retry:
      return Advice::retry;
    case token:
      return Advice::refresh_token;
    case wait:
      return Advice::wait;
    case window:
      return Advice::next_provider;
    case never:
      return Advice::give_up;
    case config:
      return Advice::block;
  }
  return Advice::give_up;
}

const CodeRow* row_of(std::int64_t errcode) {
  const auto row = std::ranges::lower_bound(kCodes, errcode, {}, &CodeRow::code);
  return row != kCodes.end() && row->code == errcode ? &*row : nullptr;
}

// 41xxx: the request lacks a part, whichever. Our defect, and no word on what came before.
bool is_of_missing_part(std::int64_t errcode) { return errcode / 1000 == 41; }

ApiAnswer of_http(AnswerClass meaning, Advice advice, std::string code, std::string reason,
                  Tell tell) {
  return {meaning, {advice, std::move(code), std::move(reason), tell == Tell::alarm}, std::nullopt};
}

ApiAnswer unreadable() {
  return of_http(retry, Advice::unanswered, "unreadable", "企业微信的回答无法识别", Tell::log);
}

// What the way there says, where the platform itself said nothing.
std::optional<ApiAnswer> by_status(const HttpAnswer& answer) {
  if (answer.reached == Reached::not_sent)
    return of_http(retry, Advice::retry, "http.not_sent", "连接不上企业微信", Tell::log);
  if (answer.reached == Reached::unanswered)
    return of_http(retry, Advice::unanswered, "http.unanswered",
                   "企业微信没有回答，不能确定是否已发出", Tell::log);
  const std::string code = "http." + std::to_string(answer.status);
  if (answer.status == 429) return of_http(wait, Advice::wait, code, "请求过于频繁", Tell::log);
  if (answer.status >= 500 || answer.status == 408 || answer.status < 200)
    return of_http(retry, Advice::unanswered, code, "企业微信故障，不能确定是否已发出", Tell::log);
  if (answer.status == 400 || answer.status == 413 || answer.status == 414)
    return of_http(never, Advice::give_up, code, std::string(kDefect), Tell::alarm);
  if (answer.status >= 300)
    return of_http(config, Advice::block, code,
                   "企业微信地址（wecom.base_url）不对，或被中间的代理拒绝", Tell::alarm);
  return std::nullopt;
}

// errmsg of 60020 names the address the platform saw, which the operator must enter in the admin
// page. Only what can be an address is taken over.
std::string address_in(const std::string& errmsg) {
  constexpr std::string_view kBefore = "from ip: ";
  const auto begin = errmsg.find(kBefore);
  if (begin == std::string::npos) return {};
  const std::string rest = errmsg.substr(begin + kBefore.size());
  return rest.substr(0,
                     std::min<std::size_t>(rest.find_first_not_of("0123456789abcdefABCDEF.:"), 45));
}

struct Read {
  ApiAnswer answer;
  json body;
};

Read read(const HttpAnswer& http) {
  auto status = by_status(http);
  const bool whole = http.reached == Reached::answered;
  // A gateway's error page is no answer; but a 4xx with an errcode of the platform's is one.
  if (status && (!whole || http.status >= 500)) return {*std::move(status), {}};
  auto body = json_from_mended(http.body);
  const auto errcode = body ? integer_at(*body, "errcode") : std::nullopt;
  if (!errcode || body->at("errcode").is_boolean())
    return {status ? *std::move(status) : unreadable(), {}};
  if (status && *errcode == 0) return {*std::move(status), {}};
  Read read{answer_of(*errcode), *std::move(body)};
  if (*errcode == 60020)
    if (const auto seen = address_in(text_at(read.body, "errmsg")); !seen.empty())
      read.answer.verdict.reason += "，请加入：" + seen;
  return read;
}

// "a|b", or a list of them.
std::vector<std::string> folded_list(const json& body, const char* key) {
  std::vector<std::string> ids;
  for (const auto& id : array_at(body, key))
    if (id.is_string()) ids.push_back(folded_userid(id.get<std::string>()));
  const std::string text = text_at(body, key);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('|', begin), text.size());
    if (end > begin) ids.push_back(folded_userid(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return ids;
}

}  // namespace

ApiAnswer answer_of(std::int64_t errcode) {
  const CodeRow* row = row_of(errcode);
  if (row == nullptr) {
    const std::string_view reason =
        is_of_missing_part(errcode) ? kDefect : "企业微信返回了未登记的代码";
    return {never, {Advice::give_up, std::to_string(errcode), std::string(reason), true}, errcode};
  }
  return {row->meaning,
          {advice_of(row->meaning), std::to_string(errcode), std::string(row->reason),
           row->tell == Tell::alarm},
          errcode};
}

ApiAnswer read_answer(const HttpAnswer& answer, std::shared_ptr<const json>* body) {
  Read all = read(answer);
  if (body != nullptr && all.body.is_object())
    *body = std::make_shared<const json>(std::move(all.body));
  return std::move(all.answer);
}

ApiAnswer read_kf_repeat(const HttpAnswer& answer) {
  ApiAnswer read = read_answer(answer);
  const bool is_ours = read.errcode && *read.errcode != 40035 &&
                       (row_of(*read.errcode) != nullptr || is_of_missing_part(*read.errcode));
  if (!read.errcode || is_ours) return read;
  read.meaning = done;
  read.verdict.advice = Advice::accepted;
  read.verdict.reason = "重复发送被拒，说明上一次已送达平台";
  read.verdict.alarm = false;
  return read;
}

SendAnswer read_send_answer(const HttpAnswer& http, const std::vector<std::string>& userids) {
  auto [answer, body] = read(http);
  SendAnswer sent;
  sent.answer = std::move(answer);
  sent.msgid = text_at(body, "msgid");
  sent.response_code = text_at(body, "response_code");
  const bool nobody = sent.answer.errcode == 81013;
  if (!sent.answer.is_done() && !nobody) return sent;
  auto missed = folded_list(body, "invaliduser");
  std::ranges::copy(folded_list(body, "unlicenseduser"), std::back_inserter(missed));
  for (const std::string& id : userids) {
    const bool refused = nobody || std::ranges::count(missed, folded_userid(id)) > 0;
    (refused ? sent.refused : sent.accepted).push_back(id);
  }
  if (sent.answer.is_done() && sent.accepted.empty() && !userids.empty())
    sent.answer.verdict = {Advice::give_up, "0", "接收人账号无效或没有授权许可，没有人收到", true};
  return sent;
}

std::string_view name(AnswerClass meaning) {
  switch (meaning) {
    case done:
      return "done";
    case retry:
      return "retry";
    case token:
      return "token";
    case wait:
      return "wait";
    case window:
      return "window";
    case never:
      return "never";
    case config:
      return "config";
  }
  return "unknown";
}

}  // namespace huiyin::gateway::wecom
