#include "petition/case_event.h"

#include <algorithm>
#include <array>
#include <utility>

namespace huiyin::petition {
namespace {

template <std::size_t... I>
constexpr auto names_of_ledger(std::index_sequence<I...>) {
  return std::array{std::variant_alternative_t<I, EventKinds>::kName...};
}

constexpr auto kLedgerNames =
    names_of_ledger(std::make_index_sequence<std::variant_size_v<EventKinds>>());

}  // namespace

EventBody::EventBody(const EventBody&) = default;
EventBody::EventBody(EventBody&&) noexcept = default;
EventBody& EventBody::operator=(const EventBody&) = default;
EventBody& EventBody::operator=(EventBody&&) noexcept = default;
EventBody::~EventBody() = default;

std::string_view name(const CaseEvent& event) {
  return std::visit([](const auto& body) { return body.kName; }, event.body);
}

std::string_view title(const CaseEvent& event) {
  return std::visit([](const auto& body) { return body.kTitle; }, event.body);
}

bool is_ledger_name(std::string_view name) {
  return std::ranges::find(kLedgerNames, name) != kLedgerNames.end();
}

}  // namespace huiyin::petition
