#include "store/visit_slip.h"

#include "base/ensure.h"

namespace huiyin::store {
namespace {

SlipState state_of(const OfficeContext& office, std::int64_t booking, const std::string& state,
                   LocalDate date) {
  if (state != "booked") return SlipState::called_off;
  if (arrival_of(office.tx, booking)) return SlipState::arrived;
  return date < office.today() ? SlipState::over : SlipState::booked;
}

}  // namespace

std::string slip_address(const OfficeContext& office, const petition::BookingNumber& number) {
  const std::string& url = office.office.notices.public_url;
  return url.empty() ? "" : url + "/v/" + check_in_token(office.keys, number);
}

std::optional<VisitSlip> visit_slip(const OfficeContext& asked_at, std::string_view token) {
  const auto number = booking_of_check_in(asked_at.keys, token);
  if (!number) return std::nullopt;
  const auto row =
      asked_at.tx.row<std::int64_t, std::string, std::string, std::string, std::string>(
          "SELECT id, office, date, time, state FROM booking WHERE number = $1 ORDER BY id DESC "
          "LIMIT 1",
          {number->text()});
  if (!row) return std::nullopt;
  const auto& [id, office, day, hour, state] = *row;
  const auto date = LocalDate::parse(day);
  const auto time = LocalTime::parse(hour);
  ensure(date && time, "a visit is of a day and an hour");
  if (*date + kSlipKept < asked_at.today()) return std::nullopt;
  const Office& whose = asked_at.offices.serving(asked_at.tx, office);
  return VisitSlip{*number,
                   *date,
                   *time,
                   &whose,
                   state_of(asked_at, id, state, *date),
                   check_in_address(whose, token)};
}

}  // namespace huiyin::store
