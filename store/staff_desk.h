// The staff's view of the office, inside the transaction of one turn.
#pragma once

#include "bot/staff_desk.h"
#include "store/case_acts.h"

namespace huiyin::store {

class StaffBooks final : public bot::StaffDesk {
 public:
  explicit StaffBooks(const DeskContext& context) : desk_(context) {}
  Instant now() const override { return desk_.now; }
  std::optional<Colleague> me() override;
  std::vector<Colleague> colleagues() override;
  petition::Law law() const override;
  std::vector<std::string> my_cases() override;
  std::optional<petition::CaseFile> find_case(const std::string& number) override;
  std::vector<petition::Role> my_roles(const petition::CaseFile& file) override;
  Result<petition::CaseFile> judge(const Act& act) override;
  Result<petition::CaseFile> act(const Act& act) override;
  void tell_office(const std::string& text) override;
  std::vector<Wait> waiting_for_human() override;
  std::optional<TakenSignal> take_signal(Signals which) override;
  Day next_reception_day() override;

 private:
  CaseAct act_of_case(const Act& act) const;
  const StaffMember* member() const;  // who writes; nullptr: nobody of this office

  const DeskContext& desk_;
};

}  // namespace huiyin::store
