// What the office does by itself as time passes: reminders of tomorrow's visits, offers of the
// waiting list that run out, and forgetting what need not be kept. Each round is one transaction;
// to do a round twice changes nothing.
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "store/database.h"
#include "store/desk_context.h"
#include "store/sealing.h"
#include "store/wordbook.h"

namespace huiyin::gateway {

struct OfficeHoursSettings {
  LocalTime reminder{16, 0};   // of the day before a visit
  minutes callbacks_kept{20};  // twice the freshness window: older ones are refused as stale
};

class OfficeHours {
 public:
  struct Parts {
    store::Database& database;
    const store::Keyring& keys;
    const Clock& clock;
    Random& random;
    const store::Wordbook& words;
    const store::Office& office;
  };
  OfficeHours(Parts parts, OfficeHoursSettings settings, store::MailWaits has_mail);

  // Everything that is due now. Throws DatabaseError.
  void round();

 private:
  void remind_of_visits(const store::DeskContext& desk);

  const Parts parts_;
  const OfficeHoursSettings settings_;
  const store::MailWaits has_mail_;
};

}  // namespace huiyin::gateway
