#include "gateway/walk/reminder_mail.h"

#include <algorithm>

#include "store/cards.h"
#include "store/cases.h"
#include "store/citizen_mail.h"
#include "store/conversations.h"
#include "store/posting.h"
#include "store/reminder_texts.h"
#include "store/reminder_view.h"
#include "store/sayings.h"

namespace huiyin::gateway {
namespace {

using petition::Bundle;

// What waits for a door to the SMS expires: a reminder of last week helps nobody.
constexpr hours kSmsKept{48};

struct Receiver {
  store::ConversationId conversation;
  std::string channel;
};

Receiver by_sms(const store::OfficeContext& desk, const std::string& phone) {
  const store::Address address{std::string(store::kSms), "", phone};
  return {store::reach(desk.tx, desk.keys, address), address.channel};
}

std::optional<Receiver> citizen(const store::OfficeContext& desk, const std::string& case_no) {
  const store::CitizenReach reach = store::citizen_of(desk.tx, desk.keys, case_no);
  if (reach.conversation)
    return Receiver{*reach.conversation, store::channel_of(desk, *reach.conversation)};
  if (reach.phone.empty()) return std::nullopt;
  return by_sms(desk, reach.phone);
}

std::optional<Receiver> member_of_staff(const store::OfficeContext& desk, const std::string& name) {
  const store::StaffMember* member = desk.office.member(name);
  if (member == nullptr) return std::nullopt;
  if (!member->userid.empty() && desk.office.has_app()) {
    const store::Address address{std::string(store::kWecomApp), desk.office.agent_id,
                                 member->userid};
    return Receiver{store::reach(desk.tx, desk.keys, address), address.channel};
  }
  if (member->phone.empty()) return std::nullopt;
  return by_sms(desk, member->phone);
}

// What whom it is for may answer: the case's own handler with an act on it, everybody with 已知道.
std::vector<std::string> acts_for(const store::OfficeContext& desk,
                                  const petition::Reminder& each) {
  std::vector<std::string> acts;
  const auto file = store::case_file(desk.tx, desk.keys, each.case_number);
  if (file && !file->handler.empty() && file->handler == each.whom) {
    acts = {"progress", "conclude", "not_mine"};
    const auto* clock = desk.office.rules.in_force_on(desk.today()).clock(each.clock);
    if (clock != nullptr && clock->extension_days_max > 0) acts.insert(acts.end() - 1, "extension");
  }
  acts.emplace_back(store::kKnown);
  return acts;
}

// A right that is over is not reminded of, but that its date moved is told all the same; by SMS
// nothing is said that says "today".
std::optional<Instant> good_until(const petition::Reminder& first, bool is_citizen, bool is_sms,
                                  Instant now) {
  std::optional<Instant> until;
  if (is_citizen && !first.was) until = instant_of(first.due + days{1}, LocalTime(0, 0));
  if (is_sms) until = std::min(until.value_or(Instant::max()), now + kSmsKept);
  return until;
}

struct Body {
  std::string kind, text;
};

Body body_of(const store::OfficeContext& desk, const Bundle& bundle, const std::string& channel) {
  const petition::ReminderPolicy& policy = desk.office.reminders;
  const petition::Reminder& first = bundle.reminders.front();
  if (bundle.to == petition::kCitizen)
    return {"saying",
            store::saying_body(store::citizen_reminder_text(first, policy, desk.words), channel)};
  if (bundle.reminders.size() > 1 || channel != store::kWecomApp)
    return {"saying",
            store::saying_body(
                {store::reminder_text(bundle, policy, desk.today(), desk.words), {}, {}})};
  return {"card", store::card_body(store::reminder_card(first, policy, desk.today(), desk.words,
                                                        acts_for(desk, first)))};
}

}  // namespace

std::optional<store::OutboxId> put_reminder_mail(const store::OfficeContext& desk,
                                                 const Bundle& bundle) {
  const bool is_citizen = bundle.to == petition::kCitizen;
  const petition::Reminder& first = bundle.reminders.front();
  const auto to = is_citizen ? citizen(desk, first.case_number) : member_of_staff(desk, bundle.to);
  if (!to) return std::nullopt;
  Body body = body_of(desk, bundle, to->channel);
  const bool is_urgent = first.urgency != petition::RemindedCase::Urgency::normal;
  const bool is_digest = bundle.sending == petition::Sending::digest;
  return store::post(
      desk, {.to = to->conversation,
             .channel = to->channel,
             .kind = std::move(body.kind),
             .priority = is_urgent   ? store::Priority::at_once
                         : is_digest ? store::Priority::digest
                                     : store::Priority::reminder,
             .body = std::move(body.text),
             .expires = good_until(first, is_citizen, to->channel == store::kSms, desk.now),
             .about = is_digest ? "digest" : "reminder"});
}

}  // namespace huiyin::gateway
