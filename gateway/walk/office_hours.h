// What the office does by itself as time passes: reminders of visits, offers of the
// waiting list that run out, and forgetting what need not be kept. Each of these is a transaction
// of its own, so that one that fails keeps none of the others from being done; to do a round twice
// changes nothing.
#pragma once

#include <exception>
#include <functional>

#include "store/bookings.h"
#include "store/office_parts.h"

namespace huiyin::gateway {

struct OfficeHoursSettings {
  LocalTime reminder{16, 0};       // of the day before a visit
  LocalTime late_reminder{7, 30};  // of the day itself, where the office was away on the eve
  minutes callbacks_kept{20};      // twice the freshness window: older ones are refused as stale
};

class OfficeHours {
 public:
  using Parts = store::OfficeParts;
  OfficeHours(Parts parts, OfficeHoursSettings settings, store::MailWaits has_mail);

  // Everything that is due now. Throws what the first act that failed threw, after the others.
  void round();

 private:
  struct Round {
    Instant now;
    std::exception_ptr first;  // what the first act that failed threw
  };
  void round_of(Round& round, const store::Office& office);
  void act(Round& round, const store::Office& office,
           const std::function<void(const store::DeskContext&)>& what);
  void remind_of_visits(const store::DeskContext& desk, LocalDate day);
  void remind_of(const store::DeskContext& desk, const store::BookingRow& row);

  const Parts parts_;
  const OfficeHoursSettings settings_;
  const store::MailWaits has_mail_;
};

}  // namespace huiyin::gateway
