// Reception days and booked visits. Each office has its own; a key sees those of its office and of
// the offices below it.
#include <nlohmann/json.hpp>

#include "bot/understanding/understood.h"
#include "gateway/api/caller.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/json_in.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "gateway/api/visit_view.h"
#include "petition/json_reader.h"
#include "store/arrivals.h"
#include "store/bookings.h"
#include "store/office_desk.h"
#include "store/waiting_list.h"

namespace huiyin::gateway::api {
namespace {

constexpr int kPeopleReadMax = 1000;  // how many may come is the office's matter, judged below
constexpr std::size_t kMatterBytesMax = 3000;

Answer list_reception_days(const Call& call) {
  if (!call.caller.sees(office_asked(call))) return not_found();
  OrderedJson items = OrderedJson::array();
  if (const auto desk = desk_at(call, office_asked(call)))
    for (const bot::ReceptionDay& day : store::OfficeDesk(*desk).reception_days())
      items.push_back(reception_day_json(day));
  return {.body = text_of(page_json(std::move(items), ""))};
}

Answer list_bookings(const Call& call) {
  const auto asked = call.request.parameter("date");
  const auto date = asked ? LocalDate::parse(*asked) : std::nullopt;
  if (!date) return bad_parameter("date", "日期应写成 2026-11-16 这样");
  if (!call.caller.sees(office_asked(call))) return not_found();
  OrderedJson items = OrderedJson::array();
  Answer answer;
  if (const auto desk = desk_at(call, office_asked(call)))
    for (const store::BookingRow& row : store::bookings_on(*desk, *date)) {
      items.push_back(arrived_booking_json(call, desk->office.code, row));
      answer.subjects.push_back("booking/" + row.booking.number.text());
    }
  answer.body = text_of(page_json(std::move(items), ""));
  return answer;
}

Answer get_booking(const Call& call) {
  const auto seen = booking_of_path(call);
  if (!seen) return not_found();
  return {.body = text_of(arrived_booking_json(call, seen->desk.office.code, seen->row)),
          .subjects = {"booking/" + seen->row.booking.number.text()}};
}

Problem seat_problem(bot::SeatRefusal why) {
  switch (why) {
    case bot::SeatRefusal::no_such_time:
      return {"booking.no_such_time", "time", "那一天那个时间不接待", "请先查接待日的空位"};
    case bot::SeatRefusal::registration_closed:
      return {"booking.registration_closed", "date", "那一天的登记已经截止", "请换一个接待日"};
    case bot::SeatRefusal::past:
      return {"booking.past", "date", "那个时间已经过去", "请换一个接待日"};
    case bot::SeatRefusal::taken:
    case bot::SeatRefusal::unknown_booking:
      break;
  }
  return {"booking.taken", "time", "那个时间已经约满", "请换一个时间"};
}

struct PostedVisit {
  std::string name, phone;
  std::optional<LocalDate> date;
  std::string time;
  int people = 1;
  std::string matter;
  std::vector<std::string> representatives;
  std::string office;
};

PostedVisit posted_visit(const Call& call, petition::JsonReader& in) {
  using petition::Need;
  return {in.text("name", Need::required),
          in.text("phone", Need::required),
          in.date("date", Need::required),
          in.text("time", Need::required),
          in.whole("people", 1, kPeopleReadMax, Need::optional, 1),
          in.text("matter", Need::required),
          in.texts("representatives", Need::optional),
          in.has("office") ? in.text("office", Need::required) : call.caller.office};
}

struct WantedVisit {
  std::string office;
  bot::BookingRequest what;
};

// What is posted, or everything that is wrong with it.
std::optional<WantedVisit> wanted_visit(const Call& call, petition::Faults& faults) {
  PostedVisit given;
  const bool is_read = read_body(call.request, faults,
                                 [&](petition::JsonReader& in) { given = posted_visit(call, in); });
  if (!is_read) return std::nullopt;
  const auto name = petition::PersonName::parse(given.name);
  const auto phone = petition::Phone::parse(given.phone);
  const auto time = LocalTime::parse(given.time);
  if (!name) faults.push_back(name.error());
  if (!phone) faults.push_back(phone.error());
  if (!time) faults.push_back({"json.kind", "body: time", "时间应写成 09:00 这样", "请改正"});
  if (given.matter.size() > kMatterBytesMax)
    faults.push_back({"json.range", "body: matter", "事由太长", "请写短一些"});
  const store::Office* receives = call.parts.offices.find(given.office);
  const int people_max = receives == nullptr ? kPeopleReadMax : receives->facts.max_people;
  if (given.people > people_max)
    faults.push_back({"booking.people", "body: people",
                      "来访人数超过 " + std::to_string(people_max) + " 人",
                      "请推选代表（《信访工作条例》第二十条）"});
  if (!faults.empty()) return std::nullopt;
  return WantedVisit{given.office,
                     {*name, *phone, given.people, given.representatives, given.matter, false,
                      *given.date, *time}};
}

Answer book_visit(const Call& call) {
  petition::Faults faults;
  const auto wanted = wanted_visit(call, faults);
  if (!wanted) return problem(422, faults);
  const auto desk = desk_at(call, wanted->office);
  if (!desk) return not_found();
  const bot::Seat seat = store::OfficeDesk(*desk).book(wanted->what);
  if (const auto* why = std::get_if<bot::SeatRefusal>(&seat))
    return problem(409, seat_problem(*why));
  const auto& booking = std::get<bot::Booking>(seat);
  if (desk->reach == store::Reach::staff)
    store::keep_to_staff(call.tx, store::booking_subject(booking.number.text()));
  // From five on a visit is a joint one 集访: people at the office must know (domain: Signals).
  if (booking.what.people >= bot::kGroupFrom)
    store::OfficeDesk(*desk).signal({.kind = "group_visit",
                                     .people = booking.what.people,
                                     .words = booking.what.matter,
                                     .booking_number = booking.number.text()});
  OrderedJson body = booking_json(call.caller, wanted->office, {0, {}, booking});
  body["query_code"] = booking.query_code;  // told this once, to hand to the visitor
  return {.status = 201,
          .body = text_of(body),
          .headers = {{"Location", std::string(kApiRoot) + "/bookings/" + booking.number.text()}}};
}

Answer cancel_visit(const Call& call) {
  const auto seen = booking_of_path(call);
  if (!seen) return not_found();
  store::cancel_booking(seen->desk, seen->row);
  // Who waits is a citizen, and would not hear of it by a key on trial: the next round offers it.
  if (seen->desk.reach == store::Reach::anybody)
    store::offer_free_seats(seen->desk, seen->row.booking.what.date);
  return {.status = 204};
}

}  // namespace

store::DeskContext desk_of(const Call& call) {
  return {acting_at_main(call, trace_of(call.caller))
              .at(call.parts.offices.serving(call.tx, call.caller.office)),
          {}};
}

std::optional<store::DeskContext> desk_at(const Call& call, const std::string& code) {
  const store::Office* office = call.caller.sees(code) ? call.parts.offices.find(code) : nullptr;
  if (office == nullptr) return std::nullopt;
  return store::DeskContext{desk_of(call).at(*office), {}};
}

std::string office_asked(const Call& call) {
  return std::string(call.request.parameter("office").value_or(call.caller.office));
}

std::optional<SeenBooking> seen_booking(const Call& call, const petition::BookingNumber& number) {
  const auto office = store::office_of_booking(call.tx, number);
  const auto desk = office ? desk_at(call, *office) : std::nullopt;
  auto row = desk ? store::find_booking(*desk, number) : std::nullopt;
  if (!row) return std::nullopt;
  return SeenBooking{*desk, std::move(*row)};
}

std::optional<SeenBooking> booking_of_path(const Call& call) {
  const auto number = petition::BookingNumber::parse(call.request.captures.at(0));
  return number ? seen_booking(call, *number) : std::nullopt;
}

OrderedJson arrived_booking_json(const Call& call, const std::string& office,
                                 const store::BookingRow& row) {
  OrderedJson out = booking_json(call.caller, office, row);
  const auto arrival = store::arrival_of(call.tx, row.id);
  out["arrived_at"] = arrival ? OrderedJson(moment_text(arrival->at)) : OrderedJson(nullptr);
  out["arrived_by"] = arrival ? arrival->by : "";
  return out;
}

OrderedJson booking_json(const Caller& caller, const std::string& office,
                         const store::BookingRow& row) {
  const bot::BookingRequest& what = row.booking.what;
  OrderedJson out{{"number", row.booking.number.text()},
                  {"office", office},
                  {"date", what.date.iso()},
                  {"time", what.time.iso()},
                  {"people", what.people}};
  if (caller.has(Scope::people_read)) {
    out["name"] = what.name.text();
    out["phone"] = what.phone.text();
    out["matter"] = what.matter;
  } else {
    out["phone_last4"] = what.phone.last4();
  }
  return out;
}

OrderedJson reception_day_json(const bot::ReceptionDay& day) {
  OrderedJson times = OrderedJson::array();
  for (const bot::Opening& opening : day.openings)
    times.push_back({{"time", opening.time.iso()}, {"free", opening.free}});
  return {{"date", day.day.iso()},
          {"nominal", day.nominal.iso()},
          {"registration_closes", day.registration_closes.iso()},
          {"registration_open", day.registration_open},
          {"leader_morning", day.leader_morning},
          {"leader_afternoon", day.leader_afternoon},
          {"times", std::move(times)}};
}

std::vector<Endpoint> visit_endpoints() {
  const Parameter date{.name = "date",
                       .english = "The day of the visits.",
                       .schema = R"({"type":"string","format":"date"})",
                       .required = true};
  const Parameter office{.name = "office", .english = "Whose; else the key's own office."};
  return {{.method = "GET",
           .path = "/reception-days",
           .id = "listReceptionDays",
           .english = "The coming reception days with their free times.",
           .scope = Scope::reception_read,
           .handler = list_reception_days,
           .answer = "ReceptionDayPage",
           .query = {office}},
          {.method = "GET",
           .path = "/bookings",
           .id = "listBookings",
           .english = "The visits booked for a day, by time.",
           .scope = Scope::bookings_read,
           .handler = list_bookings,
           .answer = "BookingPage",
           .query = {date, office}},
          {.method = "GET",
           .path = "/bookings/{number}",
           .id = "getBooking",
           .english = "One booked visit.",
           .scope = Scope::bookings_read,
           .handler = get_booking,
           .answer = "Booking"},
          {.method = "POST",
           .path = "/bookings",
           .id = "bookVisit",
           .english = "Books a visit. A booking is no petition received: no clock starts.",
           .scope = Scope::bookings_write,
           .handler = book_visit,
           .answer = "Booking",
           .status = 201,
           .request = "BookingRequest",
           .body = Body::json,
           .on_trial = OnTrial::taken},
          {.method = "DELETE",
           .path = "/bookings/{number}",
           .id = "cancelVisit",
           .english = "Cancels a visit; its seat is offered to who waits.",
           .scope = Scope::bookings_write,
           .handler = cancel_visit,
           .answer = "",
           .status = 204,
           .on_trial = OnTrial::own_booking}};
}

}  // namespace huiyin::gateway::api
