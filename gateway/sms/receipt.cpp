#include "gateway/sms/receipt.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace huiyin::gateway::sms {
namespace {

constexpr std::string_view kUnreachable = "空号、停机、关机或不在服务区";
constexpr std::string_view kSwitchedOff = "对方手机关机、信号不好或存储已满";
constexpr std::string_view kTooLate = "有效期内没有送到对方手机";
constexpr std::string_view kRefused = "运营商拒收：号码在黑名单，或签名未报备、内容不合规";
constexpr std::string_view kRoute = "短信通道故障";
constexpr std::string_view kOnItsWay = "已提交给运营商，还没有送达结果";

struct Carriers {
  using enum ReceiptState;
  static constexpr std::array kWords{
      ReceiptRow{"DELIVRD", delivered, ""},
      ReceiptRow{"DELIVERED", delivered, ""},
      ReceiptRow{"CM:0000", delivered, ""},
      ReceiptRow{"CM:3000", accepted, kOnItsWay},
      ReceiptRow{"ACCEPTD", accepted, kOnItsWay},
      ReceiptRow{"ACCEPTED", accepted, kOnItsWay},
      ReceiptRow{"ENROUTE", accepted, kOnItsWay},
      ReceiptRow{"UNDELIV", failed, kUnreachable},
      ReceiptRow{"UNDELIVERABLE", failed, kUnreachable},
      ReceiptRow{"EXPIRED", expired, kTooLate, Remedy::one_retry_later},
      ReceiptRow{"DELETED", failed, "短信被运营商删除"},
      ReceiptRow{"REJECTD", failed, kRefused, Remedy::check_settings},
      ReceiptRow{"REJECTED", failed, kRefused, Remedy::check_settings},
      ReceiptRow{"NOROUTE", failed, kRoute, Remedy::other_provider},
      ReceiptRow{"UNKNOWN", unknown, "运营商不知道送达结果"},
  };
};

// Codes of a family and a number, "MK:0012". Rows of one number stand before those of a range.
struct CarrierRange {
  std::string_view family;
  unsigned first, last;
  std::string_view reason;
  Remedy remedy;
};
constexpr std::array kCarrierRanges{
    CarrierRange{"DB", 140, 140, kRefused, Remedy::check_settings},
    CarrierRange{"MK", 22, 22, kRefused, Remedy::check_settings},
    CarrierRange{"MB", 8, 8, kRefused, Remedy::check_settings},
    CarrierRange{"MK", 36, 36, kRoute, Remedy::other_provider},
    CarrierRange{"MN", 9, 99, kRoute, Remedy::other_provider},
    CarrierRange{"MN", 1, 1, kUnreachable, Remedy::nothing},
    CarrierRange{"CB", 1, 1, kUnreachable, Remedy::nothing},
    CarrierRange{"MI", 0, 99, kSwitchedOff, Remedy::one_retry_later},
    CarrierRange{"MK", 0, 99, kSwitchedOff, Remedy::one_retry_later},
    CarrierRange{"ID", 0, 99, kSwitchedOff, Remedy::one_retry_later},
};

std::string in_capitals(std::string_view code) {
  std::string capitals(trimmed(code));
  for (char& c : capitals)
    if (c >= 'a' && c <= 'z') c = char(c & ~0x20);
  return capitals;
}

std::string with_code(std::string_view reason, std::string_view code) {
  return std::string(reason) + "（运营商返回 " + std::string(code) + "）";
}

std::optional<ReceiptMeaning> by_rows(std::string_view capitals, std::span<const ReceiptRow> rows) {
  const auto row = std::ranges::find(rows, capitals, &ReceiptRow::code);
  if (row == rows.end()) return std::nullopt;
  return ReceiptMeaning{row->state, std::string(row->reason), row->remedy};
}

std::optional<ReceiptMeaning> by_carriers(std::string_view capitals) {
  if (auto word = by_rows(capitals, Carriers::kWords)) return word;
  const auto colon = capitals.find(':');
  if (colon == capitals.npos) return std::nullopt;
  const std::string_view family = capitals.substr(0, colon), digits = capitals.substr(colon + 1);
  unsigned number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  const auto row = std::ranges::find_if(kCarrierRanges, [&](const CarrierRange& range) {
    return range.family == family && number >= range.first && number <= range.last;
  });
  if (row == kCarrierRanges.end()) return std::nullopt;
  return ReceiptMeaning{ReceiptState::failed, with_code(row->reason, capitals), row->remedy};
}

bool is_refusal(ReceiptState state) {
  return state == ReceiptState::failed || state == ReceiptState::blocked ||
         state == ReceiptState::expired;
}

ReceiptMeaning failed_somehow(std::string_view code) {
  return {ReceiptState::failed,
          trimmed(code).empty() ? "没有送达，运营商没有说明原因" : with_code("没有送达", code),
          Remedy::nothing};
}

}  // namespace

std::optional<ReceiptMeaning> meaning_of_code(std::string_view code,
                                              std::span<const ReceiptRow> provider_rows) {
  const std::string capitals = in_capitals(code);
  auto own = by_rows(capitals, provider_rows);
  return own ? own : by_carriers(capitals);
}

ReceiptMeaning receipt_meaning(std::optional<bool> success, std::string_view code,
                               std::span<const ReceiptRow> provider_rows) {
  if (success.value_or(false)) return {ReceiptState::delivered, "", Remedy::nothing};
  auto meaning = meaning_of_code(code, provider_rows);
  if (!meaning) return failed_somehow(code);
  if (!success || is_refusal(meaning->state)) return *std::move(meaning);
  // "Not delivered" with a code that is none of a refusal: only the provider's own code can say
  // that nobody knows; what a carrier's code leaves open, the provider has closed.
  const bool is_own = by_rows(in_capitals(code), provider_rows).has_value();
  if (is_own && meaning->state == ReceiptState::unknown) return *std::move(meaning);
  return failed_somehow(code);
}

std::string_view name(ReceiptState state) {
  switch (state) {
    case ReceiptState::delivered:
      return "delivered";
    case ReceiptState::failed:
      return "failed";
    case ReceiptState::blocked:
      return "blocked";
    case ReceiptState::expired:
      return "expired";
    case ReceiptState::accepted:
      return "accepted";
    case ReceiptState::unknown:
      return "unknown";
  }
  return "unknown";
}

}  // namespace huiyin::gateway::sms
