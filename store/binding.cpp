#include "store/binding.h"

#include <algorithm>

#include "store/cases.h"
#include "store/citizen_mail.h"
#include "store/notice_steps.h"
#include "store/people.h"
#include "store/phone_codes.h"

namespace huiyin::store {
namespace {

// Whoever had it before, and the phone itself: it may have been somebody else who did it.
void tell_who_had_it(const DeskContext& desk, std::int64_t person_id) {
  const std::string& phone = desk.office.facts.phone;
  for (const ConversationId before : conversations_of_person(desk.tx, person_id)) {
    tell_conversation(desk, before, "bound", desk.words.told("bind.elsewhere", {{"电话", phone}}));
    leave_identity(desk.tx, before);
  }
  if (const auto known = person(desk.tx, desk.keys, person_id); known && known->phone)
    tell_phone(desk, *known->phone, "bound",
               desk.words.told("bind.sms", {{"单位", desk.office.facts.name}, {"电话", phone}}));
}

// By SMS the phone itself is the address.
bool writes_from(const DeskContext& desk, const petition::Phone& phone) {
  const auto own = petition::Phone::parse(desk.who.address.user);
  return desk.who.address.channel == kSms && own && *own == phone;
}

// What accuses somebody is opened by its own code alone (2022 §30③).
bool is_kept_apart(const DeskContext& desk, const std::string& case_no) {
  const auto file = case_file(desk.tx, desk.keys, case_no);
  return !file || petition::is_accusation(*file);
}

}  // namespace

int bind_conversation(const DeskContext& desk, std::int64_t person) {
  if (desk.who.person == person) return 0;
  tell_who_had_it(desk, person);
  join_identity(desk.tx, desk.who.id, person, desk.now);
  int sent = 0;
  for (const std::string& case_no : cases_of_person(desk.tx, person)) {
    if (is_kept_apart(desk, case_no)) continue;
    for (const NoticeRow& row : notices_of_case(desk.tx, case_no))
      if (row.person == person && bring_by_link(desk, row)) ++sent;
  }
  return sent;
}

bot::BindAnswer ask_to_bind(const DeskContext& desk, std::int64_t person) {
  const auto known = store::person(desk.tx, desk.keys, person);
  const bool is_proven =
      desk.who.person == person || (known && known->phone && writes_from(desk, *known->phone));
  if (!desk.office.has_sms || is_proven) return bot::Bound{bind_conversation(desk, person)};
  // A line without SMS cannot prove anything either.
  if (!known || !known->phone || !known->phone->is_mobile()) return bot::BindRefusal::no_phone;
  if (!send_phone_code(desk, person, *known->phone)) return bot::BindRefusal::too_many;
  return bot::CodeSent{known->phone->last4()};
}

bot::CodeAnswer bind_by_code(const DeskContext& desk, const std::string& code) {
  const auto proven = take_phone_code(desk, code);
  if (const auto* why = std::get_if<bot::CodeRefusal>(&proven)) return *why;
  return bot::Bound{bind_conversation(desk, std::get<std::int64_t>(proven))};
}

void unbind_conversation(const DeskContext& desk) { leave_identity(desk.tx, desk.who.id); }

}  // namespace huiyin::store
