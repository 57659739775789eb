#include "store/binding.h"

#include <algorithm>

#include "store/cases.h"
#include "store/citizen_mail.h"
#include "store/notice_steps.h"
#include "store/people.h"

namespace huiyin::store {
namespace {

// Whoever had it before, and the phone itself: it may have been somebody else who did it.
void tell_who_had_it(const DeskContext& desk, std::int64_t person_id) {
  const std::string& phone = desk.office.facts.phone;
  for (const ConversationId before : conversations_of_person(desk.tx, person_id)) {
    tell_conversation(desk, before, "bound", desk.words.say("bind.elsewhere", {{"电话", phone}}));
    leave_identity(desk.tx, before);
  }
  if (const auto known = person(desk.tx, desk.keys, person_id))
    tell_phone(desk, known->phone, "bound",
               desk.words.say("bind.sms", {{"单位", desk.office.facts.name}, {"电话", phone}}));
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

void unbind_conversation(const DeskContext& desk) { leave_identity(desk.tx, desk.who.id); }

}  // namespace huiyin::store
