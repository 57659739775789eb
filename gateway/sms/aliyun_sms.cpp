#include "gateway/sms/aliyun_sms.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "gateway/sms/aliyun_signature.h"
#include "gateway/sms/answer_codes.h"
#include "gateway/sms/phone_form.h"
#include "gateway/wecom/json_text.h"

namespace huiyin::gateway::sms {
namespace {

using nlohmann::json;

// sms.md 1.3. `isv.` is our side, `isp.` theirs.
struct AliyunCodes {
  using enum AnswerClass;
  static constexpr std::string_view kProviderFault = "阿里云短信故障，不能确定是否已发出";
  static constexpr std::string_view kBusy = "调用阿里云短信过于频繁";
  static constexpr std::string_view kOurClock = "本机时间不准，请校准服务器时钟";
  static constexpr std::string_view kKey = "AccessKey 不正确或已停用";
  static constexpr std::string_view kRights = "AccessKey 没有短信服务的权限";
  static constexpr std::string_view kUnpaid = "阿里云账户欠费或余额不足，请充值";
  static constexpr std::string_view kService = "阿里云短信服务未开通，或账户异常、被冻结";
  static constexpr std::string_view kTemplate = "短信模板不存在或未通过审核";
  static constexpr std::string_view kSignature = "短信签名不存在、未通过审核或被停用";
  static constexpr std::string_view kExtension = "扩展码不正确：一个扩展码只能用于一个签名";
  static constexpr std::string_view kParams = "填写的变量与短信模板不符";
  static constexpr std::string_view kWords = "变量内容过长，或含网址、表情、生僻字等不允许的内容";
  static constexpr std::string_view kRequest = "请求参数不合要求（程序问题，请联系维护人员）";

  static constexpr std::array kRows{
      AnswerRow{"OK", ok, ""},
      AnswerRow{"isv.BUSINESS_LIMIT_CONTROL", wait, "这个号码短时间内收到的短信太多", Window::hour},
      AnswerRow{"isv.DAY_LIMIT_CONTROL", channel, "已达到账户设置的每日发送上限",
                Window::calendar_day},
      AnswerRow{"isv.MONTH_LIMIT_CONTROL", channel, "已达到账户设置的每月发送上限",
                Window::calendar_month},
      AnswerRow{"Throttling", retry, kBusy},
      AnswerRow{"Throttling.*", retry, kBusy},
      AnswerRow{"isp.SYSTEM_ERROR", maybe, kProviderFault},
      AnswerRow{"isp.GATEWAY_ERROR", maybe, kProviderFault},
      AnswerRow{"ServiceUnavailable", maybe, kProviderFault},
      AnswerRow{"InternalError", maybe, kProviderFault},
      // Only a repetition of our own causes it: the first copy may be out.
      AnswerRow{"SignatureNonceUsed", maybe, "请求重复，上一次可能已发出"},
      AnswerRow{"InvalidTimeStamp.Expired", clock, kOurClock},
      AnswerRow{"InvalidTimeStamp.Format", clock, kOurClock},
      AnswerRow{"SignatureDoesNotMatch", channel, "AccessKey Secret 不正确"},
      AnswerRow{"InvalidAccessKeyId.NotFound", channel, kKey},
      AnswerRow{"InvalidAccessKeyId.Inactive", channel, kKey},
      AnswerRow{"isp.RAM_PERMISSION_DENY", channel, kRights},
      AnswerRow{"isv.RAM_PERMISSION_DENY", channel, kRights},
      AnswerRow{"NoPermission", channel, kRights},
      AnswerRow{"Forbidden.RAM", channel, kRights},
      AnswerRow{"isv.DENY_IP_RANGE", channel, "本机出口 IP 不在允许的范围（境外地址）"},
      AnswerRow{"isv.OUT_OF_SERVICE", channel, kUnpaid},
      AnswerRow{"isv.AMOUNT_NOT_ENOUGH", channel, kUnpaid},
      AnswerRow{"isv.PRODUCT_UN_SUBSCRIPT", channel, kService},
      AnswerRow{"isv.PRODUCT_UNSUBSCRIBE", channel, kService},
      AnswerRow{"isv.ACCOUNT_NOT_EXISTS", channel, kService},
      AnswerRow{"isv.ACCOUNT_ABNORMAL", channel, kService},
      AnswerRow{"isv.SECURITY_FROZEN_ACCOUNT", channel, kService},
      AnswerRow{"isv.SMS_TEMPLATE_ILLEGAL", pattern, kTemplate},
      AnswerRow{"isv.SMS_SIGNATURE_ILLEGAL", approval, kSignature},
      AnswerRow{"isv.SMS_SIGN_ILLEGAL", approval, kSignature},
      AnswerRow{"isv.SIGN_STATE_ILLEGAL", approval, kSignature},
      AnswerRow{"isv.SMS_SIGNATURE_SCENE_ILLEGAL", approval, "短信签名不能用于这类短信"},
      AnswerRow{"isv.SIGNATURE_BLACKLIST", approval, kSignature},
      AnswerRow{"PORT_NOT_REGISTERED", approval, "短信签名还没有在运营商完成实名报备"},
      AnswerRow{"isv.EXTEND_CODE_ERROR", channel, kExtension},
      AnswerRow{"isv.ONE_CODE_MULTIPLE_SIGN", channel, kExtension},
      AnswerRow{"isv.CODE_EXCEED_LIMIT", channel, kExtension},
      AnswerRow{"isv.CODE_ERROR", channel, kExtension},
      AnswerRow{"isv.TEMPLATE_MISSING_PARAMETERS", wording, kParams},
      AnswerRow{"isv.TEMPLATE_PARAMS_ILLEGAL", wording, kParams},
      AnswerRow{"isv.INVALID_PARAMETERS", wording, kParams},
      AnswerRow{"isv.INVALID_JSON_PARAM", wording, kParams},
      AnswerRow{"isv.PARAM_LENGTH_LIMIT", wording, kWords},
      AnswerRow{"isv.PARAM_NOT_SUPPORT_URL", wording, kWords},
      AnswerRow{"isv.SMS_CONTENT_ILLEGAL", wording, "短信内容含有不允许发送的文字"},
      AnswerRow{"isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE", wording, "短信内容与模板类型不符"},
      AnswerRow{"isv.UNSUPPORTED_CONTENT", wording, kWords},
      AnswerRow{"isv.BLACK_KEY_CONTROL_LIMIT", number, "号码在免打扰名单，不再发送"},
      AnswerRow{"isv.CUSTOMER_REFUSED", number, "对方已退订"},
      AnswerRow{"isv.MOBILE_NUMBER_ILLEGAL", number, "手机号不正确"},
      AnswerRow{"isv.MOBILE_COUNT_OVER_LIMIT", channel, kRequest},
      AnswerRow{"isv.DOMESTIC_NUMBER_NOT_SUPPORTED", channel, "这个模板不能发往国内号码"},
      AnswerRow{"isv.SMS_TEST_NUMBER_LIMIT", channel, "测试签名或模板只能发给登记过的测试号码"},
  };
  static_assert(are_distinct(kRows));
};

// sms.md 1.4.
struct AliyunReceipts {
  using enum ReceiptState;
  static constexpr std::string_view kAbsent = "空号、停机、关机或不在服务区";
  static constexpr std::string_view kStopped = "内容被拦截";
  static constexpr std::string_view kRouting = "通道问题，换通道重发";

  static constexpr std::array kRows{
      ReceiptRow{"REQUEST_SUCCESS", unknown, "已提交，运营商没有回执（多为对方手机状态异常）"},
      ReceiptRow{"MOBILE_NOT_ON_SERVICE", failed, kAbsent},
      ReceiptRow{"INVALID_NUMBER", failed, kAbsent},
      ReceiptRow{"MOBILE_SEND_LIMIT", failed, "该号码今日接收过多", Remedy::one_retry_later},
      ReceiptRow{"MOBILE_ACCOUNT_ABNORMAL", failed, "对方欠费或已携号转网"},
      ReceiptRow{"MOBILE_IN_BLACK", blocked, "号码在黑名单或已退订"},
      ReceiptRow{"USER_REJECT", blocked, "号码在黑名单或已退订"},
      // Spelled so in the document.
      ReceiptRow{"MOBLLE_TERMINAL_ERROR", failed, "手机内存或 SIM 卡满", Remedy::one_retry_later},
      ReceiptRow{"MOBILE_TERMINAL_ERROR", failed, "手机内存或 SIM 卡满", Remedy::one_retry_later},
      ReceiptRow{"CONTENT_KEYWORD", failed, kStopped, Remedy::mend_text},
      ReceiptRow{"CONTENT_ERROR", failed, kStopped, Remedy::mend_text},
      ReceiptRow{"SIGNATURE_BLACKLIST", failed, kStopped, Remedy::mend_text},
      ReceiptRow{"IS_CLOSE", failed, kRouting, Remedy::other_provider},
      ReceiptRow{"IS_CLOSED", failed, kRouting, Remedy::other_provider},
      ReceiptRow{"NO_ROUTE", failed, kRouting, Remedy::other_provider},
      ReceiptRow{"SP_UNKNOWN_ERROR", failed, kRouting, Remedy::other_provider},
      ReceiptRow{"PORT_NOT_REGISTERED", failed, kRouting, Remedy::other_provider},
      ReceiptRow{"PARAMS_ILLEGAL", failed, "参数错误", Remedy::check_settings},
  };
};

// HTTP 200 and a number as `code` is all that is looked at; else it is pushed again.
constexpr std::string_view kAliyunTaken = R"({"code":0,"msg":"接收成功"})";

// Older pages call a forbidden word by the code of the do-not-disturb list; only the message tells.
bool is_of_words(std::string_view message) {
  constexpr std::array<std::string_view, 4> kSigns{"关键字", "关键词", "敏感", "违禁"};
  return std::ranges::any_of(kSigns, [&](auto sign) { return message.find(sign) != message.npos; });
}

SmsAnswer aliyun_verdict(const std::string& code, std::string_view message) {
  SmsAnswer answer =
      answer_of_code(AliyunCodes::kRows, code,
                     code.starts_with("isv.") ? AnswerClass::number : AnswerClass::maybe);
  if (answer.meaning == AnswerClass::wait) answer.window = window_named_in(message);
  if (code == "isv.BLACK_KEY_CONTROL_LIMIT" && is_of_words(message))
    return answer_of(AnswerClass::wording, code, "短信内容含有不允许发送的文字");
  return answer;
}

bool read_aliyun_report(const json& element, FactSheet& sheet) {
  const auto phone = phone_form(word_at(element, {"phone_number"}));
  const auto id = id_at(element, {"biz_id"}), our_id = id_at(element, {"out_id"});
  const auto success = success_at(element, "success");
  std::string code = code_at(element, "err_code");
  if (!phone || (!id && !our_id) || (!success && code.empty())) return false;
  auto [state, reason, remedy] = receipt_meaning(success, code, AliyunReceipts::kRows);
  sheet.add(Receipt{.provider_id = id.value_or(""),
                    .phone = *phone,
                    .state = state,
                    .code = std::move(code),
                    .reason = std::move(reason),
                    .remedy = remedy,
                    .time = time_at(element, "report_time"),
                    .our_id = our_id.value_or("")});
  return true;
}

bool read_aliyun_reply(const json& element, FactSheet& sheet) {
  const auto phone = phone_form(word_at(element, {"phone_number"}));
  const auto words = words_at(element, "content");
  if (!phone || !words) return false;
  sheet.add(Reply{*phone, *words, word_at(element, {"dest_code"}), time_at(element, "send_time"),
                  id_at(element, {"sequence_id"}).value_or("")});
  return true;
}

// All values are texts: a strict account refuses a number.
std::string named_params(const Pairs& params) {
  json named = json::object();
  for (const auto& [name, value] : params) named[name] = value;
  return json_text(named);
}

SmsRequest aliyun_request(const SmsAccount& account, const std::string& action, Pairs query,
                          Instant now, const std::string& nonce) {
  const AliyunCall call{.host = host_of(account.base_url),
                        .action = action,
                        .version = "2017-05-25",
                        .query = std::move(query)};
  const AliyunKey key{account.id, account.secret, account.security_token};
  Pairs headers = aliyun_headers(call, key, now, nonce);
  std::erase_if(headers, [](const auto& header) { return header.first == "host"; });
  return {.base_url = account.base_url,
          .path_and_query = "/?" + canonical_query(call.query),
          .headers = std::move(headers)};
}

constexpr std::int64_t kDetailsInPage = 50;  // as many as it gives
constexpr minutes kCallsEnd{15};             // after so long no call is under way any more

Pairs details_query(const std::string& phone, LocalDate day, std::int64_t in_page, int page) {
  std::string date = day.iso();
  std::erase(date, '-');
  return {{"PhoneNumber", phone},
          {"SendDate", date},
          {"PageSize", std::to_string(in_page)},
          {"CurrentPage", std::to_string(page)}};
}

// An element of SmsSendDetailDTO (sms.md 1.2); nothing: it could not be read.
std::optional<Receipt> aliyun_detail(const json& element) {
  const auto phone = phone_form(word_at(element, {"PhoneNum"}));
  const auto status = wecom::integer_at(element, "SendStatus");
  if (!phone || !status || *status < 1 || *status > 3) return std::nullopt;
  Receipt receipt{.provider_id = "",
                  .phone = *phone,
                  .state = ReceiptState::accepted,
                  .code = code_at(element, "ErrCode"),
                  .reason = "阿里云已提交给运营商，还没有送达结果",
                  .time = time_at(element, "ReceiveDate"),
                  .our_id = id_at(element, {"OutId"}).value_or("")};
  if (*status == 1) return receipt;
  auto meaning = receipt_meaning(*status == 3, receipt.code, AliyunReceipts::kRows);
  receipt.state = meaning.state;
  receipt.reason = std::move(meaning.reason);
  receipt.remedy = meaning.remedy;
  return receipt;
}

// Null where the answer holds none, and is none.
const json* details_in(const json& body) {
  const auto around = body.find("SmsSendDetailDTOs");
  if (around == body.end()) return nullptr;
  if (around->is_array()) return &*around;
  const auto list = around->is_object() ? around->find("SmsSendDetailDTO") : around->end();
  return around->is_object() && list != around->end() && list->is_array() ? &*list : nullptr;
}

}  // namespace

SmsAbilities AliyunSms::abilities() const {
  return {.phones_max = 1000, .takes_text = false, .goes_abroad = true, .names_params = true};
}

SmsRequest AliyunSms::signed_request(const SmsAccount& account, const SmsMessage& message,
                                     Instant now, const std::string& nonce) const {
  Pairs query{{"PhoneNumbers", joined_phones(message.phones)},
              {"SignName", account.signature},
              {"TemplateCode", message.template_code}};
  if (!message.params.empty()) query.emplace_back("TemplateParam", named_params(message.params));
  if (!message.extension.empty()) query.emplace_back("SmsUpExtendCode", message.extension);
  if (!message.our_id.empty()) query.emplace_back("OutId", message.our_id);
  return aliyun_request(account, "SendSms", std::move(query), now, nonce);
}

std::optional<SmsRequest> AliyunSms::trial_request(const SmsAccount& account, Instant now,
                                                   const std::string& nonce) const {
  return aliyun_request(account, "QuerySendDetails",
                        details_query(std::string(kTrialPhone), office_date(now), 1, 1), now,
                        nonce);
}

SmsRequest AliyunSms::look_up_request(const SmsAccount& account, const Sought& sought,
                                      const LookUpPlace& place, Instant now,
                                      const std::string& nonce) const {
  Pairs query = details_query(sought.phone, office_date(sought.tried) + days{place.day},
                              kDetailsInPage, place.page);
  if (!sought.provider_id.empty()) query.emplace_back("BizId", sought.provider_id);
  return aliyun_request(account, "QuerySendDetails", std::move(query), now, nonce);
}

LookUpPage AliyunSms::read_looked_up(const HttpAnswer& http, const Sought& sought,
                                     const LookUpPlace& place) const {
  LookUpPage page{.answer = read_trial(http)};
  if (page.answer.meaning != AnswerClass::ok) return page;
  const json body = answer_body(http).value_or(json::object());
  const json* details = details_in(body);
  const auto total = wecom::integer_at(body, "TotalCount");
  if (details == nullptr && total != 0) return {.answer = unreadable_answer(), .is_whole = false};
  const std::int64_t given = details ? std::int64_t(details->size()) : 0;
  for (std::int64_t i = 0; i < given; ++i) {
    auto record = aliyun_detail((*details)[std::size_t(i)]);
    page.is_whole = page.is_whole && record;
    if (record) page.records.push_back(*std::move(record));
  }
  const std::int64_t until_here = (place.page - 1) * kDetailsInPage + given;
  const bool has_more = total ? *total > until_here : given >= kDetailsInPage;
  if (has_more && given == 0) page.is_whole = false;  // it tells of more than it gives
  if (has_more && given > 0)
    page.next = LookUpPlace{place.day, place.page + 1};
  else if (place.day == 0 && office_date(sought.tried + kCallsEnd) > office_date(sought.tried))
    page.next = LookUpPlace{1, 1};
  return page;
}

SmsAnswer AliyunSms::read_trial(const HttpAnswer& answer) const {
  return read_answer(answer, {std::string(kTrialPhone)}).front();
}

std::vector<SmsAnswer> AliyunSms::read_answer(const HttpAnswer& http,
                                              const std::vector<std::string>& phones) const {
  std::optional<SmsAnswer> read;
  // HTTP 200 does not mean sent: only Code tells.
  if (const auto body = answer_body(http)) {
    const auto code = body->find("Code");
    if (code != body->end() && code->is_string())
      read = aliyun_verdict(code->get<std::string>(), wecom::text_at(*body, "Message"));
    if (read && read->meaning == AnswerClass::ok)
      read->provider_id = id_at(*body, {"BizId"}).value_or("");
  }
  return for_each_phone(phones, weighed(http, std::move(read)));
}

Pushed AliyunSms::read_reports(std::string_view body) const {
  return read_push(body, read_aliyun_report, kAliyunTaken);
}

Pushed AliyunSms::read_replies(std::string_view body) const {
  return read_push(body, read_aliyun_reply, kAliyunTaken);
}

}  // namespace huiyin::gateway::sms
