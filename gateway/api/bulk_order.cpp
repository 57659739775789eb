#include "gateway/api/bulk_order.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "gateway/api/case_view.h"
#include "gateway/api/json_in.h"
#include "gateway/api/visit_view.h"
#include "gateway/sms/segments.h"
#include "petition/json_reader.h"
#include "store/people.h"

namespace huiyin::gateway::api {
namespace {

using petition::JsonReader;
using petition::Need;

// A text over WeCom has 2048 bytes (94677); a 汉字 takes three.
constexpr std::size_t kBulkSignsMax = 600;
// Providers take 500 signs of an SMS with its signature; one of five parts costs as much as five.
constexpr std::size_t kBulkSmsUnitsMax = 300;

constexpr const char* kRemedyOfSms = "请改短一些或换个说法；也可以在 sms 里另写一份短信";

bool is_control(char32_t sign) { return (sign < 0x20 && sign != U'\n') || sign == 0x7F; }

// What providers refuse in a template's variable: emoji and rare characters (sms.md 6.1).
bool is_rare(char32_t sign) {
  return sign > 0xFFFF || (sign >= 0x2600 && sign <= 0x27BF) || sign == 0xFE0F ||
         (sign >= 0xE000 && sign <= 0xF8FF);
}

bool is_word_sign(char32_t sign) {
  return (sign >= U'0' && sign <= U'9') || (sign >= U'a' && sign <= U'z') ||
         (sign >= U'A' && sign <= U'Z');
}

// "https://…", "t.cn/x", "xf.example.cn"; not "3.5" and not "2026.12.15".
bool has_web_address(std::string_view text) {
  const auto signs = code_points(text);
  for (std::size_t i = 1; i + 2 < signs.size(); ++i) {
    if (signs[i] == U':' && signs[i + 1] == U'/' && signs[i + 2] == U'/') return true;
    const auto is_letter = [](char32_t sign) { return is_word_sign(sign) && sign > U'9'; };
    if (signs[i] == U'.' && is_word_sign(signs[i - 1]) && is_letter(signs[i + 1]) &&
        is_letter(signs[i + 2]))
      return true;
  }
  return false;
}

void check_sms(JsonReader& in, std::string_view key, const std::string& text, SmsWords lines) {
  if (lines == SmsWords::none) return;
  if (sms::utf16_units(text) > kBulkSmsUnitsMax)
    in.refuse(key, "bulk.sms_long",
              "短信最长 " + std::to_string(kBulkSmsUnitsMax) + " 个字，这一份更长", kRemedyOfSms);
  if (text.find("【") != text.npos || text.find("】") != text.npos)
    in.refuse(key, "bulk.sms_signature", "短信里不能自己写【】，签名由短信平台加上", kRemedyOfSms);
  if (lines == SmsWords::free) return;
  if (std::ranges::any_of(code_points(text), is_rare))
    in.refuse(key, "bulk.sms_signs", "短信模板的变量里不能有表情符号和生僻字", kRemedyOfSms);
  if (has_web_address(text))
    in.refuse(key, "bulk.sms_address", "短信模板的变量里不能有网址", kRemedyOfSms);
}

void read_words(JsonReader& in, SmsWords lines, store::BulkOrder& order) {
  order.words = std::string(trimmed(in.text("text", Need::required)));
  order.sms = std::string(trimmed(in.text("sms", Need::optional)));
  const bool has_own = !order.sms.empty();
  if (!has_own) order.sms = order.words;
  if (count_points(order.words) > kBulkSignsMax)
    in.refuse("text", "bulk.long", "最长 " + std::to_string(kBulkSignsMax) + " 个字", "请改短一些");
  for (const auto& [key, text] : {std::pair("text", &order.words), {"sms", &order.sms}})
    if (std::ranges::any_of(code_points(*text), is_control) && (has_own || text == &order.words))
      in.refuse(key, "bulk.signs", "里面有看不见的控制字符", "请删去，换行除外");
  check_sms(in, has_own ? "sms" : "text", order.sms, lines);
}

// Reads the recipients of one order.
class RecipientReader {
 public:
  RecipientReader(const Call& call, const nlohmann::json& given, petition::Faults& faults)
      : call_(call), faults_(faults), in_(given, "body", "recipients", faults) {}

  void read(WantedBulk& wanted) {
    const auto phones = in_.texts("phones", Need::optional);
    const auto bookings = in_.texts("bookings", Need::optional);
    const auto cases = in_.texts("cases", Need::optional);
    const nlohmann::json* people = in_.member("people", Need::optional);
    if (people != nullptr && !people->is_array())
      in_.refuse("people", "json.kind", "应是一串编号", "请写成 [17, 18] 的样子");
    in_.refuse_unknown_keys();
    const std::size_t count = phones.size() + bookings.size() + cases.size() +
                              (people != nullptr && people->is_array() ? people->size() : 0);
    if (!is_right_count(count)) return;
    read_phones(phones, wanted);
    for (std::size_t i = 0; people != nullptr && people->is_array() && i < people->size(); ++i)
      read_person((*people)[i], i, wanted);
    for (std::size_t i = 0; i < bookings.size(); ++i) read_booking(bookings[i], i, wanted);
    for (std::size_t i = 0; i < cases.size(); ++i)
      if (seen_case(call_, cases[i]))
        wanted.cases.push_back(cases[i]);
      else
        refuse_unknown("cases", i);
  }

 private:
  bool is_right_count(std::size_t count) {
    const auto most = std::size_t(call_.parts.bulk.recipients_max);
    if (count == 0 && faults_.empty())
      in_.refuse("", "bulk.nobody", "没有写发给谁", "请写 phones、people、bookings 或 cases");
    if (count > most)
      in_.refuse("", "bulk.too_many", "一次最多发给 " + std::to_string(most) + " 人",
                 "请分几次发，或由管理员改设置 bulk.recipients_max");
    return count > 0 && count <= most;
  }

  void refuse_unknown(std::string_view key, std::size_t index) {
    in_.refuse(petition::at_index(key, index), "bulk.recipient", "没有这一个，或者这个密钥看不到",
               "请核对");
  }

  void read_phones(const std::vector<std::string>& phones, WantedBulk& wanted) {
    if (!phones.empty() && call_.parts.bulk.sms == SmsWords::none)
      return in_.refuse("phones", "bulk.no_sms", "这里没有接短信平台，不能按手机号发",
                        "请由管理员在设置 sms 里接好短信，或按人、预约、信访件来发");
    for (std::size_t i = 0; i < phones.size(); ++i) {
      const std::string key = petition::at_index("phones", i);
      const auto phone = petition::Phone::parse(phones[i]);
      if (!phone)
        in_.refuse(key, phone.error().code.c_str(), phone.error().what, phone.error().remedy);
      else if (!phone->is_mobile())
        in_.refuse(key, "bulk.not_mobile", "座机收不到短信", "请写手机号");
      else
        wanted.phones.push_back(*phone);
    }
  }

  void read_person(const nlohmann::json& given, std::size_t index, WantedBulk& wanted) {
    const auto id = given.is_number_integer() ? given.get<std::int64_t>() : 0;
    if (id > 0 && store::is_person(call_.tx, id) && sees_person(call_, id))
      wanted.people.push_back(id);
    else
      refuse_unknown("people", index);
  }

  void read_booking(const std::string& typed, std::size_t index, WantedBulk& wanted) {
    const auto number = petition::BookingNumber::parse(typed);
    const auto code = number ? store::office_of_booking(call_.tx, *number) : std::nullopt;
    const store::Office* office =
        code && call_.caller.sees(*code) ? call_.parts.offices.find(*code) : nullptr;
    auto row = office != nullptr ? store::find_booking({desk_of(call_).at(*office), {}}, *number)
                                 : std::nullopt;
    if (row)
      wanted.bookings.push_back(*std::move(row));
    else
      refuse_unknown("bookings", index);
  }

  const Call& call_;
  petition::Faults& faults_;
  JsonReader in_;
};

void read_until(JsonReader& in, const Call& call, store::BulkOrder& order) {
  const auto until = in.date("until", Need::optional);
  if (!until) return;
  if (*until < office_date(call.now))
    in.refuse("until", "bulk.until", "这一天已经过去", "请写今天或以后的一天");
  order.good_until = instant_of(*until + days{1}, LocalTime(0, 0));
}

}  // namespace

std::optional<WantedBulk> wanted_bulk(const Call& call, petition::Faults& faults) {
  return body_of(call.request, faults, [&](JsonReader& in) {
    const BulkTerms& terms = call.parts.bulk;
    WantedBulk wanted{.order = {.office = call.caller.office,
                                .by = call.caller.key_name,
                                .reach = call.caller.reach()}};
    if (in.has("office")) wanted.order.office = in.text("office", Need::required);
    wanted.order.per_minute =
        in.whole("per_minute", 1, terms.per_minute_max, Need::optional, terms.per_minute_max);
    read_until(in, call, wanted.order);
    read_words(in, terms.sms, wanted.order);
    if (const auto* recipients = in.member("recipients", Need::required))
      RecipientReader(call, *recipients, faults).read(wanted);
    return wanted;
  });
}

}  // namespace huiyin::gateway::api
