#include "petition/reception.h"

#include <algorithm>

#include "base/ensure.h"

namespace huiyin::petition {
namespace {

constexpr int kMonthsAheadMax = 24;
constexpr int kDayMax = 28;  // a day that every month has
constexpr std::size_t kSlotsMax = 96;
constexpr int kCapacityMax = 1000;
constexpr int kPeopleMax = 1000;
constexpr LocalTime kNoon{12, 0};

struct YearMonth {
  int year;
  unsigned month;
};

YearMonth plus(YearMonth from, int months) {
  const int total = from.year * 12 + int(from.month) - 1 + months;
  return {total / 12, unsigned(total % 12) + 1};
}

// Why a day cannot be held on `nominal`, if it cannot.
PlannedDay planned(LocalDate nominal, Move move, const Calendar& calendar) {
  PlannedDay day{.nominal = nominal, .date = nominal, .because = {}, .holiday = {}};
  if (move == Move::stay || calendar.is_working_day(nominal)) return day;
  day.date = calendar.working_day_from(nominal);
  const bool is_weekend = calendar.kind(nominal) == DayKind::weekend;
  day.because = is_weekend ? Because::weekend : Because::holiday;
  day.holiday = calendar.holiday_name(nominal);
  return day;
}

bool is_before(const ReceptionDay& a, const ReceptionDay& b) { return a.day.date < b.day.date; }

Problem fault(const char* code, const char* key, std::string what, std::string remedy) {
  return {code, "reception." + std::string(key), std::move(what), std::move(remedy)};
}

ReceptionDay at(Instant now, ReceptionDay day) {
  day.is_registration_open = now < registration_closes(day);
  return day;
}

}  // namespace

Faults faults(const ReceptionRules& rules) {
  Faults found;
  if (rules.day < 1 || rules.day > kDayMax)
    found.push_back(fault("reception.day", "day", "接待日应在每月1日到28日之间", "请写15"));
  if (rules.register_until_day < 1 || rules.register_until_day >= rules.day)
    found.push_back(fault("reception.register_until_day", "register_until_day",
                          "登记截止日应在接待日之前", "请写10"));
  if (rules.slots.empty() || rules.slots.size() > kSlotsMax)
    found.push_back(fault("reception.slots", "slots", "接待时段应有1到96个",
                          "请写成 [\"09:00\", \"09:30\"] 的样子"));
  if (std::ranges::adjacent_find(rules.slots, std::greater_equal<>()) != rules.slots.end())
    found.push_back(
        fault("reception.slots", "slots", "接待时段应从早到晚,不重复", "请按时间先后排列"));
  if (rules.capacity < 1 || rules.capacity > kCapacityMax)
    found.push_back(
        fault("reception.capacity", "capacity", "每个时段至少接待1批,最多1000批", "请写1"));
  if (rules.max_people < 1 || rules.max_people > kPeopleMax)
    found.push_back(fault("reception.max_people", "max_people", "每批至少1人,最多1000人", "请写5"));
  return found;
}

ReceptionDay reception_day(int year, unsigned month, const ReceptionRules& rules,
                           const Calendar& calendar, const MovedDays& moved) {
  const auto nth = [&](int day) {
    return LocalDate(year, month, unsigned(std::clamp(day, 1, kDayMax)));
  };
  ReceptionDay answer;
  answer.day = planned(nth(rules.day), rules.move, calendar);
  answer.computed = answer.day.date;
  if (const auto it = moved.find(answer.computed); it != moved.end()) {
    answer.is_held = it->second.has_value();
    answer.day.date = it->second.value_or(answer.computed);
    answer.day.because = Because::office;
    answer.day.holiday.clear();
  }
  answer.closes = planned(nth(rules.register_until_day), rules.move_register, calendar);
  // Registration ends before the day itself, also when a long holiday or the office brings both
  // together [custom].
  const LocalDate eve = answer.day.date - days{1};
  if (answer.closes.date > eve) {
    answer.closes.date = eve;
    if (eve < answer.closes.nominal) answer.closes.because = Because::office;
  }
  answer.is_provisional =
      calendar.is_provisional(answer.day.date) || calendar.is_provisional(answer.closes.date);
  return answer;
}

Instant registration_closes(const ReceptionDay& day) {
  return instant_of(day.closes.date + days{1}, LocalTime(0, 0));
}

std::vector<ReceptionDay> open_days(Instant now, const ReceptionRules& rules,
                                    const Calendar& calendar, int months_ahead,
                                    const MovedDays& moved) {
  const LocalDate today = office_date(now);
  const YearMonth current{today.year(), today.month()};
  std::vector<ReceptionDay> found;
  // A day of last month may have been moved into this one.
  for (int ahead = -1; ahead <= std::clamp(months_ahead, 0, kMonthsAheadMax); ++ahead) {
    const YearMonth of = plus(current, ahead);
    const auto day = reception_day(of.year, of.month, rules, calendar, moved);
    if (day.is_held && day.day.date >= today) found.push_back(at(now, day));
  }
  std::ranges::stable_sort(found, is_before);
  return found;
}

ReceptionDay first_open_day(Instant now, const ReceptionRules& rules, const Calendar& calendar,
                            const MovedDays& moved) {
  for (const auto& day : open_days(now, rules, calendar, kMonthsAheadMax, moved))
    if (day.is_registration_open) return day;
  throw Broken("some reception day within two years is open to registration");
}

std::optional<ReceptionDay> reception_day_of(LocalDate date, const ReceptionRules& rules,
                                             const Calendar& calendar, const MovedDays& moved) {
  // The day on which it is held goes before a day that is only its nominal one.
  std::optional<ReceptionDay> meant;
  for (int ahead = -1; ahead <= 1; ++ahead) {
    const YearMonth of = plus({date.year(), date.month()}, ahead);
    const auto day = reception_day(of.year, of.month, rules, calendar, moved);
    if (!day.is_held) continue;
    if (day.day.date == date) return day;
    if (day.day.nominal == date || day.computed == date) meant = day;
  }
  return meant;
}

std::string leader_at(LocalTime time, const ReceptionRules& rules) {
  return time < kNoon ? rules.rota.morning : rules.rota.afternoon;
}

}  // namespace huiyin::petition
