#include "store/office_desk.h"

#include <algorithm>

#include "petition/told.h"
#include "store/binding.h"
#include "store/bookings.h"
#include "store/case_acts.h"
#include "store/cases.h"
#include "store/moved_days.h"
#include "store/notice_again.h"
#include "store/opt_outs.h"
#include "store/people.h"
#include "store/phone_cuts.h"
#include "store/signals.h"
#include "store/staff_mail.h"
#include "store/takeovers.h"
#include "store/visit_slip.h"
#include "store/waiting_list.h"

namespace huiyin::store {
namespace {

bot::Booking with_slip(const OfficeContext& office, BookingRow row) {
  row.booking.slip = slip_address(office, row.booking.number);
  return std::move(row.booking);
}

}  // namespace

OfficeDesk::OfficeDesk(const DeskContext& context) : desk_(context) {}

std::optional<bot::KnownPerson> OfficeDesk::who() const {
  if (!desk_.who.person) return std::nullopt;
  return person(desk_.tx, desk_.keys, *desk_.who.person);
}

bool OfficeDesk::is_by_sms() const { return desk_.who.address.channel == kSms; }

std::optional<petition::Phone> OfficeDesk::channel_phone() const {
  if (!is_by_sms()) return std::nullopt;
  const auto phone = petition::Phone::parse(desk_.who.address.user);
  return phone ? std::optional(*phone) : std::nullopt;  // a foreign number is none of ours
}

// An SMS comes from its phone: what was booked for that number is its own.
std::optional<std::string> OfficeDesk::my_phone_hash() const {
  if (const auto known = who())
    return known->phone ? std::optional(phone_hash(desk_.keys, *known->phone)) : std::nullopt;
  const auto phone = channel_phone();
  return phone ? std::optional(phone_hash(desk_.keys, *phone)) : std::nullopt;
}

std::string OfficeDesk::asker() const {
  return "conversation/" + std::to_string(desk_.who.id.value);
}

// Each try counts against who asks. Against what he asks for his tries count once: else whoever
// knows a number could shut its owner out of it with a few wrong digits. Several who guess at one
// file still shut it.
void OfficeDesk::count_wrong(const std::string& asked_for) {
  count_wrong_look_up(desk_, {asker()});
  const std::string his = asked_for + " by " + asker();
  if (!was_tried_lately(desk_, his)) count_wrong_look_up(desk_, {asked_for, his});
}

std::vector<bot::ReceptionDay> OfficeDesk::reception_days() {
  const Office& office = desk_.office;
  std::vector<bot::ReceptionDay> days;
  for (const petition::ReceptionDay& planned : store::reception_days(desk_)) {
    bot::ReceptionDay day;
    day.day = planned.day.date;
    day.nominal = planned.day.nominal;
    day.because = planned.day.because;
    day.holiday = planned.day.holiday;
    day.registration_closes = planned.closes.date;
    day.register_until_day = office.reception.register_until_day;
    day.registration_open = planned.is_registration_open;
    day.openings = openings(desk_, day.day);
    const auto post = [&](const std::string& name) {
      const StaffMember* member = office.member(name);
      return member == nullptr ? std::string() : member->post;
    };
    day.leader_morning = post(office.reception.rota.morning);
    day.leader_afternoon = post(office.reception.rota.afternoon);
    days.push_back(std::move(day));
  }
  return days;
}

LocalDate OfficeDesk::next_working_day(LocalDate from) {
  return desk_.office.calendar.working_day_from(from + days{1});
}

// Why nobody can be seated then, apart from its being full.
std::optional<bot::SeatRefusal> OfficeDesk::refusal(LocalDate date, LocalTime time) const {
  if (date < desk_.today()) return bot::SeatRefusal::past;
  const auto days = store::reception_days(desk_);
  const auto day =
      std::ranges::find(days, date, [](const petition::ReceptionDay& d) { return d.day.date; });
  if (day == days.end() || !std::ranges::count(desk_.office.reception.slots, time))
    return bot::SeatRefusal::no_such_time;
  if (!day->is_registration_open) return bot::SeatRefusal::registration_closed;
  return std::nullopt;
}

bot::Seat OfficeDesk::book(const bot::BookingRequest& request) {
  if (const auto why = refusal(request.date, request.time)) return *why;
  auto row = insert_booking(desk_, request);
  if (!row) return bot::SeatRefusal::taken;
  return with_slip(desk_, *std::move(row));
}

bot::Seat OfficeDesk::move(const petition::BookingNumber& number, LocalDate date, LocalTime time) {
  const auto row = store::find_booking(desk_, number);
  if (!row) return bot::SeatRefusal::unknown_booking;
  bot::BookingRequest request = row->booking.what;
  request.date = date;
  request.time = time;
  return amend(number, request);
}

bot::Seat OfficeDesk::amend(const petition::BookingNumber& number,
                            const bot::BookingRequest& request) {
  const auto row = store::find_booking(desk_, number);
  if (!row || !may_touch(desk_, *row, my_phone_hash())) return bot::SeatRefusal::unknown_booking;
  const bot::BookingRequest& before = row->booking.what;
  const bool moves = request.date != before.date || request.time != before.time;
  if (moves)
    if (const auto why = refusal(request.date, request.time)) return *why;
  if (!change_booking(desk_, *row, request)) return bot::SeatRefusal::taken;
  if (moves) offer_free_seats(desk_, before.date);
  return bot::Booking{number, row->booking.query_code, request};
}

bool OfficeDesk::cancel(const petition::BookingNumber& number) {
  const auto row = store::find_booking(desk_, number);
  if (!row || !may_touch(desk_, *row, my_phone_hash())) return false;
  cancel_booking(desk_, *row);
  offer_free_seats(desk_, row->booking.what.date);
  return true;
}

std::vector<bot::Booking> OfficeDesk::my_bookings() {
  std::vector<bot::Booking> mine;
  for (BookingRow& row : bookings_of(desk_, my_phone_hash()))
    mine.push_back(std::move(row.booking));
  return mine;
}

bot::BookingLookUp OfficeDesk::find_booking(const petition::BookingNumber& number,
                                            const std::string& last4_or_code) {
  const std::string visit = "booking/" + number.text();
  if (look_up_is_shut(desk_, {asker(), visit})) return bot::LookUpRefusal::shut;
  const auto row = store::find_booking(desk_, number);
  // Who has that phone now knows its digits too.
  const bool right =
      row && (row->booking.query_code == last4_or_code ||
              (!row->is_phone_cut && row->booking.what.phone.last4() == last4_or_code));
  if (!right) {
    count_wrong(visit);
    return bot::LookUpRefusal::not_found;
  }
  grant(desk_, *row);
  return row->booking;
}

bot::WaitingPlace OfficeDesk::wait_for(LocalDate day, const bot::BookingRequest& request) {
  return join_waiting(desk_, day, request);
}
std::vector<bot::WaitingPlace> OfficeDesk::my_waiting() { return waiting_of(desk_); }
bool OfficeDesk::leave_waiting(LocalDate day) { return store::leave_waiting(desk_, day); }
std::optional<bot::SeatOffer> OfficeDesk::my_offer() {
  auto seat = live_offer(desk_);
  return seat ? std::optional(std::move(seat->offer)) : std::nullopt;
}

bot::Seat OfficeDesk::take_offer() {
  const auto seat = live_offer(desk_);
  if (!seat) return bot::SeatRefusal::taken;
  const DeskContext desk = desk_of_seat(desk_, *seat);
  // The held seat is given up and taken in one transaction: nobody can come between.
  end_offer(desk.tx, *seat, OfferEnd::taken);
  if (auto row = insert_booking(desk, seat->offer.request)) return with_slip(desk, *std::move(row));
  // The office has closed that time meanwhile: he stands where he stood, before those who came
  // later.
  return_to_line(desk, *seat);
  return bot::SeatRefusal::taken;
}

void OfficeDesk::decline_offer() {
  const auto seat = live_offer(desk_);
  if (!seat) return;
  end_offer(desk_.tx, *seat, OfferEnd::declined);
  offer_free_seats(desk_of_seat(desk_, *seat), seat->offer.day);
}

// As the office tells it whose the case is.
petition::CaseTold OfficeDesk::told(const petition::CaseFile& file) const {
  const Office& office = desk_.offices.of_case(desk_.tx, file.number->text());
  return petition::told(file, law_of(office), office.reviewers);
}

std::optional<petition::CaseTold> OfficeDesk::told(const std::string& case_no) const {
  const auto file = case_file(desk_.tx, desk_.keys, case_no);
  return file ? std::optional(told(*file)) : std::nullopt;
}

bot::CaseLookUp OfficeDesk::find_case(const std::optional<petition::CaseNumber>& number,
                                      const std::string& code, const std::string& last4) {
  // What is asked for counts as typed, whether there is such a case or not: being shut must not
  // tell that there is.
  const std::string file = number ? "case/" + number->text() : "code/" + code;
  if (look_up_is_shut(desk_, {asker(), file})) return bot::LookUpRefusal::shut;
  const auto case_no = case_of(desk_.tx, desk_.keys, number ? number->text() : "", code, last4);
  auto found = case_no ? told(*case_no) : std::nullopt;
  if (!found) {
    count_wrong(file);
    return bot::LookUpRefusal::not_found;
  }
  return std::move(*found);
}

std::optional<Instant> OfficeDesk::look_up_opens() { return store::look_up_opens(desk_, asker()); }

std::vector<petition::CaseTold> OfficeDesk::my_cases() {
  std::vector<petition::CaseTold> mine;
  if (!desk_.who.person) return mine;
  for (const std::string& case_no : cases_of_person(desk_.tx, *desk_.who.person)) {
    const auto file = case_file(desk_.tx, desk_.keys, case_no);
    // Who looks over his shoulder must not read of it: an accusation is opened by its own code.
    if (file && !petition::is_accusation(*file)) mine.push_back(told(*file));
  }
  return mine;
}

bot::BindAnswer OfficeDesk::bind(const bot::BindRequest& request) {
  const auto found = find_case(request.number, request.code, request.last4);
  if (const auto* why = std::get_if<bot::LookUpRefusal>(&found))
    return *why == bot::LookUpRefusal::shut ? bot::BindRefusal::shut : bot::BindRefusal::not_found;
  const std::string& number = std::get<petition::CaseTold>(found).case_number;
  const auto person = petitioner(desk_.tx, desk_.keys, number, request.last4);
  if (!person) return bot::BindRefusal::nameless;
  return ask_to_bind(desk_, *person);
}

bot::CodeAnswer OfficeDesk::bind_by_code(const std::string& code) {
  return store::bind_by_code(desk_, code);
}

void OfficeDesk::unbind() { unbind_conversation(desk_); }

void OfficeDesk::disown_phone() {
  if (const auto phone = channel_phone()) cut_phone(desk_, *phone, "");
}

bool OfficeDesk::may_touch_case(const std::string& number, const std::string& code,
                                const std::string& last4) const {
  if (!code.empty()) return case_of(desk_.tx, desk_.keys, number, code, last4) == number;
  if (!desk_.who.person) return false;
  const auto mine = cases_of_person(desk_.tx, *desk_.who.person);
  return std::ranges::find(mine, number) != mine.end();
}

bot::ReviewAnswer OfficeDesk::ask_review(const bot::ReviewRequest& request) {
  const std::string number = request.number.text();
  if (!may_touch_case(number, request.code, request.last4)) return bot::ReviewRefusal::unknown_case;
  const auto file = case_file(desk_.tx, desk_.keys, number);
  if (!file) return bot::ReviewRefusal::unknown_case;
  petition::CaseEvent asked{.date = desk_.today(),
                            .recorded = desk_.now,
                            .by = std::string(petition::title(petition::Role::citizen)),
                            .body = petition::event::ReviewAsked{request.reason},
                            .as = petition::Role::citizen};
  if (petition::last_of_round<petition::event::ReviewDecided>(*file) != nullptr)
    asked.body = petition::event::RereviewAsked{request.reason};
  const auto done = record_on_case(desk_, number, std::move(asked));
  if (!done) return bot::ReviewRefusal::not_now;
  return told(done->file);
}

std::optional<bot::NoticeAgain> OfficeDesk::send_notice_again(const bot::NoticeRequest& request) {
  std::string case_no = request.case_number;
  if (case_no.empty())
    case_no = case_of(desk_.tx, desk_.keys, "", request.code, request.last4).value_or("");
  if (case_no.empty() || !may_touch_case(case_no, request.code, request.last4)) return std::nullopt;
  const auto file = case_file(desk_.tx, desk_.keys, case_no);
  const auto* concluded =
      file ? petition::last_of_round<petition::event::Concluded>(*file) : nullptr;
  if (concluded == nullptr) return std::nullopt;
  const auto citizen = request.code.empty()
                           ? desk_.who.person
                           : petitioner(desk_.tx, desk_.keys, case_no, request.last4);
  bot::NoticeAgain again{case_no, std::get<petition::event::Concluded>(concluded->body).number,
                         link_to_opinion(desk_.at_office_of(case_no), *file, *concluded, citizen)};
  const auto done = record_on_case(
      desk_, case_no,
      {desk_.today(), desk_.now, std::string(petition::title(petition::Role::citizen)),
       petition::event::NoticeResent{again.number}, petition::Role::citizen});
  if (!done) return std::nullopt;
  return again;
}

bool OfficeDesk::opt_out() { return store::opt_out(desk_.tx, desk_.keys, desk_.who.id, desk_.now); }

bool OfficeDesk::opt_in() { return store::opt_in(desk_.tx, desk_.keys, desk_.who.id); }

void OfficeDesk::signal(const bot::Signal& signal) {
  raise_signal(desk_, desk_.who.id.value > 0 ? std::optional(desk_.who.id) : std::nullopt, signal);
}

void OfficeDesk::ask_for_human(const std::string& reason) {
  const auto open = desk_.tx.row<std::int64_t>(
      "SELECT id FROM invitation_of_human WHERE conversation_id = $1 AND closed_at IS NULL LIMIT 1",
      {desk_.who.id.value});
  if (open) return;
  desk_.tx.execute(
      "INSERT INTO invitation_of_human(conversation_id, at, reason) VALUES ($1, $2, $3)",
      {desk_.who.id.value, unix_ms(desk_.now), reason});
  note_asked(desk_.tx, desk_.who.id, desk_.now);
  const std::string time = office_time(desk_.now).iso(), talk = std::to_string(desk_.who.id.value);
  // Who writes by SMS is not in the list of customer service: he is called.
  tell_staff(desk_, desk_.office.told_of("human"), "queue",
             is_by_sms() ? desk_.words.say(
                               "desk.human_asked_by_sms",
                               {{"时间", time}, {"会话", talk}, {"电话", desk_.who.address.user}})
                         : desk_.words.say("desk.human_asked", {{"时间", time}, {"会话", talk}}));
}

}  // namespace huiyin::store
