#include "tests/unit/bot/fake_desk.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace huiyin::test {
namespace {

constexpr int kWrongTriesMax = 5;

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Three matters, as the scripts of acceptance have them.
std::vector<FakeOffice::Case> cases() {
  using namespace literals;
  petition::CaseTold first;
  first.case_number = "XF2026-000101";
  first.state = petition::State::in_progress;
  first.registered = "2026-10-09"_day;
  first.accepted = "2026-10-12"_day;
  first.unit = "药品科";
  first.progress = petition::ToldProgress{"2026-11-05"_day, "已到药店检查并取样"};
  first.due = petition::ToldDue{"conclude", "《信访工作条例》第三十四条", "2026-12-11"_day};
  first.due->latest = "2027-01-11"_day;
  petition::CaseTold second;
  second.case_number = "XF2026-000102";
  second.state = petition::State::served;
  second.registered = "2026-08-25"_day;
  second.unit = "器械科";
  second.opinion.emplace();
  second.opinion->number = "云药信处意〔2026〕31号";
  second.opinion->date = "2026-10-23"_day;
  second.opinion->served = "2026-10-26"_day;
  second.remedy = petition::ToldRemedy{"ask_review", "《信访工作条例》第三十五条",
                                       "云岭省药品监督管理局", "2026-11-25"_day};
  petition::CaseTold third = first;
  third.case_number = "XF2026-000103";
  third.progress.reset();
  third.accepted = "2026-09-28"_day;
  third.due->due = "2026-11-27"_day;
  third.due->latest = "2026-12-28"_day;
  return {{first, "482913", "1001", "13900001001"},
          {second, "730146", "1002", "13900001002"},
          {third, "915570", "1005", "13900001005"}};
}

}  // namespace

FakeOffice yunling(Instant now) {
  FakeOffice office;
  office.now = now;
  office.facts = {.name = "云岭市药品监督管理局信访办",
                  .short_name = "云药",
                  .address = "云岭市文昌路8号一楼接待室",
                  .phone = "0999-5550123",
                  .hours = "工作日 9:00-12:00、14:00-17:00",
                  .duty_person = "方蕾",
                  .max_people = 5};
  office.rules.rota = {"局长", "副局长"};
  for (const auto time : {"09:00", "09:30", "10:00", "10:30", "14:00", "14:30", "15:00", "15:30"})
    office.rules.slots.push_back(*LocalTime::parse(time));
  auto calendar = petition::Calendar::parse(
      text_of(std::string(HUIYIN_SOURCE_DIR) + "/config/defaults/calendar.json"), "calendar.json");
  if (!calendar) throw std::runtime_error("the default calendar cannot be read");
  office.calendar = *calendar;
  office.cases = cases();
  return office;
}

int FakeOffice::free_at(LocalDate day, LocalTime time) const {
  const auto full = blocked.find(day);
  if (full != blocked.end() && full->second.contains(time)) return 0;
  int taken = 0;
  for (const Kept& kept : bookings)
    if (kept.living && kept.booking.what.date == day && kept.booking.what.time == time) ++taken;
  for (const auto& [who, offer] : offers)
    if (offer.day == day && offer.time == time) ++taken;
  return std::max(0, rules.capacity - taken);
}

void FakeDesk::link(const std::string& name, const std::string& phone) {
  who_ = bot::KnownPerson{*petition::PersonName::parse(name), *petition::Phone::parse(phone)};
}

void FakeDesk::write_by_sms(const std::string& phone) {
  channel_phone_ = *petition::Phone::parse(phone);
}

std::vector<bot::ReceptionDay> FakeDesk::reception_days() {
  std::vector<bot::ReceptionDay> out;
  for (const auto& day : petition::open_days(office_.now, office_.rules, office_.calendar, 4)) {
    bot::ReceptionDay shown;
    shown.day = day.day.date;
    shown.nominal = day.day.nominal;
    shown.because = day.day.because;
    shown.holiday = day.day.holiday;
    shown.registration_closes = day.closes.date;
    shown.register_until_day = office_.rules.register_until_day;
    shown.registration_open = day.is_registration_open;
    shown.leader_morning = office_.rules.rota.morning;
    shown.leader_afternoon = office_.rules.rota.afternoon;
    for (const LocalTime time : office_.rules.slots)
      shown.openings.push_back({time, office_.free_at(shown.day, time)});
    out.push_back(std::move(shown));
  }
  return out;
}

LocalDate FakeDesk::next_working_day(LocalDate from) {
  return office_.calendar.nth_working_day_after(from, 1);
}

std::optional<bot::SeatRefusal> FakeDesk::refusal(LocalDate date, LocalTime time) const {
  const auto day = petition::reception_day_of(date, office_.rules, office_.calendar);
  if (!day || day->day.date != date ||
      std::ranges::find(office_.rules.slots, time) == office_.rules.slots.end())
    return bot::SeatRefusal::no_such_time;
  if (instant_of(date, time) < office_.now) return bot::SeatRefusal::past;
  if (petition::registration_closes(*day) <= office_.now)
    return bot::SeatRefusal::registration_closed;
  if (office_.free_at(date, time) <= 0) return bot::SeatRefusal::taken;
  return {};
}

bot::Seat FakeDesk::book(const bot::BookingRequest& request) {
  if (const auto no = refusal(request.date, request.time)) return *no;
  const auto number = petition::BookingNumber::nth(office_.next_number++);
  office_.bookings.push_back({{number, "271828", request}, person_, true});
  return office_.bookings.back().booking;
}

bool FakeDesk::is_mine(const FakeOffice::Kept& kept) const {
  return kept.living && (kept.by == person_ || (who_ && kept.booking.what.phone == *who_->phone) ||
                         opened_.contains(kept.booking.number.text()));
}

FakeOffice::Kept* FakeDesk::mine(const petition::BookingNumber& number) {
  for (auto& kept : office_.bookings)
    if (kept.booking.number == number && is_mine(kept)) return &kept;
  return nullptr;
}

bot::Seat FakeDesk::move(const petition::BookingNumber& number, LocalDate date, LocalTime time) {
  auto* kept = mine(number);
  if (!kept) return bot::SeatRefusal::unknown_booking;
  bot::BookingRequest request = kept->booking.what;
  request.date = date;
  request.time = time;
  return amend(number, request);
}

bot::Seat FakeDesk::amend(const petition::BookingNumber& number,
                          const bot::BookingRequest& request) {
  auto* kept = mine(number);
  if (!kept) return bot::SeatRefusal::unknown_booking;
  const bool moves =
      request.date != kept->booking.what.date || request.time != kept->booking.what.time;
  if (moves)
    if (const auto no = refusal(request.date, request.time)) return *no;
  kept->booking.what = request;
  return kept->booking;
}

bool FakeDesk::cancel(const petition::BookingNumber& number) {
  auto* kept = mine(number);
  if (!kept) return false;
  kept->living = false;
  return true;
}

std::vector<bot::Booking> FakeDesk::my_bookings() {
  std::vector<bot::Booking> out;
  for (const auto& kept : office_.bookings)
    if (kept.living && kept.booking.what.date >= today() &&
        (kept.by == person_ || (who_ && kept.booking.what.phone == *who_->phone)))
      out.push_back(kept.booking);
  std::ranges::stable_sort(out, {}, [](const bot::Booking& booking) {
    return std::pair(booking.what.date, booking.what.time);
  });
  return out;
}

bot::BookingLookUp FakeDesk::find_booking(const petition::BookingNumber& number,
                                          const std::string& last4_or_code) {
  if (office_.wrong_tries[person_] >= kWrongTriesMax) return bot::LookUpRefusal::shut;
  for (const auto& kept : office_.bookings)
    if (kept.living && kept.booking.number == number &&
        (kept.booking.what.phone.last4() == last4_or_code ||
         kept.booking.query_code == last4_or_code)) {
      opened_.insert(number.text());
      return kept.booking;
    }
  ++office_.wrong_tries[person_];
  return bot::LookUpRefusal::not_found;
}

bot::WaitingPlace FakeDesk::wait_for(LocalDate day, const bot::BookingRequest&) {
  auto& list = office_.waiting[day];
  auto place = std::ranges::find(list, person_);
  if (place == list.end()) place = list.insert(list.end(), person_);
  return {day, static_cast<int>(place - list.begin()) + 1};
}

std::vector<bot::WaitingPlace> FakeDesk::my_waiting() {
  std::vector<bot::WaitingPlace> out;
  for (const auto& [day, list] : office_.waiting) {
    const auto place = std::ranges::find(list, person_);
    if (place != list.end()) out.push_back({day, static_cast<int>(place - list.begin()) + 1});
  }
  return out;
}

bool FakeDesk::leave_waiting(LocalDate day) {
  return std::erase(office_.waiting[day], person_) > 0;
}

std::optional<bot::SeatOffer> FakeDesk::my_offer() {
  const auto offer = office_.offers.find(person_);
  if (offer == office_.offers.end() || offer->second.until <= office_.now) return {};
  return offer->second;
}

bot::Seat FakeDesk::take_offer() {
  const auto offer = my_offer();
  if (!offer) return bot::SeatRefusal::taken;
  office_.offers.erase(person_);
  bot::BookingRequest request = offer->request;
  request.date = offer->day;
  request.time = offer->time;
  return book(request);
}

void FakeDesk::decline_offer() { office_.offers.erase(person_); }

bot::CaseLookUp FakeDesk::find_case(const std::optional<petition::CaseNumber>& number,
                                    const std::string& code, const std::string& last4) {
  if (office_.wrong_tries[person_] >= kWrongTriesMax) return bot::LookUpRefusal::shut;
  for (const auto& each : office_.cases)
    if (each.code == code && each.last4 == last4 &&
        (!number || each.told.case_number == number->text()))
      return each.told;
  ++office_.wrong_tries[person_];
  return bot::LookUpRefusal::not_found;
}

// The fake keeps no moments: shut now, it opens half an hour on.
std::optional<Instant> FakeDesk::look_up_opens() {
  if (office_.wrong_tries[person_] < kWrongTriesMax) return std::nullopt;
  return now() + kShutFor;
}

std::vector<petition::CaseTold> FakeDesk::my_cases() {
  std::vector<petition::CaseTold> out;
  if (who_)
    for (const auto& each : office_.cases)
      if (each.phone == who_->phone->text()) out.push_back(each.told);
  return out;
}

bot::BindAnswer FakeDesk::bind(const bot::BindRequest& request) {
  const auto found = find_case(request.number, request.code, request.last4);
  if (const auto* why = std::get_if<bot::LookUpRefusal>(&found))
    return *why == bot::LookUpRefusal::shut ? bot::BindRefusal::shut : bot::BindRefusal::not_found;
  for (const auto& each : office_.cases)
    if (each.code == request.code) {
      if (each.phone.empty()) return bot::BindRefusal::nameless;
      if (office_.has_sms) return sent_code(each.phone);
      link("赵德福", each.phone);
    }
  return bot::Bound{office_.notices_waiting};
}

bot::BindAnswer FakeDesk::sent_code(const std::string& phone) {
  if (std::ssize(office_.codes) >= office_.codes_max) return bot::BindRefusal::too_many;
  office_.codes.push_back(std::to_string(314159 + office_.codes.size()));
  code_for_ = phone;
  return bot::CodeSent{phone.substr(phone.size() - 4)};
}

bot::CodeAnswer FakeDesk::bind_by_code(const std::string& code) {
  if (std::ssize(office_.codes_tried) >= kWrongTriesMax) return bot::CodeRefusal::too_many;
  if (code_for_.empty()) return bot::CodeRefusal::over;
  if (office_.codes.back() != code) {
    office_.codes_tried.push_back(code);
    return std::ssize(office_.codes_tried) >= kWrongTriesMax ? bot::CodeRefusal::too_many
                                                             : bot::CodeRefusal::wrong;
  }
  link("赵德福", code_for_);
  return bot::Bound{office_.notices_waiting};
}

void FakeDesk::disown_phone() {
  if (channel_phone_) office_.disowned.push_back(channel_phone_->text());
  who_.reset();
}

bot::ReviewAnswer FakeDesk::ask_review(const bot::ReviewRequest& request) {
  for (auto& each : office_.cases) {
    const bool is_mine = request.code.empty() && who_ && each.phone == who_->phone->text();
    const bool is_opened = each.code == request.code && each.last4 == request.last4;
    if (each.told.case_number != request.number.text() || (!is_mine && !is_opened)) continue;
    if (each.told.state != petition::State::served) return bot::ReviewRefusal::not_now;
    office_.reviews.push_back(request);
    each.told.state = petition::State::review;
    each.told.review_asked = today();
    each.told.remedy.reset();
    each.told.due = petition::ToldDue{
        "decide_review", "《信访工作条例》第三十五条", today() + days{30}, false, {}};
    return each.told;
  }
  return bot::ReviewRefusal::unknown_case;
}

std::optional<bot::NoticeAgain> FakeDesk::send_notice_again(const bot::NoticeRequest& request) {
  for (const auto& each : office_.cases) {
    const bool is_mine = request.code.empty() && who_ && each.phone == who_->phone->text() &&
                         each.told.case_number == request.case_number;
    const bool is_opened =
        !request.code.empty() && each.code == request.code && each.last4 == request.last4;
    if ((!is_mine && !is_opened) || !each.told.opinion) continue;
    office_.sent_again.push_back(
        {each.told.case_number, each.told.opinion->number, office_.notice_link});
    return office_.sent_again.back();
  }
  return std::nullopt;
}

}  // namespace huiyin::test
