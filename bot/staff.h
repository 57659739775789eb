// What a member of staff who writes to the app in words is answered: what waits for people, and who
// comes when. The commands on the ledger join here.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "bot/converse.h"
#include "petition/booking_number.h"

namespace huiyin::bot {

// The staff's view of the office. Number, time and headcount; no story.
class StaffDesk {
 public:
  virtual ~StaffDesk() = default;
  virtual Instant now() const = 0;

  struct Wait {
    std::int64_t conversation = 0;
    Instant since{};
  };
  virtual std::vector<Wait> waiting_for_human() = 0;  // the longest waiting first

  struct Visit {
    petition::BookingNumber number;
    LocalTime time;
    int people = 1;
  };
  struct Day {
    LocalDate day;
    std::vector<Visit> visits;  // by time
  };
  virtual Day next_reception_day() = 0;
};

// One answer to every message.
Turn converse_staff(const Session& session, const Message& message, StaffDesk& desk,
                    const templates::Catalogue& words);

std::vector<templates::Catalogue::Need> needed_staff_words();

}  // namespace huiyin::bot
