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
#include "store/case_facets.h"
#include "store/offices.h"
#include "store/reminder_books.h"

namespace huiyin::gateway::api {
namespace {

// What has the facets that were asked for is found by the index. How many of it are looked at for
// one page is bounded all the same, so that a page may be short, also empty, with a cursor to go
// on: a state may be rare among what is due, and files that accuse somebody are kept from most.
constexpr int kFilesLookedAtMax = 200, kNumbersLookedAtMax = 5'000;
constexpr std::int64_t kNumbersAtOnce = 200;

struct CaseFilter {
  std::optional<petition::State> state;
  std::optional<bool> is_open;
  std::optional<std::string> handler, unit;

  bool fits(const petition::CaseFile& file) const {
    return (!state || file.state == *state) &&
           (!is_open || petition::is_open(file.state) == *is_open) &&
           (!handler || file.handler == *handler) && (!unit || file.columns.unit == *unit);
  }

  store::FacetFilter facets(const Caller& caller) const {
    store::FacetFilter facets;
    if (handler) facets.all_of.push_back(store::facet_of_handler(*handler));
    if (unit) facets.all_of.push_back(store::facet_of_unit(*unit));
    if (state) facets.all_of.push_back(store::facet_of(*state));
    if (is_open) facets.all_of.push_back(store::facet_of_open(*is_open));
    if (caller.person) facets.any_of = store::facets_seen_by(*caller.person);
    return facets;
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

// Of facets by which few cases are found: whose they are. None: only a state is asked for, if any.
std::vector<std::string> rare_facets(const CaseFilter& filter, const store::FacetFilter& facets) {
  if (filter.handler || (filter.unit && !facets.any_of)) return {facets.all_of.front()};
  return facets.any_of.value_or(std::vector<std::string>());
}

Lister newest_first(const Call& call, const CaseFilter& filter) {
  const store::FacetFilter facets = filter.facets(call.caller);
  std::vector<std::string> by = rare_facets(filter, facets);
  if (by.empty() && !facets.all_of.empty()) by = {facets.all_of.front()};
  return [&call, by](const std::string& after, std::int64_t count) {
    std::vector<Listed> all;
    for (std::string& number :
         by.empty() ? store::case_numbers(call.tx, call.caller.offices, after, count)
                    : store::case_numbers_with(call.tx, call.caller.offices, by, after, count))
      all.push_back({number, number});
    return all;
  };
}

// "2026-12-08/XF2026-000212"
store::DueCase due_in(const std::string& cursor) {
  const auto slash = std::min(cursor.find('/'), cursor.size());
  return {cursor.substr(0, slash), cursor.substr(std::min(slash + 1, cursor.size()))};
}

Lister due_first_first(const Call& call, const CaseFilter& filter, LocalDate until) {
  const auto by = rare_facets(filter, filter.facets(call.caller));
  return [&call, by, until](const std::string& after, std::int64_t count) {
    const auto& offices = call.caller.offices;
    std::vector<Listed> all;
    for (const store::DueCase& one :
         by.empty() ? store::cases_due(call.tx, offices, until, due_in(after), count)
                    : store::cases_due_with(call.tx, offices, by, until, due_in(after), count))
      all.push_back({one.case_no, one.day + "/" + one.case_no});
    return all;
  };
}

// A page of what passes, in the lister's order.
class Listing {
 public:
  Listing(const Call& call, const Page& page, const CaseFilter& filter)
      : call_(call), page_(page), filter_(filter), facets_(filter.facets(call.caller)) {}

  Answer by(const Lister& lister) {
    std::string last = page_.after;
    while (!is_full() && numbers_ < kNumbersLookedAtMax && files_ < kFilesLookedAtMax) {
      const auto next = lister(last, kNumbersAtOnce);
      for (const Listed& one : next) {
        if (is_full() || files_ == kFilesLookedAtMax) break;
        last = one.cursor;
        look_at(one.number);
      }
      if (std::ssize(next) < kNumbersAtOnce && (next.empty() || last == next.back().cursor)) {
        last.clear();
        break;
      }
    }
    answer_.body = text_of(page_json(std::move(items_), last));
    return std::move(answer_);
  }

 private:
  bool is_full() const { return std::ssize(answer_.subjects) == page_.limit; }

  void look_at(const std::string& number) {
    ++numbers_;
    if (!store::has_facets(call_.tx, number, facets_)) return;
    ++files_;
    const auto seen = seen_case(call_, number);
    if (!seen || !filter_.fits(seen->file)) return;
    items_.push_back(case_json(call_, *seen));
    answer_.subjects.push_back(number);
  }

  const Call& call_;
  const Page& page_;
  const CaseFilter& filter_;
  const store::FacetFilter facets_;
  OrderedJson items_ = OrderedJson::array();
  Answer answer_;
  int numbers_ = 0, files_ = 0;
};

Answer list_cases(const Call& call) {
  const auto [page, bad_page] = page_of(call.request);
  if (bad_page) return *bad_page;
  const auto [filter, bad_filter] = filter_of(call.request);
  if (bad_filter) return *bad_filter;
  const auto due = call.request.parameter("due_by");
  Listing listing(call, page, filter);
  if (!due) return listing.by(newest_first(call, filter));
  const auto until = LocalDate::parse(*due);
  if (!until) return bad_parameter("due_by", "应是一个日期，如 2026-12-08");
  return listing.by(due_first_first(call, filter, *until));
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

// 督办, by number.
Answer list_supervision(const Call& call) {
  const auto [page, refusal] = page_of(call.request);
  if (refusal) return *refusal;
  const CaseFilter all;
  return Listing(call, page, all).by([&call](const std::string& after, std::int64_t count) {
    std::vector<Listed> listed;
    for (std::string& number : store::listed_cases_after(call.tx, call.caller.offices,
                                                         office_date(call.now), after, count))
      listed.push_back({number, number});
    return listed;
  });
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
       .answer = "CasePage",
       .query = {limit_parameter(), cursor_parameter()}}};
}

}  // namespace huiyin::gateway::api
