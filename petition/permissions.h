// Who may do what to a file: the one table, from which refusals by role follow and which every door
// (API, cards, console) asks before it offers an act. Domain: column "who may" of the events.
//
// A person holds several roles; each event is done in one of them, and says which.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace huiyin::petition {

enum class Role {
  import,            // 导入: what was done elsewhere, taken from its records; no person at a door
  system,            // 系统: records a fact that it saw, decides nothing
  citizen,           // 信访人, by the bot or through a member of staff
  receiver,          // 接待人: whoever of the staff receives a visit or letter (首问首办)
  handler,           // 承办人 of this file
  co_handler,        // 协办单位经办人
  section_head,      // 科室负责人
  duty,              // 信访办值班
  office_head,       // 信访办负责人
  unit_officer,      // 责任单位授权人员: speaks for the unit that has the power to decide
  sponsor,           // 包案领导 of this file
  leader,            // 分管领导
  principal_leader,  // 主要领导
  superior,          // 上级或转来机关
  reviewer,          // 复查复核机关
  chair              // 听证主持人
};

std::string_view name(Role role);   // "office_head", as in API, export and scripts
std::string_view title(Role role);  // "信访办负责人", as people read it
std::optional<Role> role_named(std::string_view name);
const std::vector<Role>& all_roles();

// Whether the role may ever record the event of that ledger name; the state of a file may still
// refuse it. No role may record what is no name of the ledger.
bool may(Role role, std::string_view event);

// Every role that may, in the order of the enumeration; never `import`.
std::vector<Role> who_may(std::string_view event);

}  // namespace huiyin::petition
