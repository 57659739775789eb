#include "gateway/api/bulk_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "gateway/api/json_in.h"
#include "gateway/api/text_view.h"
#include "gateway/sms/segments.h"
#include "templates/text_groups.h"

namespace huiyin::gateway::api {
namespace {

using petition::JsonReader;
using petition::Need;
using templates::Catalogue;

// Providers take 500 signs of an SMS with its signature; one of five parts costs as much as five.
constexpr std::size_t kBulkSmsUnitsMax = 300;

constexpr const char* kRemedyOfSms = "请改短一些或换个说法；也可以在 sms 里另写一份短信";

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

// After so many recipients with faults the rest is not told.
constexpr std::size_t kFaultsTold = 200;

// What follows by itself, for whoever it is.
BulkValues values_of_office(const store::Office& office) {
  return {
      {"单位", office.facts.name}, {"地点", office.facts.address}, {"电话", office.facts.phone}};
}

BulkValues values_of_named(const Named& who) {
  if (const auto* row = std::get_if<store::BookingRow>(&who))
    return {{"预约号", row->booking.number.text()},
            {"日期", chinese_with_weekday(row->booking.what.date)},
            {"时间", row->booking.what.time.iso()}};
  if (const auto* number = std::get_if<std::string>(&who)) return {{"登记号", *number}};
  return {};
}

// The later ones over the earlier.
templates::Values merged(std::initializer_list<const BulkValues*> all) {
  templates::Values out;
  for (const BulkValues* some : all)
    for (const auto& [name, words] : *some)
      out.insert_or_assign(name, templates::Value::text(words));
  return out;
}

bool is_said_to_citizens(const Call& call, const std::string& key) {
  const auto place = place_of(call.parts, key);
  return place && !place->is_notice && !is_layout(*place, key) &&
         !key.ends_with(templates::kBrief) && templates::group_of(key).to == "citizen";
}

// One text, as it is filled for one after another.
class BulkText {
 public:
  BulkText(const Catalogue& words, const std::string& key)
      : words_(words),
        key_(key),
        sms_key_(words.has(key + std::string(templates::kBrief))
                     ? key + std::string(templates::kBrief)
                     : key) {}

  const std::string& sms_key() const { return sms_key_; }

  std::vector<std::string> unknown(const BulkValues& values) const {
    std::vector<std::string> all;
    for (const auto& [name, words] : values)
      if (!std::ranges::count(words_.declared(key_), name, &templates::Declared::name))
        all.push_back(name);
    return all;
  }

  // Variables without a value; else it is filled for him.
  std::vector<std::string> fill(const templates::Values& values, WantedRecipient& one) const {
    auto text = words_.fill(key_, values, templates::Target::wecom_text);
    auto sms = words_.fill(sms_key_, values, templates::Target::sms);
    for (const std::string& name : sms.missing)
      if (!std::ranges::count(text.missing, name)) text.missing.push_back(name);
    one.text = {std::move(text.text)};
    one.sms = {std::move(sms.text), words_.filling(sms_key_, values, templates::Target::sms)};
    return std::move(text.missing);
  }

 private:
  const Catalogue& words_;
  const std::string key_, sms_key_;
};

void refuse_unknown_values(JsonReader& in, const BulkText& text, const BulkValues& values,
                           const std::string& where) {
  for (const std::string& name : text.unknown(values))
    in.refuse(where, "bulk.value_unknown", "这条文字里没有“" + name + "”", "请去掉，或核对名称");
}

}  // namespace

void check_bulk_sms(JsonReader& in, std::string_view key, const std::string& text, SmsWords lines) {
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

BulkValues bulk_values(JsonReader& in, petition::Faults& faults) {
  BulkValues all;
  const nlohmann::json* given = in.member("values", Need::optional);
  if (given == nullptr) return all;
  if (!given->is_array()) {
    in.refuse("values", "json.kind", "应是一个列表",
              R"(请写成 [{"name": "日期", "value": "周五"}])");
    return all;
  }
  for (std::size_t i = 0; i < given->size(); ++i) {
    JsonReader one((*given)[i], "body", in.path_of(petition::at_index("values", i)), faults);
    all.insert_or_assign(one.text("name", Need::required), one.text("value", Need::required));
    one.refuse_unknown_keys();
  }
  return all;
}

std::string shown(const Named& who) {
  if (const auto* row = std::get_if<store::BookingRow>(&who)) return row->booking.number.text();
  if (const auto* person = std::get_if<std::int64_t>(&who)) return std::to_string(*person);
  if (const auto* number = std::get_if<std::string>(&who)) return *number;
  return std::get<petition::Phone>(who).masked();
}

void fill_bulk_text(const Call& call, JsonReader& in, const BulkValues& shared,
                    WantedBulk& wanted) {
  const std::string& key = wanted.order.text_key;
  const store::Office* office = call.parts.offices.find(wanted.order.office);
  if (!is_said_to_citizens(call, key))
    return in.refuse("text_key", "bulk.text", "没有这条对群众说的文字", "请从文字里选一条");
  if (office == nullptr) return;  // refused as not there
  const Catalogue& words = call.parts.words.current();
  const BulkText text(words, key);
  wanted.order.words = words.words(key);
  wanted.order.sms = words.words(text.sms_key());
  refuse_unknown_values(in, text, shared, "values");
  const BulkValues of_office = values_of_office(*office);
  std::size_t faulty = 0;
  for (WantedRecipient& one : wanted.recipients) {
    if (faulty >= kFaultsTold) return;
    refuse_unknown_values(in, text, one.values, one.where);
    const BulkValues of_him = values_of_named(one.who);
    const auto missing = text.fill(merged({&of_office, &of_him, &shared, &one.values}), one);
    for (const std::string& name : missing)
      in.refuse(one.where, "bulk.value_missing", shown(one.who) + " 缺少“" + name + "”",
                "请写上这一项，或只发给有这一项的人");
    if (!missing.empty()) {
      ++faulty;
      continue;
    }
    if (count_points(one.text.words) > kBulkSignsMax)
      in.refuse(one.where, "bulk.long", "最长 " + std::to_string(kBulkSignsMax) + " 个字",
                "请把填进去的内容改短一些");
    check_bulk_sms(in, one.where, one.sms.words, call.parts.bulk.sms);
  }
}

}  // namespace huiyin::gateway::api
