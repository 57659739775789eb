#include "store/moved_days.h"

#include <algorithm>

#include "store/reception_changes.h"
#include "store/staff_mail.h"
#include "store/waiting_list.h"

namespace huiyin::store {
namespace {

bool is_of_office(const StaffMember& member) {
  return member.role == "duty" || member.role == "office_head" || member.role == "leader";
}

const petition::ReceptionDay* day_on(const std::vector<petition::ReceptionDay>& days,
                                     LocalDate date) {
  const auto found = std::ranges::find(
      days, date, [](const petition::ReceptionDay& each) { return each.day.date; });
  return found == days.end() ? nullptr : &*found;
}

bool is_left(const OfficeContext& office, const std::vector<petition::ReceptionDay>& days,
             LocalDate day) {
  return day_on(days, day) == nullptr && !bookings_on({office, {}}, day).empty();
}

std::optional<Problem> not_that_day(const OfficeContext& office,
                                    const std::vector<petition::ReceptionDay>& days,
                                    LocalDate day) {
  if (day < office.today())
    return Problem{"reception.past", "from", chinese(day) + "已经过去了", "请写今后的接访日"};
  if (day_on(days, day) == nullptr && !is_left(office, days, day))
    return Problem{"reception.no_such_day", "from", chinese(day) + "不是接访日",
                   "请写现在定的接访日期"};
  return std::nullopt;
}

std::optional<Problem> not_to_that_day(const OfficeContext& office,
                                       const std::vector<petition::ReceptionDay>& days,
                                       LocalDate from, LocalDate to) {
  if (to < office.today())
    return Problem{"reception.past", "to", chinese(to) + "已经过去了", "请写今后的日期"};
  if (office.office.calendar.working_day_from(to) != to)
    return Problem{"reception.day_off", "to", chinese_with_weekday(to) + "是休息日", "请写工作日"};
  if (day_on(days, to) != nullptr && (from == to || day_on(days, from) != nullptr))
    return Problem{"reception.same_day", "to", chinese(to) + "已经是另一个接访日", "请换一天"};
  return std::nullopt;
}

// Called off, it keeps the day on which it stood: it may be put back there.
void keep_day(const OfficeContext& office, LocalDate computed, LocalDate day, bool is_held,
              const std::string& by, const std::string& reason) {
  office.tx.execute(
      "INSERT INTO moved_day(office, computed, date, by_whom, reason, moved_at, is_held) VALUES "
      "($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (office, computed) DO UPDATE SET date = "
      "excluded.date, by_whom = excluded.by_whom, reason = excluded.reason, moved_at = "
      "excluded.moved_at, is_held = excluded.is_held",
      {office.office.code, computed.iso(), day.iso(), by, reason, unix_ms(office.now),
       std::int64_t{is_held}});
}

// A seat that is not free after all is one besides: nobody loses his.
void seat_as_planned(const DeskContext& desk, const PlannedVisit& visit, LocalDate to) {
  bot::BookingRequest request = visit.row.booking.what;
  request.date = to;
  request.time = visit.time;
  if (visit.how == Seated::besides || !change_booking(desk, visit.row, request))
    seat_besides(desk, visit.row, to, visit.time);
}

}  // namespace

std::optional<Problem> no_changer_of_days(const OfficeContext& office, const std::string& by) {
  const StaffMember* member = office.office.member(by);
  if (member == nullptr)
    return Problem{"staff.unknown", "by", "本单位的工作人员里没有“" + by + "”",
                   "请核对姓名；接访日由信访办或者领导变更"};
  if (!is_of_office(*member))
    return Problem{"reception.role", "by", by + "不能变更接访日", "请由信访办或者领导办理"};
  return std::nullopt;
}

std::optional<Problem> no_changer_of_days(const OfficeContext& office, const std::string& by,
                                          const std::string& reason) {
  if (auto no = no_changer_of_days(office, by)) return no;
  if (reason.empty()) return Problem{"reception.reason", "reason", "没有写变更的原因", "请写原因"};
  return std::nullopt;
}

petition::MovedDays moved_days(const OfficeContext& office) {
  petition::MovedDays moved;
  for (const auto& [computed, date, is_held] :
       office.tx.rows<std::string, std::string, std::int64_t>(
           "SELECT computed, date, is_held FROM moved_day WHERE office = $1",
           {office.office.code})) {
    const auto from = LocalDate::parse(computed), to = LocalDate::parse(date);
    if (from && to) moved[*from] = is_held != 0 ? to : std::nullopt;
  }
  return moved;
}

std::vector<petition::ReceptionDay> reception_days(const OfficeContext& office) {
  return petition::open_days(office.now, office.office.reception, office.office.calendar,
                             office.office.months_ahead, moved_days(office));
}

std::vector<std::pair<LocalDate, int>> left_days(const OfficeContext& office) {
  const auto days = reception_days(office);
  auto booked = booked_days(office);
  std::erase_if(booked, [&](const auto& one) { return day_on(days, one.first) != nullptr; });
  return booked;
}

Result<std::vector<PlannedVisit>> planned_move(const OfficeContext& office, LocalDate from,
                                               LocalDate to) {
  const auto days = reception_days(office);
  if (auto no = not_that_day(office, days, from)) return Refused(*std::move(no));
  if (auto no = not_to_that_day(office, days, from, to)) return Refused(*std::move(no));
  const DeskContext desk{office, {}};
  auto plan = plan_visits(desk, from, to);
  if (!plan.empty() && is_full(desk, to))
    return Refused(Problem{"reception.full", "to", chinese(to) + "没有空的时段，已约的人坐不下",
                           "请换一天，或者先开放那天的时段"});
  return plan;
}

Result<std::vector<BookingRow>> planned_cancelling(const OfficeContext& office, LocalDate day) {
  if (auto no = not_that_day(office, reception_days(office), day)) return Refused(*std::move(no));
  return bookings_on({office, {}}, day);
}

std::optional<LocalDate> next_day_but(const OfficeContext& office, LocalDate day) {
  for (const petition::ReceptionDay& one : reception_days(office))
    if (one.day.date != day && one.is_registration_open) return one.day.date;
  return std::nullopt;
}

DayMoved carry_over(const OfficeContext& office, const DayMove& move) {
  const DeskContext desk{office, {}};
  DayMoved done;
  ReceptionChange change{.day = move.from,
                         .moved_to = move.to,
                         .by = move.by,
                         .reason = move.reason,
                         .at = office.now};
  for (const PlannedVisit& visit : plan_visits(desk, move.from, move.to)) {
    seat_as_planned(desk, visit, move.to);
    ++done.moved;
    if (visit.how == Seated::other_time) ++done.at_other_time;
    if (visit.how == Seated::besides) ++done.over_capacity;
    change.told.push_back({visit.row.booking.number.text(), visit.time.iso(),
                           tell_booker(office, visit.row, words_of_move(office, visit, move.to))});
  }
  move_waiting(desk, move.from, move.to);
  offer_free_seats(desk, move.to);
  tell_staff(office, office.office.told_of("reception_moved"), "reception_moved",
             office.words.say("desk.reception_moved_staff",
                              {{"原日期", chinese_with_weekday(move.from)},
                               {"日期", chinese_with_weekday(move.to)},
                               {"件数", std::to_string(done.moved)},
                               {"换时间", std::to_string(done.at_other_time)},
                               {"加座", std::to_string(done.over_capacity)}}));
  note_reception_change(office.tx, office.office.code, change);
  return done;
}

Result<DayMoved> move_reception(const OfficeContext& office, const DayMove& move) {
  if (auto no = no_changer_of_days(office, move.by, move.reason)) return Refused(*std::move(no));
  if (const auto plan = planned_move(office, move.from, move.to); !plan)
    return Refused(plan.error());
  const auto days = reception_days(office);
  if (const auto* day = day_on(days, move.from))
    keep_day(office, day->computed, move.to, true, move.by, move.reason);
  return carry_over(office, move);
}

Result<DayCancelled> cancel_reception(const OfficeContext& office, LocalDate day,
                                      const std::string& by, const std::string& reason) {
  if (auto no = no_changer_of_days(office, by, reason)) return Refused(*std::move(no));
  const auto booked = planned_cancelling(office, day);
  if (!booked) return Refused(booked.error());
  const auto days = reception_days(office);
  const auto next = next_day_but(office, day);
  if (const auto* held = day_on(days, day))
    keep_day(office, held->computed, day, false, by, reason);
  const DeskContext desk{office, {}};
  ReceptionChange change{.day = day, .by = by, .reason = reason, .at = office.now};
  for (const BookingRow& row : *booked) {
    cancel_booking(desk, row);
    change.told.push_back({row.booking.number.text(), "",
                           tell_booker(office, row, words_of_cancelling(office, row, next))});
  }
  const auto waited = close_waiting(desk, day);
  for (const ConversationId who : waited)
    tell_conversation(office, who, "reception_cancelled",
                      office.words.told("desk.reception_cancelled_waiting",
                                        {{"原日期", chinese_with_weekday(day)},
                                         {"下次", next ? chinese_with_weekday(*next) : ""},
                                         {"电话", office.office.facts.phone}}));
  const DayCancelled done{int(booked->size()), int(waited.size())};
  tell_staff(
      office, office.office.told_of("reception_moved"), "reception_cancelled",
      office.words.say("desk.reception_cancelled_staff", {{"原日期", chinese_with_weekday(day)},
                                                          {"件数", std::to_string(done.bookings)},
                                                          {"候补", std::to_string(done.waiting)}}));
  note_reception_change(office.tx, office.office.code, change);
  return done;
}

}  // namespace huiyin::store
