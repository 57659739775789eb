#include "gateway/figure_days.h"

#include "store/message_days.h"
#include "store/offices.h"

namespace huiyin::gateway {
namespace {

constexpr std::size_t kDaysARound = 60;  // of each office

}  // namespace

void FigureDays::round() {
  const LocalDate today = office_date(clock_.now());
  if (done_ == today) return;
  const auto offices = database_.read([](store::Transaction& tx) { return store::offices(tx); });
  bool is_all = true;
  for (const store::OfficeRow& office : offices)
    is_all &= count_of(office.code, today, kDaysARound);
  if (is_all) done_ = today;
}

// False: there may be more.
bool FigureDays::count_of(const std::string& office, LocalDate today, std::size_t max) {
  const auto wanted = database_.read(
      [&](store::Transaction& tx) { return store::message_days_to_count(tx, office, today, max); });
  for (const LocalDate day : wanted) {
    const auto counts = database_.read(
        [&](store::Transaction& tx) { return store::count_message_day(tx, office, day); });
    database_.write([&](store::Transaction& tx) {
      store::keep_message_day(tx, office, day, counts, clock_.now());
    });
  }
  return wanted.size() < max;
}

}  // namespace huiyin::gateway
