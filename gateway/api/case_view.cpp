#include "gateway/api/case_view.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "petition/case_event_json.h"
#include "petition/case_judging.h"
#include "petition/deadlines.h"
#include "petition/how_counted.h"
#include "store/cases.h"
#include "store/listings.h"
#include "store/notices.h"
#include "store/offices.h"
#include "store/representatives.h"

namespace huiyin::gateway::api {
namespace {

template <class Value>
OrderedJson or_null(const std::optional<Value>& value) {
  if (!value) return nullptr;
  if constexpr (std::is_same_v<Value, LocalDate>)
    return value->iso();
  else
    return *value;
}

// Fields of an event that not everybody with cases:read is told.
struct HiddenField {
  std::string_view field;
  bool (*is_shown)(const Caller&, const SeenCase&);
};

bool has_people(const Caller& caller, const SeenCase&) { return caller.has(Scope::people_read); }
bool has_accusations(const Caller& caller, const SeenCase&) {
  return caller.has(Scope::accusations_read);
}
bool is_own(const Caller& caller, const SeenCase& seen) { return caller.office == seen.office; }

constexpr HiddenField kHidden[] = {
    {"matter", has_people},              // the citizen's own words
    {"words", has_people},               // of a withdrawal, of a rating
    {"internal", is_own},                // "never leaves the office"
    {"text", is_own},                    // of a leader's instruction 批示
    {"accused_units", has_accusations},  // 2022 §30③
    {"accused_persons", has_accusations},
};

void hide(OrderedJson& event, const Caller& caller, const SeenCase& seen) {
  for (const HiddenField& one : kHidden)
    if (!one.is_shown(caller, seen)) event.erase(std::string(one.field));
  if (const auto instead = event.find("instead"); instead != event.end())
    for (OrderedJson& each : *instead) hide(each, caller, seen);
}

OrderedJson counting_json(const petition::ClockRun& run, const petition::Calendar& calendar) {
  OrderedJson stretches = OrderedJson::array();
  for (const petition::CountedDays& one : petition::day_by_day(run, calendar))
    stretches.push_back({{"from", one.from.iso()},
                         {"until", one.until.iso()},
                         {"first", one.first},
                         {"last", one.last},
                         {"note", one.note}});
  return stretches;
}

OrderedJson clock_json(const petition::ClockRun& run, const petition::Calendar& calendar,
                       LocalDate today) {
  return {{"clock", run.clock},
          {"title", run.title},
          {"article", run.article},
          {"owner", petition::name(run.owner)},
          {"start_event", run.start_event},
          {"begins", run.begins.iso()},
          {"days", or_null(run.days)},
          {"unit", petition::name(run.unit)},
          {"extended_days", run.extended_days},
          {"excluded_days", run.excluded_days},
          {"suspended_from", or_null(run.suspended_from)},
          {"nominal", or_null(run.nominal)},
          {"due", or_null(run.due)},
          {"safe", or_null(run.safe)},
          {"provisional", run.provisional},
          {"met_on", or_null(run.met_on)},
          {"ended_on", or_null(run.ended_on)},
          {"is_running", run.is_running()},
          {"is_late", run.was_late() || (run.is_running() && today > *run.due)},
          {"how_counted", petition::how_counted(run, calendar)},
          {"counting", counting_json(run, calendar)}};
}

}  // namespace

bool is_kept_from(const Caller& caller, const petition::CaseFile& file) {
  if (!petition::is_accusation(file)) return false;
  return !caller.has(Scope::accusations_read) ||
         petition::names(file.intake.accused_units, caller.office_name);
}

std::optional<SeenCase> seen_case(const Call& call, const std::string& number) {
  const auto office = store::office_of_case(call.tx, number);
  if (!office || !call.caller.sees(*office)) return std::nullopt;
  auto file = store::case_file(call.tx, call.parts.keys, number);
  if (!file || is_kept_from(call.caller, *file)) return std::nullopt;
  if (call.caller.person && !petition::may_see(*file, *call.caller.person)) return std::nullopt;
  return SeenCase{number, *office, std::move(*file)};
}

// What an authority must meet first, and how many days are left for it; below 0: it is late.
void add_due(OrderedJson& out, const Call& call, const petition::CaseFile& file) {
  const store::Office& office = call.parts.offices.main();  // the law is one for all
  const auto counted = petition::count_clocks(file, office.rules, office.calendar);
  const auto running = petition::deadlines(counted);
  const petition::Deadline* first = petition::due_first(running);
  out["due"] = nullptr;
  out["due_clock"] = nullptr;
  out["due_title"] = nullptr;
  out["days_left"] = nullptr;
  if (first == nullptr) return;
  out["due"] = first->due.iso();
  out["due_clock"] = first->clock;
  out["due_title"] =
      std::ranges::find(counted.runs, first->clock, &petition::ClockRun::clock)->title;
  out["days_left"] = (first->due - office_date(call.now)).count();
}

OrderedJson case_json(const Call& call, const SeenCase& seen) {
  const petition::CaseFile& file = seen.file;
  OrderedJson out{{"number", seen.number},
                  {"office", seen.office},
                  {"state", petition::name(file.state)},
                  {"state_title", petition::title(file.state)},
                  {"state_since", or_null(file.state_since)},
                  {"is_open", petition::is_open(file.state)},
                  {"is_accusation", petition::is_accusation(file)},
                  {"first_receiver", file.first_receiver},
                  {"handler", file.handler},
                  {"unit", file.columns.unit},
                  {"co_units", file.co_units},
                  {"sponsor", file.sponsor},
                  {"place", file.columns.place},
                  {"cause", file.columns.cause},
                  {"opinion", file.columns.opinion},
                  {"conclusion", file.columns.conclusion},
                  {"entries", file.ledger.size()}};
  add_due(out, call, file);
  if (call.caller.has(Scope::people_read)) {
    out["petitioner_id"] = or_null(store::person_of_case(call.tx, seen.number));
    out["representative_ids"] = store::representatives_of(call.tx, seen.number);
  }
  return out;
}

OrderedJson event_view(const Caller& caller, const SeenCase& seen, std::size_t entry) {
  const petition::CaseEvent& event = seen.file.ledger.at(entry - 1);
  OrderedJson out{{"entry", entry}, {"title", petition::title(event)}};
  OrderedJson fields = ordered_json_of(petition::event_json(event));
  fields.erase("recorded_ms");
  hide(fields, caller, seen);
  out.update(fields);
  out["recorded_at"] = moment_text(event.recorded);
  return out;
}

std::vector<std::string> seen_cases_of(const Call& call, std::int64_t person) {
  std::vector<std::string> seen;
  for (const std::string& number : store::matters_of_person(call.tx, person))
    if (seen_case(call, number)) seen.push_back(number);
  return seen;
}

bool sees_person(const Call& call, std::int64_t person) {
  return call.caller.sees_main() || !seen_cases_of(call, person).empty();
}

OrderedJson clocks_json(const Call& call, const SeenCase& seen) {
  OrderedJson items = OrderedJson::array();
  const store::Office& office = call.parts.offices.main();  // the law is one for all
  const auto counted = petition::count_clocks(seen.file, office.rules, office.calendar);
  for (const petition::ClockRun& run : counted.runs)
    items.push_back(clock_json(run, office.calendar, office_date(call.now)));
  return items;
}

OrderedJson notice_json(const store::NoticeRow& row) {
  return {{"id", row.id.value},
          {"kind", row.kind},
          {"number", row.number},
          {"issued_by", row.issued_by},
          {"issued_at", moment_text(row.issued)},
          {"step", row.step},
          {"opened_at", moment_or_null(row.opened)},
          {"is_withdrawn", row.is_withdrawn}};
}

OrderedJson notices_json(const Call& call, const SeenCase& seen) {
  OrderedJson items = OrderedJson::array();
  for (const store::NoticeRow& row : store::notices_of_case(call.tx, seen.number))
    items.push_back(notice_json(row));
  return items;
}

OrderedJson reminders_json(const Call& call, const SeenCase& seen) {
  OrderedJson items = OrderedJson::array();
  for (const store::ReminderRow& row : store::reminders_of_case(call.tx, seen.number))
    items.push_back({{"key", row.key},
                     {"clock", row.clock},
                     {"step", row.step},
                     {"push", row.push},
                     {"whom", row.whom},
                     {"state", row.state},
                     {"due", row.due},
                     {"at", moment_text(row.at)},
                     {"acknowledged_by", or_null(row.acknowledged_by)},
                     {"acknowledged_at", moment_or_null(row.acknowledged)}});
  return items;
}

OrderedJson services_json(const SeenCase& seen) {
  OrderedJson items = OrderedJson::array();
  for (const petition::CaseEvent& event : seen.file.counted)
    if (const auto* served = std::get_if<petition::event::Served>(&event.body)) {
      const auto fields = ordered_json_of(petition::event_json(event));
      items.push_back({{"document", fields.at("document")},
                       {"number", served->number},
                       {"served_on", event.date.iso()},
                       {"proof", served->proof},
                       {"remedy", served->remedy}});
    }
  return items;
}

}  // namespace huiyin::gateway::api
