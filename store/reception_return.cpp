#include "store/reception_return.h"

#include <algorithm>

#include "store/moved_days.h"
#include "store/reception_changes.h"
#include "store/staff_mail.h"

namespace huiyin::store {
namespace {

// Under what it is kept: the day that was computed.
std::optional<std::string> computed_of(const OfficeContext& office, LocalDate day) {
  const auto row = office.tx.row<std::string>(
      "SELECT computed FROM moved_day WHERE office = $1 AND date = $2 AND is_held = 0",
      {office.office.code, day.iso()});
  return row ? std::optional(std::get<0>(*row)) : std::nullopt;
}

bool is_held_on(const OfficeContext& office, LocalDate day) {
  return std::ranges::any_of(reception_days(office), [&](const petition::ReceptionDay& one) {
    return one.day.date == day;
  });
}

// Until when one can register for it once it is held; nothing: not any more.
std::optional<LocalDate> registered_until(const OfficeContext& office, LocalDate day) {
  auto moved = moved_days(office);
  if (const auto computed = computed_of(office, day))
    moved[LocalDate::parse(*computed).value()] = day;
  const auto days = petition::open_days(office.now, office.office.reception, office.office.calendar,
                                        office.office.months_ahead, moved);
  for (const petition::ReceptionDay& one : days)
    if (one.day.date == day && one.is_registration_open) return one.closes.date;
  return std::nullopt;
}

bool has_other_visit(const OfficeContext& office, const BookingRow& row) {
  Conversation who;
  who.id = row.conversation;
  const auto hash = row.is_phone_cut
                        ? std::nullopt
                        : std::optional(phone_hash(office.keys, row.booking.what.phone));
  return !bookings_of({office, who}, hash).empty();
}

std::optional<Problem> not_back(const OfficeContext& office, LocalDate day) {
  if (day < office.today())
    return Problem{"reception.past", "date", chinese(day) + "已经过去了", "请写今后的日期"};
  if (!computed_of(office, day))
    return Problem{"reception.not_called_off", "date", chinese(day) + "不是取消了的接访日",
                   "请核对日期；已经恢复的不用再恢复"};
  if (office.office.calendar.working_day_from(day) != day)
    return Problem{"reception.day_off", "date", chinese_with_weekday(day) + "现在是休息日",
                   "休息日不接访，请改开别的日子"};
  if (is_held_on(office, day))
    return Problem{"reception.same_day", "date", chinese(day) + "已经是另一个接访日",
                   "不用恢复，直接预约这一天"};
  return std::nullopt;
}

void hold_again(const OfficeContext& office, LocalDate day) {
  const std::string computed = computed_of(office, day).value();
  if (computed == day.iso())
    office.tx.execute("DELETE FROM moved_day WHERE office = $1 AND computed = $2",
                      {office.office.code, computed});
  else
    office.tx.execute("UPDATE moved_day SET is_held = 1 WHERE office = $1 AND computed = $2",
                      {office.office.code, computed});
}

}  // namespace

bool is_called_off(const OfficeContext& office, LocalDate day) {
  return day >= office.today() && computed_of(office, day).has_value();
}

Result<std::vector<BookingRow>> planned_return(const OfficeContext& office, LocalDate day) {
  if (auto no = not_back(office, day)) return Refused(*std::move(no));
  std::vector<BookingRow> all;
  for (const std::string& number : called_off_with(office.tx, office.office.code, day)) {
    const auto parsed = petition::BookingNumber::parse(number);
    auto row = parsed ? cancelled_booking({office, {}}, *parsed) : std::nullopt;
    if (row && !has_other_visit(office, *row)) all.push_back(*std::move(row));
  }
  return all;
}

CitizenText words_of_return(const OfficeContext& office, const BookingRow& row, LocalDate day) {
  const std::string date = chinese_with_weekday(day);
  const std::string number = row.booking.number.text();
  const auto until = registered_until(office, day);
  const std::string closes = until ? chinese(*until) : std::string();
  return {"reception_back",
          office.words.told("desk.reception_back", {{"预约号", number},
                                                    {"日期", date},
                                                    {"截止", closes},
                                                    {"电话", office.office.facts.phone}}),
          office.words.told("desk.reception_back_sms", {{"单位", office.office.facts.name},
                                                        {"预约号", number},
                                                        {"日期", date},
                                                        {"电话", office.office.facts.phone}})};
}

Result<int> put_back_reception(const OfficeContext& office, LocalDate day, const std::string& by,
                               const std::string& reason) {
  if (auto no = no_changer_of_days(office, by, reason)) return Refused(*std::move(no));
  const auto who = planned_return(office, day);
  if (!who) return Refused(who.error());
  ReceptionChange change{.day = day, .is_back = true, .by = by, .reason = reason, .at = office.now};
  for (const BookingRow& row : *who)
    change.told.push_back({row.booking.number.text(), "",
                           tell_booker(office, row, words_of_return(office, row, day))});
  tell_staff(
      office, office.office.told_of("reception_moved"), "reception_back",
      office.words.say("desk.reception_back_staff", {{"日期", chinese_with_weekday(day)},
                                                     {"件数", std::to_string(who->size())}}));
  hold_again(office, day);
  note_reception_change(office.tx, office.office.code, change);
  return int(who->size());
}

}  // namespace huiyin::store
