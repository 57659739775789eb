#include "petition/case_event.h"

#include <algorithm>
#include <array>

namespace huiyin::petition {
namespace {

constexpr std::array<std::string_view, 39> kLedgerNames{"registered",
                                                        "first_receiver_named",
                                                        "handed_over",
                                                        "answered_on_spot",
                                                        "accepted",
                                                        "not_accepted",
                                                        "routed",
                                                        "no_longer_accepted",
                                                        "transferred",
                                                        "assigned",
                                                        "transferred_in",
                                                        "improvement_advised",
                                                        "objected",
                                                        "returned",
                                                        "instructed",
                                                        "sponsored",
                                                        "taskforce_formed",
                                                        "progress",
                                                        "extension_asked",
                                                        "extended",
                                                        "extension_refused",
                                                        "concluded",
                                                        "served",
                                                        "notice_resent",
                                                        "material_added",
                                                        "review_asked",
                                                        "review_decided",
                                                        "rereview_asked",
                                                        "rereview_decided",
                                                        "hearing_begun",
                                                        "hearing_ended",
                                                        "supervision_opened",
                                                        "supervision_closed",
                                                        "rated",
                                                        "followed_up",
                                                        "reopened",
                                                        "withdrawn",
                                                        "corrected",
                                                        "archived"};

}  // namespace

std::string_view name(const CaseEvent& event) {
  return std::visit([](const auto& body) { return body.kName; }, event.body);
}

std::string_view title(const CaseEvent& event) {
  return std::visit([](const auto& body) { return body.kTitle; }, event.body);
}

bool is_ledger_name(std::string_view name) {
  return !name.empty() && std::ranges::find(kLedgerNames, name) != kLedgerNames.end();
}

}  // namespace huiyin::petition
