#include "store/staff_mail.h"

#include "store/outbox.h"
#include "store/sayings.h"

namespace huiyin::store {

void tell_staff(const OfficeContext& desk, const std::vector<std::string>& names,
                std::string_view about, const std::string& text) {
  for (const std::string& name : names) {
    const StaffMember* member = desk.office.member(name);
    if (member == nullptr || member->userid.empty()) continue;
    const Address address{std::string(kWecomApp), desk.office.agent_id, member->userid};
    const ConversationId to = reach(desk.tx, desk.keys, address);
    put(desk.tx, desk.keys, desk.random,
        {.to = to,
         .answers = desk.message,
         .office = desk.office.code,
         .channel = address.channel,
         .kind = "saying",
         .priority = 0,
         .body = saying_body({text, {}, {}}),
         .due = {},
         .expires = {},
         .about = std::string(about),
         .trace = desk.trace},
        desk.now);
    desk.tx.after_commit([&waits = desk.mail_waits, to] { waits(to, true); });
  }
}

}  // namespace huiyin::store
