// Cases, read: the list, one case, its ledger, its clocks, its notices.
#include "store/cases.h"

#include <functional>
#include <nlohmann/json.hpp>

#include "gateway/api/case_view.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "petition/case_steps.h"
#include "petition/documents.h"
#include "store/case_acts.h"
#include "store/offices.h"
#include "store/reminder_books.h"

namespace huiyin::gateway::api {
namespace {

// A state is the fold of a ledger and stands in no column: a page with a filter looks at so many
// files at most, and may be short, also empty, with a cursor to go on.
constexpr int kFilesLookedAtMax = 200;

struct CaseFilter {
  std::optional<petition::State> state;
  std::optional<bool> is_open;
  std::optional<std::string> handler, unit;

  bool fits(const petition::CaseFile& file) const {
    return (!state || file.state == *state) &&
           (!is_open || petition::is_open(file.state) == *is_open) &&
           (!handler || file.handler == *handler) && (!unit || file.columns.unit == *unit);
  }
};

struct FilterOrRefusal {
  CaseFilter filter;
  std::optional<Answer> refusal;
};

FilterOrRefusal filter_of(const HttpRequest& request) {
  FilterOrRefusal read;
  if (const auto state = request.parameter("state")) {
    read.filter.state = petition::state_named(*state);
    if (!read.filter.state) read.refusal = bad_parameter("state", "没有这个办理环节");
  }
  if (const auto open = request.parameter("open")) {
    if (*open != "true" && *open != "false")
      read.refusal = bad_parameter("open", "应是 true 或 false");
    read.filter.is_open = *open == "true";
  }
  if (const auto handler = request.parameter("handler")) read.filter.handler = *handler;
  if (const auto unit = request.parameter("unit")) read.filter.unit = *unit;
  return read;
}

// The next numbers behind what the cursor names, and what it names for each of them.
struct Listed {
  std::string number, cursor;
};
using Lister = std::function<std::vector<Listed>(const std::string& after, std::int64_t count)>;

Lister newest_first(const Call& call) {
  return [&call](const std::string& after, std::int64_t count) {
    std::vector<Listed> all;
    for (std::string& number : store::case_numbers(call.tx, call.caller.offices, after, count))
      all.push_back({number, number});
    return all;
  };
}

// "2026-12-08/XF2026-000212"
store::DueCase due_in(const std::string& cursor) {
  const auto slash = std::min(cursor.find('/'), cursor.size());
  return {cursor.substr(0, slash), cursor.substr(std::min(slash + 1, cursor.size()))};
}

Lister due_first_first(const Call& call, LocalDate until) {
  return [&call, until](const std::string& after, std::int64_t count) {
    std::vector<Listed> all;
    for (const store::DueCase& one :
         store::cases_due(call.tx, call.caller.offices, until, due_in(after), count))
      all.push_back({one.case_no, one.day + "/" + one.case_no});
    return all;
  };
}

Answer listed(const Call& call, const Page& page, const CaseFilter& filter, const Lister& lister) {
  OrderedJson items = OrderedJson::array();
  Answer answer;
  std::string last = page.after;
  for (int looked_at = 0; looked_at < kFilesLookedAtMax;) {
    const auto next = lister(last, page.limit);
    for (const Listed& one : next) {
      ++looked_at;
      last = one.cursor;
      const auto seen = seen_case(call, one.number);
      if (!seen || !filter.fits(seen->file)) continue;
      items.push_back(case_json(call, *seen));
      answer.subjects.push_back(one.number);
      if (std::ssize(answer.subjects) == page.limit) break;
    }
    if (std::ssize(next) < page.limit && (next.empty() || last == next.back().cursor)) last.clear();
    if (last.empty() || std::ssize(answer.subjects) == page.limit) break;
  }
  answer.body = text_of(page_json(std::move(items), last));
  return answer;
}

Answer list_cases(const Call& call) {
  const auto [page, bad_page] = page_of(call.request);
  if (bad_page) return *bad_page;
  const auto [filter, bad_filter] = filter_of(call.request);
  if (bad_filter) return *bad_filter;
  const auto due = call.request.parameter("due_by");
  if (!due) return listed(call, page, filter, newest_first(call));
  const auto until = LocalDate::parse(*due);
  if (!until) return bad_parameter("due_by", "应是一个日期，如 2026-12-08");
  return listed(call, page, filter, due_first_first(call, *until));
}

template <class Make>
Answer of_case(const Call& call, Make make) {
  const std::string& number = call.request.captures.at(0);
  const auto seen = seen_case(call, number);
  if (!seen) return not_found();
  return {.body = text_of(make(*seen)), .subjects = {number}};
}

Answer get_case(const Call& call) {
  return of_case(call, [&](const SeenCase& seen) { return case_json(call, seen); });
}

// In the roles of whoever is at the console; in those of the key.
OrderedJson steps_json(const Call& call, const SeenCase& seen) {
  const Caller& caller = call.caller;
  const auto roles = caller.person ? petition::roles_on(seen.file, *caller.person) : caller.roles;
  const std::string by = caller.person ? caller.person->name : "";
  const petition::Law law = store::law_of(call.parts.offices.serving(call.tx, seen.office));
  OrderedJson items = OrderedJson::array();
  for (const petition::Step& step : petition::next_steps(seen.file, by, roles, law, call.now)) {
    OrderedJson one{{"event", step.event},           {"title", step.title},
                    {"as", petition::name(step.as)}, {"as_title", petition::title(step.as)},
                    {"document", nullptr},           {"waits_for", nullptr}};
    if (step.document) one["document"] = petition::name(*step.document);
    if (step.waits_for) one["waits_for"] = step.waits_for->what;
    items.push_back(std::move(one));
  }
  return {{"items", std::move(items)}};
}

Answer list_steps(const Call& call) {
  return of_case(call, [&](const SeenCase& seen) { return steps_json(call, seen); });
}

Answer list_events(const Call& call) {
  const auto [page, refusal] = page_of(call.request);
  if (refusal) return *refusal;
  const auto after = page.after.empty() ? std::optional<std::int64_t>(0) : id_after(page);
  if (!after || *after < 0) return bad_cursor();
  return of_case(call, [&](const SeenCase& seen) {
    OrderedJson items = OrderedJson::array();
    std::size_t entry = std::size_t(*after);
    while (entry < seen.file.ledger.size() && std::ssize(items) < page.limit)
      items.push_back(event_view(call.caller, seen, ++entry));
    const bool has_more = entry < seen.file.ledger.size();
    return page_json(std::move(items), has_more ? std::to_string(entry) : "");
  });
}

Answer list_clocks(const Call& call) {
  return of_case(call,
                 [&](const SeenCase& seen) { return page_json(clocks_json(call, seen), ""); });
}

Answer list_services(const Call& call) {
  return of_case(call, [](const SeenCase& seen) { return page_json(services_json(seen), ""); });
}

Answer list_notices(const Call& call) {
  return of_case(call,
                 [&](const SeenCase& seen) { return page_json(notices_json(call, seen), ""); });
}

Answer list_reminders(const Call& call) {
  return of_case(call,
                 [&](const SeenCase& seen) { return page_json(reminders_json(call, seen), ""); });
}

// 督办: a few tens in a large office, so that it is told whole.
Answer list_supervision(const Call& call) {
  OrderedJson items = OrderedJson::array();
  Answer answer;
  for (const std::string& number : store::listed_cases(call.tx, office_date(call.now)))
    if (const auto seen = seen_case(call, number)) {
      items.push_back(case_json(call, *seen));
      answer.subjects.push_back(number);
    }
  answer.body = text_of(page_json(std::move(items), ""));
  return answer;
}

}  // namespace

std::vector<Endpoint> case_endpoints() {
  const Parameter state{"state", "Only cases in this state, e.g. in_progress."};
  const Parameter open{"open", "Only open cases, or only those that are not.",
                       R"({"type":"boolean"})"};
  const Parameter handler{"handler", "Only cases of the handler of this name."};
  const Parameter unit{"unit", "Only cases of the responsible unit of this name."};
  const Parameter due{
      "due_by",
      "Only open cases that an authority must have dealt with by this day, the most "
      "pressing first; without it the newest first.",
      R"({"type":"string","format":"date"})"};
  return {
      {.method = "GET",
       .path = "/cases",
       .id = "listCases",
       .english = "Cases. With a filter a page may be short, also empty, "
                  "with a next_cursor: go on until it is null.",
       .scope = Scope::cases_read,
       .handler = list_cases,
       .answer = "CasePage",
       .query = {limit_parameter(), cursor_parameter(), state, open, handler, unit, due}},
      {.method = "GET",
       .path = "/cases/{number}",
       .id = "getCase",
       .english = "One case as it stands.",
       .scope = Scope::cases_read,
       .handler = get_case,
       .answer = "Case"},
      {.method = "GET",
       .path = "/cases/{number}/events",
       .id = "listEvents",
       .english = "The ledger of a case, in the order of recording.",
       .scope = Scope::cases_read,
       .handler = list_events,
       .answer = "EventPage",
       .query = {limit_parameter(), cursor_parameter()}},
      {.method = "GET",
       .path = "/cases/{number}/clocks",
       .id = "listClocks",
       .english = "Every statutory clock that ever started on the case, each with its article.",
       .scope = Scope::cases_read,
       .handler = list_clocks,
       .answer = "ClockPage"},
      {.method = "GET",
       .path = "/cases/{number}/steps",
       .id = "listSteps",
       .english = "What the caller may put on the ledger now, each in which role; `waits_for` says "
                  "what must be done before.",
       .scope = Scope::cases_write,
       .handler = list_steps,
       .answer = "StepList"},
      {.method = "GET",
       .path = "/cases/{number}/services",
       .id = "listServices",
       .english = "The documents served in the case, as its ledger has them.",
       .scope = Scope::cases_read,
       .handler = list_services,
       .answer = "ServicePage"},
      {.method = "GET",
       .path = "/cases/{number}/notices",
       .id = "listNotices",
       .english = "The notices issued in the case, and how far each was brought to its citizen.",
       .scope = Scope::cases_read,
       .handler = list_notices,
       .answer = "NoticePage"},
      {.method = "GET",
       .path = "/cases/{number}/reminders",
       .id = "listReminders",
       .english = "What was said of the case's clocks, to whom, and what was not and why.",
       .scope = Scope::reminders_read,
       .handler = list_reminders,
       .answer = "ReminderPage"},
      {.method = "GET",
       .path = "/supervision-list",
       .id = "listSupervision",
       .english = "The cases on the supervision list of today.",
       .scope = Scope::reminders_read,
       .handler = list_supervision,
       .answer = "CasePage"}};
}

}  // namespace huiyin::gateway::api
