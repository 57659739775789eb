#include "store/staff_mail.h"

#include "store/posting.h"
#include "store/sayings.h"

namespace huiyin::store {

std::vector<StaffTold> tell_staff(const OfficeContext& desk, const std::vector<std::string>& names,
                                  std::string_view about, const std::string& text) {
  std::vector<StaffTold> told;
  for (const std::string& name : names) {
    const StaffMember* member = desk.office.member(name);
    if (member == nullptr || member->userid.empty()) continue;
    const Address address{std::string(kWecomApp), desk.office.agent_id, member->userid};
    const ConversationId to = reach(desk.tx, desk.keys, address);
    told.push_back({name, post(desk, {.to = to,
                                      .answers = desk.message,
                                      .channel = address.channel,
                                      .kind = "saying",
                                      .priority = Priority::at_once,
                                      .body = saying_body({text, {}, {}}),
                                      .about = std::string(about)})});
  }
  return told;
}

}  // namespace huiyin::store
