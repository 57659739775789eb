#include "gateway/sms/push_reading.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/utf8.h"
#include "gateway/sms/provider_time.h"
#include "gateway/wecom/json_parts.h"
#include "gateway/wecom/json_text.h"

namespace huiyin::gateway::sms {
namespace {

using nlohmann::json;

// A provider pushes some hundred elements at most, of some hundred bytes.
constexpr std::size_t kPushBytesMax = 2 * 1024 * 1024;
constexpr std::size_t kPushFactsMax = 10'000;
constexpr std::size_t kFetchedBytesMax = 32 * 1024 * 1024;
constexpr std::size_t kFetchedFactsMax = 100'000;

struct FactBounds {
  std::size_t bytes, facts;
};

enum class Fault { none, no_json, no_element, too_much };

struct ReadFacts {
  Fault fault = Fault::none;
  SmsFacts facts = {};
};

// Within brackets a doubled key is no fault, as it is outermost: of a push the last one counts.
std::optional<json> document_in(std::string_view text) {
  auto list = wecom::json_from_mended("[" + std::string(text) + "]");
  if (!list || list->size() != 1) return std::nullopt;
  return std::move(list->front());
}

// Each element as it came. What cannot be taken apart, though it is JSON, is written anew.
std::string raw_element(const wecom::JsonParts& parts, const json& list, std::size_t at) {
  const bool fits = parts.is_whole && parts.parts.size() == list.size();
  return fits ? wecom::well_formed_text(parts.parts[at].value) : json_text(list[at]);
}

ReadFacts facts_in(std::string_view body, ElementReader read, FactBounds bounds) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (body.starts_with(kByteOrderMark)) body.remove_prefix(kByteOrderMark.size());
  if (body.size() > bounds.bytes) return {Fault::too_much};
  const auto document = document_in(body);
  if (!document) return {Fault::no_json};
  if (!document->is_structured()) return {Fault::no_element};
  const bool is_list = document->is_array();
  const std::size_t count = is_list ? document->size() : 1;
  if (count > bounds.facts) return {Fault::too_much};
  const auto parts = is_list ? wecom::json_parts(body) : wecom::JsonParts{};
  FactSheet sheet;
  for (std::size_t at = 0; at < count; ++at) {
    const json& element = is_list ? (*document)[at] : *document;
    const bool is_read = element.is_object() && read(element, sheet);
    if (!is_read)
      sheet.add_bad(is_list ? raw_element(parts, *document, at) : wecom::well_formed_text(body));
    if (sheet.count() > bounds.facts) return {Fault::too_much};
  }
  return {Fault::none, sheet.taken()};
}

Pushed refused_push(int status, std::string_view code, std::string_view what) {
  return {{}, {.status = status, .body = json_text(json{{"error", code}, {"message", what}})}};
}

}  // namespace

void FactSheet::add(Receipt receipt) {
  if (is_new(
          {receipt.provider_id, receipt.our_id, receipt.phone, name(receipt.state), receipt.code}))
    facts_.receipts.push_back(std::move(receipt));
}

void FactSheet::add(Reply reply) {
  const std::string time = reply.time ? std::to_string(unix_ms(*reply.time)) : "";
  if (reply.provider_id.empty() ? is_new({reply.phone, time, reply.to, reply.text})
                                : is_new({reply.provider_id, reply.phone}))
    facts_.replies.push_back(std::move(reply));
}

bool FactSheet::is_new(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const std::string_view part : parts)
    key.append(std::to_string(part.size())).append(":").append(part);
  return known_.insert(std::move(key)).second;
}

std::size_t FactSheet::count() const {
  return facts_.receipts.size() + facts_.replies.size() + facts_.bad.size();
}

Pushed read_push(std::string_view body, ElementReader read, std::string_view taken) {
  ReadFacts all = facts_in(body, read, {kPushBytesMax, kPushFactsMax});
  switch (all.fault) {
    case Fault::none:
      return {std::move(all.facts), {.body = std::string(taken)}};
    case Fault::no_json:
      return refused_push(400, "push.no_json", "内容不是 JSON，或嵌套过深");
    case Fault::no_element:
      return refused_push(422, "push.shape", "内容应是 JSON 数组或对象");
    case Fault::too_much:
      break;
  }
  return refused_push(413, "push.too_large", "内容过大，请减少一次推送的条数");
}

std::optional<SmsFacts> read_facts(std::string_view body, ElementReader read) {
  ReadFacts all = facts_in(body, read, {kFetchedBytesMax, kFetchedFactsMax});
  if (all.fault != Fault::none) return std::nullopt;
  return std::move(all.facts);
}

std::string word_at(const json& element, std::initializer_list<const char*> keys) {
  for (const char* key : keys)
    if (const std::string text = wecom::text_at(element, key); !is_blank(text))
      return std::string(trimmed(text));
  return {};
}

std::optional<std::string> id_at(const json& element, std::initializer_list<const char*> keys) {
  // Digits beyond 64 bits have been rounded: such a number would be somebody else's id.
  const auto is_rounded = [&](const char* key) {
    const auto found = element.find(key);
    return found != element.end() && found->is_number_float();
  };
  if (std::ranges::any_of(keys, is_rounded)) return std::nullopt;
  std::string id = word_at(element, keys);
  if (id.empty() || id.size() > kIdBytesMax) return std::nullopt;
  return id;
}

std::string code_at(const json& element, const char* key) {
  return std::string(utf8_prefix(word_at(element, {key}), kCodeBytesMax));
}

std::optional<std::string> words_at(const json& element, const char* key) {
  const auto found = element.find(key);
  if (found == element.end() || !(found->is_string() || found->is_number())) return std::nullopt;
  return wecom::text_at(element, key);
}

std::optional<Instant> time_at(const json& element, const char* key) {
  return provider_time(word_at(element, {key}));
}

std::optional<bool> success_at(const json& element, const char* key) {
  const auto found = element.find(key);
  if (found == element.end()) return std::nullopt;
  if (found->is_boolean()) return found->get<bool>();
  std::string word = word_at(element, {key});
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = char(c | 0x20);
  constexpr std::array<std::string_view, 4> kYes{"true", "1", "success", "succeeded"};
  constexpr std::array<std::string_view, 5> kNo{"false", "0", "fail", "failed", "failure"};
  if (std::ranges::count(kYes, word) > 0) return true;
  if (std::ranges::count(kNo, word) > 0) return false;
  return std::nullopt;
}

}  // namespace huiyin::gateway::sms
