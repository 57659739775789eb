#include "store/binding.h"

#include "store/cases.h"
#include "store/citizen_mail.h"
#include "store/notice_steps.h"
#include "store/people.h"

namespace huiyin::store {

int bind_conversation(const DeskContext& desk, std::int64_t person) {
  const auto before = conversation_of_person(desk.tx, person);
  if (before && *before != desk.who.id)
    tell_conversation(desk, *before, "bound",
                      desk.words.say("bind.elsewhere", {{"电话", desk.office.facts.phone}}));
  join_identity(desk.tx, desk.who.id, person, desk.now);
  int sent = 0;
  for (const std::string& case_no : cases_of_person(desk.tx, person))
    for (const NoticeRow& row : notices_of_case(desk.tx, case_no))
      if (row.person == person && bring_by_link(desk, row)) ++sent;
  return sent;
}

void unbind_conversation(const DeskContext& desk) { leave_identity(desk.tx, desk.who.id); }

}  // namespace huiyin::store
