// Checking in 签到: by the code on the day's printed list, or by the row itself.
#include <nlohmann/json.hpp>

#include "gateway/api/caller.h"
#include "gateway/api/json_in.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "gateway/api/visit_view.h"
#include "paper/qr_code.h"
#include "store/arrivals.h"

namespace huiyin::gateway::api {
namespace {

std::string subject_of(const store::BookingRow& row) {
  return "booking/" + row.booking.number.text();
}

// Each reading makes new ones, and all of them are good: a code that was printed stays so.
Answer list_codes(const Call& call) {
  const auto asked = call.request.parameter("date");
  const auto date = asked ? LocalDate::parse(*asked) : std::nullopt;
  if (!date) return bad_parameter("date", "日期应写成 2026-11-16 这样");
  if (!call.caller.sees(office_asked(call))) return not_found();
  OrderedJson items = OrderedJson::array();
  const auto desk = desk_at(call, office_asked(call));
  // Without an address by which a phone reaches us a code leads nowhere.
  if (desk && !desk->office.notices.public_url.empty())
    for (const store::BookingRow& row : store::bookings_on(*desk, *date)) {
      const std::string address = store::check_in_address(
          desk->office, store::check_in_token(call.parts.keys, row.booking.number));
      const paper::QrPath drawn = paper::qr_path(address);
      items.push_back({{"number", row.booking.number.text()},
                       {"address", address},
                       {"modules", drawn.modules},
                       {"path", drawn.path}});
    }
  return {.body = text_of(page_json(std::move(items), ""))};
}

Answer told_of_visit(const Call& call, const SeenBooking& seen) {
  const bot::BookingRequest& what = seen.row.booking.what;
  const LocalDate today = office_date(call.now);
  const auto late =
      std::chrono::floor<std::chrono::minutes>(call.now - instant_of(what.date, what.time));
  return {.body = text_of({{"booking", arrived_booking_json(call, seen.desk.office.code, seen.row)},
                           {"day", what.date == today  ? "today"
                                   : what.date > today ? "to_come"
                                                       : "past"},
                           {"minutes_late", std::max<std::int64_t>(0, late.count())}}),
          .subjects = {subject_of(seen.row)}};
}

Answer get_check_in(const Call& call) {
  const auto number = store::booking_of_check_in(call.parts.keys, call.request.captures.at(0));
  const auto seen = number ? seen_booking(call, *number) : std::nullopt;
  if (seen) return told_of_visit(call, *seen);
  if (!number) return not_found();
  // A code of ours, on paper in somebody's hand: who scans it hears more than that nothing is
  // there.
  return problem(404,
                 Problem{"check_in.gone", "token", "这个预约不在了：已经取消，或者不是您这里的",
                         "请在当天的名单里按姓名找，没有就按没有预约的接待"});
}

Answer note_came(const Call& call) {
  const auto seen = booking_of_path(call);
  if (!seen) return not_found();
  petition::Faults faults;
  const auto by = body_of(call.request, faults, [&](petition::JsonReader& in) {
    return who_does(call.caller, in, petition::Need::required);
  });
  if (!by) return problem(422, faults);
  const auto came = store::note_arrival(seen->desk, seen->row, {call.caller.key_id, *by});
  return came ? told_of_visit(call, *seen) : problem(409, came.error());
}

Answer take_back(const Call& call) {
  const auto seen = booking_of_path(call);
  if (!seen) return not_found();
  store::take_back_arrival(seen->desk, seen->row, {call.caller.key_id, call.caller.key_name});
  return {.status = 204};
}

}  // namespace

std::vector<Endpoint> check_in_endpoints() {
  const Parameter date{.name = "date",
                       .english = "The day of the visits.",
                       .schema = R"({"type":"string","format":"date"})",
                       .required = true};
  const Parameter office{.name = "office", .english = "Whose; else the key's own office."};
  return {{.method = "GET",
           .path = "/check-in-codes",
           .id = "listCheckInCodes",
           .english = "For the printed list of a day: of each visit the address of its check-in "
                      "page and the QR code of it, as an SVG path. None without public_url.",
           .scope = Scope::bookings_write,
           .handler = list_codes,
           .answer = "CheckInCodePage",
           .query = {date, office}},
          {.method = "GET",
           .path = "/check-ins/{token}",
           .id = "getCheckIn",
           .english = "The visit of a code that was scanned: `day` is today, to_come or past.",
           .scope = Scope::bookings_read,
           .handler = get_check_in,
           .answer = "CheckIn"},
          {.method = "POST",
           .path = "/bookings/{number}/arrival",
           .id = "noteArrival",
           .english = "They have come. Twice is no fault: the first stands. 409 arrival.other_day "
                      "on another day than the visit's.",
           .scope = Scope::bookings_write,
           .handler = note_came,
           .answer = "CheckIn",
           .request = "ArrivalWish",
           .body = Body::json,
           .on_trial = OnTrial::own_booking},
          {.method = "DELETE",
           .path = "/bookings/{number}/arrival",
           .id = "takeBackArrival",
           .english = "It was another row that was meant; both stay on record.",
           .scope = Scope::bookings_write,
           .handler = take_back,
           .answer = "",
           .status = 204,
           .on_trial = OnTrial::own_booking}};
}

}  // namespace huiyin::gateway::api
