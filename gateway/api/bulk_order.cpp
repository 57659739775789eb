#include "gateway/api/bulk_order.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "gateway/api/bulk_text.h"
#include "gateway/api/case_view.h"
#include "gateway/api/json_in.h"
#include "gateway/api/visit_view.h"
#include "petition/json_reader.h"
#include "store/people.h"

namespace huiyin::gateway::api {
namespace {

using petition::JsonReader;
using petition::Need;

bool is_control(char32_t sign) { return (sign < 0x20 && sign != U'\n') || sign == 0x7F; }

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
  check_bulk_sms(in, has_own ? "sms" : "text", order.sms, lines);
}

// Reads the recipients of one order.
class RecipientReader {
 public:
  RecipientReader(const Call& call, const nlohmann::json& given, petition::Faults& faults,
                  WantedBulk& wanted)
      : call_(call), faults_(faults), in_(given, "body", "recipients", faults), wanted_(wanted) {}

  void read() {
    const auto phones = in_.texts("phones", Need::optional);
    const auto bookings = in_.texts("bookings", Need::optional);
    const auto cases = in_.texts("cases", Need::optional);
    const auto day = in_.date("day", Need::optional);
    const nlohmann::json* people = list("people", "请写成 [17, 18] 的样子");
    const nlohmann::json* each = list("each", "请写成 [{\"phone\": …, \"values\": […]}] 的样子");
    in_.refuse_unknown_keys();
    const auto booked = day ? booked_on(*day) : std::vector<store::BookingRow>();
    const std::size_t count = phones.size() + bookings.size() + cases.size() + booked.size() +
                              (people ? people->size() : 0) + (each ? each->size() : 0);
    if (!is_right_count(count)) return;
    for (const store::BookingRow& row : booked) add(row, in_.path_of("day"));
    for (std::size_t i = 0; i < bookings.size(); ++i)
      booking(bookings[i], in_, petition::at_index("bookings", i));
    for (std::size_t i = 0; people && i < people->size(); ++i)
      person((*people)[i], in_, petition::at_index("people", i));
    for (std::size_t i = 0; i < cases.size(); ++i)
      matter(cases[i], in_, petition::at_index("cases", i));
    if (!phones.empty() && has_sms(in_, "phones"))
      for (std::size_t i = 0; i < phones.size(); ++i)
        phone(phones[i], in_, petition::at_index("phones", i));
    for (std::size_t i = 0; each && i < each->size(); ++i)
      one_of_each((*each)[i], petition::at_index("recipients.each", i));
  }

 private:
  const nlohmann::json* list(std::string_view key, const char* remedy) {
    const nlohmann::json* given = in_.member(key, Need::optional);
    if (given == nullptr || given->is_array()) return given;
    in_.refuse(key, "json.kind", "应是一个列表", remedy);
    return nullptr;
  }

  bool is_right_count(std::size_t count) {
    const auto most = std::size_t(call_.parts.bulk.recipients_max);
    if (count == 0 && faults_.empty())
      in_.refuse("", "bulk.nobody", "没有写发给谁，或者那天没有人预约",
                 "请写 phones、people、bookings、cases、day 或 each");
    if (count > most)
      in_.refuse("", "bulk.too_many", "一次最多发给 " + std::to_string(most) + " 人",
                 "请分几次发，或由管理员改设置 bulk.recipients_max");
    return count > 0 && count <= most;
  }

  std::vector<store::BookingRow> booked_on(LocalDate day) {
    const store::Office* office = call_.caller.sees(wanted_.order.office)
                                      ? call_.parts.offices.find(wanted_.order.office)
                                      : nullptr;
    if (office == nullptr) return {};
    return store::bookings_on({desk_of(call_).at(*office), {}}, day);
  }

  void add(Named who, std::string where, BulkValues values = {}) {
    wanted_.recipients.push_back({std::move(who), std::move(where), std::move(values)});
  }

  void refuse_unknown(JsonReader& in, std::string_view key) {
    in.refuse(key, "bulk.recipient", "没有这一个，或者这个密钥看不到", "请核对");
  }

  bool has_sms(JsonReader& in, std::string_view key) {
    if (call_.parts.bulk.sms != SmsWords::none) return true;
    in.refuse(key, "bulk.no_sms", "这里没有接短信平台，不能按手机号发",
              "请由管理员在设置 sms 里接好短信，或按人、预约、信访件来发");
    return false;
  }

  void phone(const std::string& typed, JsonReader& in, const std::string& key,
             BulkValues values = {}) {
    const auto phone = petition::Phone::parse(typed);
    if (!phone)
      in.refuse(key, phone.error().code.c_str(), phone.error().what, phone.error().remedy);
    else if (!phone->is_mobile())
      in.refuse(key, "bulk.not_mobile", "座机收不到短信", "请写手机号");
    else
      add(*phone, in.path_of(key), std::move(values));
  }

  void person(const nlohmann::json& given, JsonReader& in, const std::string& key,
              BulkValues values = {}) {
    const auto id = given.is_number_integer() ? given.get<std::int64_t>() : 0;
    if (id > 0 && store::is_person(call_.tx, id) && sees_person(call_, id))
      add(id, in.path_of(key), std::move(values));
    else
      refuse_unknown(in, key);
  }

  void matter(const std::string& number, JsonReader& in, const std::string& key,
              BulkValues values = {}) {
    if (seen_case(call_, number))
      add(number, in.path_of(key), std::move(values));
    else
      refuse_unknown(in, key);
  }

  void booking(const std::string& typed, JsonReader& in, const std::string& key,
               BulkValues values = {}) {
    const auto number = petition::BookingNumber::parse(typed);
    const auto code = number ? store::office_of_booking(call_.tx, *number) : std::nullopt;
    const store::Office* office =
        code && call_.caller.sees(*code) ? call_.parts.offices.find(*code) : nullptr;
    auto row = office != nullptr ? store::find_booking({desk_of(call_).at(*office), {}}, *number)
                                 : std::nullopt;
    if (row)
      add(*std::move(row), in.path_of(key), std::move(values));
    else
      refuse_unknown(in, key);
  }

  void one_of_each(const nlohmann::json& given, const std::string& path) {
    JsonReader in(given, "body", path, faults_);
    auto values = bulk_values(in, faults_);
    if (in.has("phone")) {
      const std::string typed = in.text("phone", Need::required);
      if (has_sms(in, "phone")) phone(typed, in, "phone", std::move(values));
    } else if (in.has("booking")) {
      booking(in.text("booking", Need::required), in, "booking", std::move(values));
    } else if (in.has("case")) {
      matter(in.text("case", Need::required), in, "case", std::move(values));
    } else if (const auto* id = in.member("person", Need::optional)) {
      person(*id, in, "person", std::move(values));
    } else {
      in.refuse("", "bulk.nobody", "没有写发给谁", "请写 phone、person、booking 或 case");
    }
    in.refuse_unknown_keys();
  }

  const Call& call_;
  petition::Faults& faults_;
  JsonReader in_;
  WantedBulk& wanted_;
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
    const bool is_text = in.has("text_key");
    if (is_text)
      wanted.order.text_key = in.text("text_key", Need::required);
    else
      read_words(in, terms.sms, wanted.order);
    const BulkValues shared = is_text ? bulk_values(in, faults) : BulkValues();
    if (const auto* recipients = in.member("recipients", Need::required))
      RecipientReader(call, *recipients, faults, wanted).read();
    // Who is named in several ways is told as the one who booked.
    std::ranges::stable_sort(wanted.recipients, {},
                             [](const WantedRecipient& one) { return one.who.index(); });
    if (is_text) fill_bulk_text(call, in, shared, wanted);
    return wanted;
  });
}

}  // namespace huiyin::gateway::api
