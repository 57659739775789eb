#include "gateway/walk/way_out.h"

#include <algorithm>

#include "petition/phone.h"
#include "store/office_trial.h"
#include "store/people.h"

namespace huiyin::gateway {
namespace {

using store::OutboxState;

bool has_phone(const store::Office& office, const petition::Phone& phone) {
  return std::ranges::any_of(office.staff, [&](const store::StaffMember& one) {
    const auto his = petition::Phone::parse(one.phone);
    return his && *his == phone;
  });
}

// Of the person with whom a conversation was joined, by his telephone.
std::optional<petition::Phone> joined_phone(store::Transaction& tx, const store::Keyring& keys,
                                            store::ConversationId conversation) {
  const auto joined = tx.row<std::int64_t>(
      "SELECT person_id FROM identity WHERE conversation_id = $1", {conversation.value});
  const auto known = joined ? store::person(tx, keys, std::get<0>(*joined)) : std::nullopt;
  return known ? known->phone : std::nullopt;
}

bool is_for_staff(store::Transaction& tx, const store::Keyring& keys, const store::Office& office,
                  const store::Queued& message) {
  if (message.channel == store::kWecomApp)
    return office.member_with_account(message.user) != nullptr;
  if (message.channel == store::kSms) {
    const auto phone = petition::Phone::parse(message.user);
    return phone && has_phone(office, *phone);
  }
  const auto phone = joined_phone(tx, keys, message.to);
  return phone && has_phone(office, *phone);
}

}  // namespace

bool may_leave(store::Transaction& tx, const store::Keyring& keys, const store::OfficeBook* offices,
               const store::Queued& message) {
  const bool is_held =
      message.reach == store::Reach::staff || store::is_on_trial(tx, message.turn.office);
  if (!is_held) return true;
  return offices != nullptr &&
         is_for_staff(tx, keys, offices->serving(tx, message.turn.office), message);
}

store::Outcome kept_back(const store::Queued& message) {
  const bool is_of_key = message.reach == store::Reach::staff;
  if (message.possible_double)
    return {.state = OutboxState::unknown,
            .code = "unanswered",
            .reason = "可能在试运行以前已经发出，不再重发",
            .possible_double = true,
            .is_attempt = false};
  return {.state = OutboxState::kept_back,
          .code = is_of_key ? "trial_key" : "trial",
          .reason = is_of_key ? "试用密钥只能发给本单位的人员，这条没有发出"
                              : "单位在试运行，只发给本单位的人员，这条没有发出",
          .is_attempt = false};
}

}  // namespace huiyin::gateway
