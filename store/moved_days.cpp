#include "store/moved_days.h"

#include <algorithm>

#include "store/bookings.h"
#include "store/citizen_mail.h"
#include "store/staff_mail.h"

namespace huiyin::store {
namespace {

petition::MovedDays moved_days(const OfficeContext& office) {
  petition::MovedDays moved;
  for (const auto& [computed, date] : office.tx.rows<std::string, std::string>(
           "SELECT computed, date FROM moved_day WHERE office = $1", {office.office.code})) {
    const auto from = LocalDate::parse(computed), to = LocalDate::parse(date);
    if (from && to) moved[*from] = *to;
  }
  return moved;
}

bool is_of_office(const StaffMember& member) {
  return member.role == "duty" || member.role == "office_head" || member.role == "leader";
}

std::optional<Problem> refusal(const OfficeContext& office, const DayMove& move,
                               const std::vector<petition::ReceptionDay>& days) {
  const StaffMember* member = office.office.member(move.by);
  if (member == nullptr)
    return Problem{"staff.unknown", "by", "本单位没有“" + move.by + "”", "请核对姓名"};
  if (!is_of_office(*member))
    return Problem{"reception.role", "by", move.by + "不能变更接访日", "请由信访办或者领导办理"};
  if (move.reason.empty())
    return Problem{"reception.reason", "reason", "没有写变更的原因", "请写原因"};
  const auto on = [&](LocalDate date) {
    return std::ranges::any_of(
        days, [&](const petition::ReceptionDay& day) { return day.day.date == date; });
  };
  if (!on(move.from))
    return Problem{"reception.no_such_day", "from", chinese(move.from) + "不是接访日",
                   "请写现在定的接访日期"};
  if (move.to < office.today())
    return Problem{"reception.past", "to", chinese(move.to) + "已经过去了", "请写今后的日期"};
  if (office.office.calendar.working_day_from(move.to) != move.to)
    return Problem{"reception.day_off", "to", chinese(move.to) + "是休息日", "请写工作日"};
  if (on(move.to))
    return Problem{"reception.same_day", "to", chinese(move.to) + "已经是另一个接访日", "请换一天"};
  return std::nullopt;
}

// The same hour; else the nearest that is free; else the same one, as one more than there are
// seats: who was promised a visit is received.
enum class Seated { same_time, other_time, besides };

Seated seat_on(const DeskContext& desk, const BookingRow& row, LocalDate to) {
  bot::BookingRequest request = row.booking.what;
  request.date = to;
  if (change_booking(desk, row, request)) return Seated::same_time;
  auto free = openings(desk, to);
  std::erase_if(free, [](const bot::Opening& opening) { return opening.free == 0; });
  const auto distance = [&](const bot::Opening& opening) {
    return std::chrono::abs(opening.time.since_midnight() - row.booking.what.time.since_midnight());
  };
  std::ranges::stable_sort(free, {}, distance);
  for (const bot::Opening& opening : free) {
    request.time = opening.time;
    if (change_booking(desk, row, request)) return Seated::other_time;
  }
  seat_besides(desk, row, to, row.booking.what.time);
  return Seated::besides;
}

void tell_of_move(const OfficeContext& office, const BookingRow& before, const DayMove& move,
                  LocalTime time) {
  const bot::Booking& booking = before.booking;
  const std::string was = chinese_with_weekday(move.from), now = chinese_with_weekday(move.to);
  tell_booker(
      office, before,
      {"reception_moved",
       office.words.say("desk.reception_moved", {{"预约号", booking.number.text()},
                                                 {"原日期", was},
                                                 {"原时间", booking.what.time.iso()},
                                                 {"日期", now},
                                                 {"时间", time.iso()},
                                                 {"地点", office.office.facts.address},
                                                 {"电话", office.office.facts.phone}}),
       office.words.say("desk.reception_moved_sms", {{"单位", office.office.facts.name},
                                                     {"预约号", booking.number.text()},
                                                     {"日期", now},
                                                     {"时间", time.iso()},
                                                     {"电话", office.office.facts.phone}})});
}

void note_move(const OfficeContext& office, const DayMove& move, LocalDate computed) {
  office.tx.execute(
      "INSERT INTO moved_day(office, computed, date, by_whom, reason, moved_at) VALUES ($1, $2, "
      "$3, "
      "$4, $5, $6) ON CONFLICT (office, computed) DO UPDATE SET date = excluded.date, by_whom = "
      "excluded.by_whom, reason = excluded.reason, moved_at = excluded.moved_at",
      {office.office.code, computed.iso(), move.to.iso(), move.by, move.reason,
       unix_ms(office.now)});
  // Who waits for that day waits for it wherever it is; who waits for both keeps the new one's
  // place.
  office.tx.execute(
      "UPDATE waiting SET date = $1 WHERE office = $3 AND date = $2 AND state = 'waiting' AND NOT "
      "EXISTS (SELECT 1 FROM waiting w WHERE w.conversation_id = waiting.conversation_id AND "
      "w.date "
      "= $1)",
      {move.to.iso(), move.from.iso(), office.office.code});
  office.tx.execute(
      "UPDATE waiting SET date = $1 WHERE office = $3 AND date = $2 AND state = 'offered' AND NOT "
      "EXISTS (SELECT 1 FROM waiting w WHERE w.conversation_id = waiting.conversation_id AND "
      "w.date "
      "= $1)",
      {move.to.iso(), move.from.iso(), office.office.code});
}

}  // namespace

std::vector<petition::ReceptionDay> reception_days(const OfficeContext& office) {
  return petition::open_days(office.now, office.office.reception, office.office.calendar,
                             office.office.months_ahead, moved_days(office));
}

Result<DayMoved> move_reception(const OfficeContext& office, const DayMove& move) {
  const auto days = reception_days(office);
  if (auto no = refusal(office, move, days)) return Refused(*std::move(no));
  const auto day = std::ranges::find(
      days, move.from, [](const petition::ReceptionDay& each) { return each.day.date; });
  note_move(office, move, day->computed);
  const DeskContext desk{office, {}};
  DayMoved done;
  for (const BookingRow& row : bookings_on(desk, move.from)) {
    const Seated seated = seat_on(desk, row, move.to);
    const auto after = living_booking(desk, row.id);
    ++done.moved;
    if (seated == Seated::other_time) ++done.at_other_time;
    if (seated == Seated::besides) ++done.over_capacity;
    tell_of_move(office, row, move, after ? after->booking.what.time : row.booking.what.time);
  }
  tell_staff(office, office.office.told_of("reception_moved"), "reception_moved",
             office.words.say("desk.reception_moved_staff",
                              {{"原日期", chinese_with_weekday(move.from)},
                               {"日期", chinese_with_weekday(move.to)},
                               {"件数", std::to_string(done.moved)},
                               {"换时间", std::to_string(done.at_other_time)},
                               {"加座", std::to_string(done.over_capacity)}}));
  return done;
}

}  // namespace huiyin::store
