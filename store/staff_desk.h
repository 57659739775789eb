// The staff's view of the office, inside the transaction of one turn.
#pragma once

#include "bot/staff.h"
#include "store/desk_context.h"

namespace huiyin::store {

class StaffBooks final : public bot::StaffDesk {
 public:
  explicit StaffBooks(const DeskContext& context) : desk_(context) {}
  Instant now() const override { return desk_.now; }
  std::vector<Wait> waiting_for_human() override;
  Day next_reception_day() override;

 private:
  const DeskContext& desk_;
};

}  // namespace huiyin::store
