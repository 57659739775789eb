#include "store/case_actor.h"

#include <algorithm>

#include "petition/case_steps.h"
#include "store/staff_roles.h"

namespace huiyin::store {

bool is_of_office(const OfficeContext& office, const std::string& case_no) {
  return office.offices.of_case(office.tx, case_no).code == office.office.code;
}

Result<CaseActor> actor_on(const OfficeContext& office, const std::string& case_no,
                           const std::optional<petition::CaseFile>& file, const std::string& by,
                           std::optional<petition::Role> as) {
  const StaffMember* member = office.office.member(by);
  if (member == nullptr)
    return Refused({"staff.unknown", "by", "本单位没有“" + by + "”", "请核对姓名"});
  const petition::StaffPerson person = staff_person(*member);
  if (file && (!is_of_office(office, case_no) || !petition::may_see(*file, person)))
    return Refused(unknown_case(case_no));
  CaseActor actor{*member, petition::roles_on(file ? *file : petition::CaseFile(), person)};
  if (!as) return actor;
  if (std::ranges::find(actor.roles, *as) == actor.roles.end())
    return Refused({"case.role", "as", by + "在这一件上不是" + std::string(petition::title(*as)),
                    "请由有这个职责的同事办理"});
  actor.roles = {*as};
  return actor;
}

Problem unknown_case(const std::string& case_no) {
  return {"case.unknown", "case_no", "没有查到" + case_no, "请核对登记号"};
}

}  // namespace huiyin::store
