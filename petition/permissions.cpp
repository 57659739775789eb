#include "petition/permissions.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>

namespace huiyin::petition {
namespace {

struct RoleRow {
  Role role;
  std::string_view name;
  std::string_view title;
};

constexpr std::array kRoles{RoleRow{Role::import, "import", "导入"},
                            RoleRow{Role::system, "system", "系统"},
                            RoleRow{Role::citizen, "citizen", "信访人"},
                            RoleRow{Role::receiver, "receiver", "接待人"},
                            RoleRow{Role::handler, "handler", "承办人"},
                            RoleRow{Role::co_handler, "co_handler", "协办单位经办人"},
                            RoleRow{Role::section_head, "section_head", "科室负责人"},
                            RoleRow{Role::duty, "duty", "信访办值班人员"},
                            RoleRow{Role::office_head, "office_head", "信访办负责人"},
                            RoleRow{Role::unit_officer, "unit_officer", "责任单位授权人员"},
                            RoleRow{Role::sponsor, "sponsor", "包案领导"},
                            RoleRow{Role::leader, "leader", "分管领导"},
                            RoleRow{Role::principal_leader, "principal_leader", "主要领导"},
                            RoleRow{Role::superior, "superior", "转来机关"},
                            RoleRow{Role::reviewer, "reviewer", "复查复核机关"},
                            RoleRow{Role::chair, "chair", "听证主持人"}};

using Set = std::uint32_t;

constexpr Set one(Role role) { return Set{1} << int(role); }
constexpr Set any(std::initializer_list<Role> roles) {
  Set set = 0;
  for (const Role role : roles) set |= one(role);
  return set;
}

constexpr Set kOffice = any({Role::duty, Role::office_head});
constexpr Set kLeaders = any({Role::leader, Role::principal_leader});
constexpr Set kDeciders = kOffice | one(Role::unit_officer);
// The citizen himself, or staff who write down on his behalf what he said.
constexpr Set kOnBehalf = any({Role::citizen, Role::receiver}) | kOffice;

struct MayRow {
  std::string_view event;
  Set roles;
};

constexpr std::array kMay{
    MayRow{"registered", kOnBehalf},
    MayRow{"transferred_in", any({Role::receiver, Role::superior, Role::system}) | kOffice},
    MayRow{"first_receiver_named", one(Role::receiver) | kOffice},
    MayRow{"handed_over", one(Role::receiver) | kOffice},
    MayRow{"answered_on_spot", one(Role::receiver)}, MayRow{"accepted", kDeciders},
    MayRow{"not_accepted", kDeciders}, MayRow{"routed", kDeciders},
    MayRow{"no_longer_accepted", kDeciders}, MayRow{"transferred", kOffice},
    MayRow{"assigned", kOffice}, MayRow{"objected", one(Role::unit_officer)},
    // The sender consents; his letter may be entered by the office that received it.
    MayRow{"returned", one(Role::superior) | kOffice},
    MayRow{"improvement_advised", one(Role::office_head) | kLeaders},
    MayRow{"instructed", one(Role::office_head) | kLeaders},
    MayRow{"sponsored", one(Role::office_head) | kLeaders},
    MayRow{"taskforce_formed",
           any({Role::unit_officer, Role::section_head, Role::office_head}) | kLeaders},
    MayRow{"progress", any({Role::handler, Role::co_handler, Role::section_head})},
    MayRow{"extension_asked", one(Role::handler)}, MayRow{"extended", kLeaders},
    MayRow{"extension_refused", kLeaders}, MayRow{"concluded", one(Role::handler)},
    // The system sees a notice page opened; notices of the office's own decisions are served by it.
    MayRow{"served", any({Role::system, Role::handler}) | kOffice},
    MayRow{"notice_resent", any({Role::system, Role::citizen, Role::handler}) | kOffice},
    MayRow{"material_added", any({Role::handler, Role::co_handler}) | kOnBehalf},
    MayRow{"review_asked", kOnBehalf}, MayRow{"review_decided", one(Role::reviewer)},
    MayRow{"rereview_asked", kOnBehalf}, MayRow{"rereview_decided", one(Role::reviewer)},
    MayRow{"hearing_begun", one(Role::chair)}, MayRow{"hearing_ended", one(Role::chair)},
    MayRow{"supervision_opened", kOffice | kLeaders},
    MayRow{"supervision_closed", kOffice | kLeaders}, MayRow{"rated", one(Role::citizen)},
    MayRow{"followed_up", any({Role::handler, Role::receiver}) | kOffice},
    MayRow{"reopened", kOffice}, MayRow{"withdrawn", kOnBehalf},
    // Only who may record the corrected event itself, or the head of the office: case_correction.h.
    MayRow{"corrected", any({Role::receiver, Role::handler, Role::co_handler, Role::section_head,
                             Role::unit_officer, Role::reviewer, Role::chair}) |
                            kOffice | kLeaders},
    MayRow{"archived", one(Role::handler) | kOffice}};

const RoleRow& row(Role role) { return *std::ranges::find(kRoles, role, &RoleRow::role); }

}  // namespace

std::string_view name(Role role) { return row(role).name; }
std::string_view title(Role role) { return row(role).title; }

std::optional<Role> role_named(std::string_view name) {
  const auto found = std::ranges::find(kRoles, name, &RoleRow::name);
  if (found == kRoles.end()) return std::nullopt;
  return found->role;
}

const std::vector<Role>& all_roles() {
  static const std::vector<Role> roles = [] {
    std::vector<Role> all;
    for (const RoleRow& each : kRoles) all.push_back(each.role);
    return all;
  }();
  return roles;
}

bool may(Role role, std::string_view event) {
  const auto found = std::ranges::find(kMay, event, &MayRow::event);
  if (found == kMay.end()) return false;
  return role == Role::import || (found->roles & one(role)) != 0;
}

std::vector<Role> who_may(std::string_view event) {
  std::vector<Role> roles;
  for (const Role role : all_roles())
    if (role != Role::import && may(role, event)) roles.push_back(role);
  return roles;
}

}  // namespace huiyin::petition
