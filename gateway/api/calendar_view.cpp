#include "gateway/api/calendar_view.h"

#include <nlohmann/json.hpp>

#include "gateway/api/caller.h"
#include "gateway/api/case_view.h"
#include "store/calendar_years.h"
#include "store/moved_deadlines.h"
#include "store/offices.h"
#include "store/reception_shifts.h"

namespace huiyin::gateway::api {
namespace {

using petition::Calendar;

constexpr std::int64_t kVersionsShown = 50;

std::string_view kind_name(petition::DayKind kind) {
  switch (kind) {
    case petition::DayKind::working:
      return "working";
    case petition::DayKind::make_up:
      return "make_up";
    case petition::DayKind::weekend:
      return "weekend";
    case petition::DayKind::holiday:
      break;
  }
  return "holiday";
}

OrderedJson days_json(const petition::CalendarYear& year) {
  OrderedJson days = OrderedJson::array();
  for (const petition::NamedDay& day : year.days)
    days.push_back({{"date", day.date.iso()}, {"name", day.name}, {"works", day.works}});
  return days;
}

OrderedJson versions_json(const std::vector<store::KeptYear>& kept) {
  OrderedJson versions = OrderedJson::array();
  for (const store::KeptYear& one : kept)
    versions.push_back({{"id", one.id},
                        {"by", one.by_name},
                        {"at", moment_text(one.at)},
                        {"is_back", !one.text.has_value()},
                        {"pasted", one.pasted}});
  return versions;
}

// Days that are of another kind; a notice of a year may name some of the December before.
OrderedJson changed_json(const Calendar& before, const Calendar& after, int year) {
  OrderedJson changed = OrderedJson::array();
  for (LocalDate day(year - 1, 12, 1); day.year() <= year; day = day + days{1}) {
    if (before.kind(day) == after.kind(day)) continue;
    changed.push_back({{"date", day.iso()},
                       {"was", kind_name(before.kind(day))},
                       {"is", kind_name(after.kind(day))},
                       {"name", after.holiday_name(day) + after.make_up_name(day)}});
  }
  return changed;
}

OrderedJson moved_json(const store::MovedDeadlines& moved) {
  OrderedJson all = OrderedJson::array();
  for (const store::MovedDeadline& one : moved.first)
    all.push_back({{"case", one.case_no},
                   {"office", one.office},
                   {"clock", one.clock},
                   {"title", one.title},
                   {"from", one.from.iso()},
                   {"to", one.to.iso()},
                   {"told", one.told}});
  return all;
}

OrderedJson shifts_json(const Call& call, const Calendar& before, const Calendar& after) {
  OrderedJson all = OrderedJson::array();
  const auto desk = acting_at_main(call, trace_of(call.caller));
  for (const store::Office* office : call.parts.offices.all()) {
    store::Office as_now = *office;
    as_now.calendar = before;
    for (const store::ReceptionShift& shift : store::reception_shifts(desk.at(as_now), after))
      all.push_back({{"office", office->code},
                     {"office_name", office->facts.name},
                     {"from", shift.from.iso()},
                     {"to", shift.to.iso()},
                     {"booked", shift.booked}});
  }
  return all;
}

}  // namespace

Calendar calendar_now(const Call& call) {
  return store::with_kept_years(call.tx, call.parts.offices.calendar_of_files());
}

OrderedJson calendar_year_json(const Call& call, int year) {
  const petition::CalendarYear now = calendar_now(call).year(year);
  const auto kept = store::kept_years(call.tx, year, kVersionsShown);
  return {{"year", year},
          {"published", now.published},
          {"source", now.source},
          {"is_put", !kept.empty() && kept.front().text.has_value()},
          {"edition", store::calendar_edition(call.tx)},
          {"days", days_json(now)},
          {"versions", versions_json(kept)}};
}

OrderedJson calendar_preview_json(const Call& call, const ProposedYear& proposed) {
  const Calendar before = calendar_now(call);
  const Calendar after =
      before.with(*Calendar::parse(petition::calendar_text(proposed.year), "calendar_year"));
  const auto may_see = [&call](const std::string& office, const petition::CaseFile& file) {
    return call.caller.sees(office) && !is_kept_from(call.caller, file);
  };
  const auto moved = store::moved_deadlines(call.tx, call.parts.keys, call.parts.offices,
                                            {before, after}, may_see, office_date(call.now));
  return {{"year", proposed.year.year},
          {"edition", store::calendar_edition(call.tx)},
          {"published", proposed.year.published},
          {"is_whole", proposed.is_whole},
          {"unread", proposed.unread},
          {"days", days_json(proposed.year)},
          {"changed", changed_json(before, after, proposed.year.year)},
          {"moved", moved_json(moved)},
          {"moved_count", moved.count},
          {"moved_cases", moved.cases},
          {"confirmed_count", moved.confirmed},
          {"is_all", moved.is_all},
          {"reception_days", shifts_json(call, before, after)}};
}

}  // namespace huiyin::gateway::api
