#include "store/citizen_mail.h"

#include "store/cases.h"
#include "store/people.h"
#include "store/posting.h"
#include "store/sayings.h"
#include "store/staff_mail.h"

namespace huiyin::store {
namespace {

OutboxId put_to_citizen(const OfficeContext& office, ConversationId to, const std::string& channel,
                        std::string_view about, const templates::Worded& text,
                        std::optional<Outgoing::BySms> by_sms = {}) {
  return post(office, {.to = to,
                       .answers = office.message,
                       .channel = channel,
                       .kind = "saying",
                       .priority = Priority::notice,
                       .body = saying_body(text, channel),
                       .about = std::string(about),
                       .by_sms = std::move(by_sms)});
}

ConversationId phone_line(const OfficeContext& office, const petition::Phone& phone) {
  return reach(office.tx, office.keys, {std::string(kSms), "", phone.text()});
}

// By customer service, which may not let it through; then by SMS to `phone`, where one is known.
OutboxId put_over_conversation(const OfficeContext& office, ConversationId to,
                               const CitizenText& what,
                               const std::optional<petition::Phone>& phone) {
  const std::string channel = channel_of(office, to);
  if (channel == kSms) return put_to_citizen(office, to, channel, what.about, what.sms);
  std::optional<Outgoing::BySms> by_sms;
  if (phone && !what.sms.words.empty())
    by_sms = {phone_line(office, *phone), saying_body(what.sms, kSms)};
  return put_to_citizen(office, to, channel, what.about, what.text, std::move(by_sms));
}

OutboxId put_by_sms(const OfficeContext& office, const petition::Phone& phone,
                    const CitizenText& what) {
  return put_to_citizen(office, phone_line(office, phone), std::string(kSms), what.about, what.sms);
}

// It reaches him by no address: that falls to a person.
void tell_untold(const OfficeContext& office, const std::string& what) {
  tell_staff(office, office.office.told_of("phone_cut"), "phone_cut",
             office.words.say("phone_cut.untold", {{"编号", what}}));
}

}  // namespace

std::string channel_of(const OfficeContext& office, ConversationId to) {
  const auto row =
      office.tx.row<std::string>("SELECT channel FROM conversation WHERE id = $1", {to.value});
  return row ? std::get<0>(*row) : std::string(kWecomKf);
}

std::optional<ConversationId> conversation_of_person(Transaction& tx, std::int64_t person) {
  const auto row = tx.row<std::int64_t>(
      "SELECT conversation_id FROM identity WHERE person_id = $1 ORDER BY joined_at DESC LIMIT 1",
      {person});
  if (!row) return std::nullopt;
  return ConversationId{std::get<0>(*row)};
}

std::vector<ConversationId> conversations_of_person(Transaction& tx, std::int64_t person) {
  std::vector<ConversationId> all;
  for (const auto& [id] : tx.rows<std::int64_t>(
           "SELECT conversation_id FROM identity WHERE person_id = $1 ORDER BY joined_at",
           {person}))
    all.push_back(ConversationId{id});
  return all;
}

void tell_conversation(const OfficeContext& office, ConversationId to, std::string_view about,
                       const templates::Worded& text) {
  put_to_citizen(office, to, channel_of(office, to), about, text);
}

void tell_phone(const OfficeContext& office, const petition::Phone& phone, std::string_view about,
                const templates::Worded& text) {
  put_by_sms(office, phone, {about, {}, text});
}

bool tell_petitioner(const OfficeContext& acting, const std::string& case_no,
                     const CitizenText& what) {
  const OfficeContext office = acting.about(case_subject(case_no));
  const auto owner = petitioner(office.tx, case_no);
  if (!owner) return false;
  const auto known = person(office.tx, office.keys, *owner);
  if (const auto to = conversation_of_person(office.tx, *owner)) {
    put_over_conversation(office, *to, what, known ? known->phone : std::nullopt);
    return true;
  }
  if (!known) return false;
  if (known->phone)
    put_by_sms(office, *known->phone, what);
  else
    tell_untold(office.at_office_of(case_no), case_no);
  return true;
}

BookerReach reach_of_booker(const OfficeContext& office, const BookingRow& row) {
  const petition::Phone& phone = row.booking.what.phone;
  const auto his = row.is_phone_cut ? std::nullopt : std::optional(phone);
  if (row.conversation.value != 0) return {row.conversation, his};
  if (row.is_phone_cut) return {};
  const auto known = known_person(office.tx, office.keys, row.booking.what.name, phone);
  return {known ? conversation_of_person(office.tx, *known) : std::nullopt, phone};
}

std::optional<OutboxId> tell_booker(const OfficeContext& acting, const BookingRow& row,
                                    const CitizenText& what) {
  const OfficeContext office = acting.about(booking_subject(row.booking.number.text()));
  const BookerReach reach = reach_of_booker(office, row);
  if (reach.conversation)
    return put_over_conversation(office, *reach.conversation, what, reach.phone);
  if (reach.phone) return put_by_sms(office, *reach.phone, what);
  tell_untold(office, row.booking.number.text());
  return std::nullopt;
}

}  // namespace huiyin::store
