#include "store/arrivals.h"

#include <algorithm>

#include "base/ensure.h"
#include "store/base64.h"

namespace huiyin::store {
namespace {

constexpr std::string_view kSealedFor = "check_in";
constexpr std::size_t kTokenBytesMax = 200;

void note_act_of_arrival(const OfficeContext& office, const BookingRow& row, std::string_view act,
                         const Answerer& who) {
  office.tx.execute(
      "INSERT INTO arrival(booking_id, at, act, key_id, by_whom) VALUES ($1, $2, $3, $4, $5)",
      {row.id, unix_ms(office.now), std::string(act), who.key_id, who.name});
}

void swap_signs(std::string& text, char from, char to) { std::ranges::replace(text, from, to); }

}  // namespace

std::optional<VisitArrival> arrival_of(Transaction& tx, std::int64_t booking) {
  const auto newest = tx.row<std::int64_t, std::string, std::string>(
      "SELECT at, act, by_whom FROM arrival WHERE booking_id = $1 ORDER BY id DESC LIMIT 1",
      {booking});
  if (!newest || std::get<1>(*newest) != "arrived") return std::nullopt;
  return VisitArrival{Instant(milliseconds{std::get<0>(*newest)}), std::get<2>(*newest)};
}

Result<VisitArrival> note_arrival(const OfficeContext& office, const BookingRow& row,
                                  const Answerer& who) {
  if (const auto there = arrival_of(office.tx, row.id)) return *there;
  if (row.booking.what.date != office.today())
    return Refused(Problem{"arrival.other_day", "number",
                           "预约的是" + chinese_with_weekday(row.booking.what.date) + "，不是今天",
                           "请先改到今天，或者请来访人按预约的日子来"});
  note_act_of_arrival(office, row, "arrived", who);
  return VisitArrival{office.now, who.name};
}

void take_back_arrival(const OfficeContext& office, const BookingRow& row, const Answerer& who) {
  if (arrival_of(office.tx, row.id)) note_act_of_arrival(office, row, "taken_back", who);
}

std::string check_in_address(const Office& office, std::string_view token) {
  const std::string& url = office.notices.public_url;
  return url.empty() ? "" : url + "/console/visits/check-in/" + std::string(token);
}

std::string check_in_token(const Keyring& keys, const petition::BookingNumber& number) {
  const std::string sealed = keys.seal(number.text(), kSealedFor);
  ensure(from_base64(sealed).has_value(), "what is sealed is written in base64");
  std::string token = sealed.substr(0, sealed.find('='));
  swap_signs(token, '+', '-');
  swap_signs(token, '/', '_');
  return token;
}

std::optional<petition::BookingNumber> booking_of_check_in(const Keyring& keys,
                                                           std::string_view token) {
  if (token.size() > kTokenBytesMax) return std::nullopt;
  std::string sealed(token);
  swap_signs(sealed, '-', '+');
  swap_signs(sealed, '_', '/');
  sealed.append((4 - sealed.size() % 4) % 4, '=');
  const auto opened = keys.open(sealed, kSealedFor);
  if (!opened) return std::nullopt;
  const auto number = petition::BookingNumber::parse(*opened);
  return number ? std::optional(*number) : std::nullopt;
}

}  // namespace huiyin::store
