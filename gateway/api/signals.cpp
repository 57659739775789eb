// Signals 预警: what staff were told at once, who sees to it, and what was done.
#include "store/signals.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "gateway/api/caller.h"
#include "gateway/api/json_in.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "gateway/api/signal_view.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::string_view kKindSigns = "abcdefghijklmnopqrstuvwxyz_";

std::string signal_subject(store::SignalId id) { return "signal/" + std::to_string(id.value); }

// The beginning of an office's day; nothing: it is no date.
std::optional<Instant> day_asked(const HttpRequest& request, std::string_view name, days later) {
  const auto asked = request.parameter(std::string(name));
  const auto date = asked ? LocalDate::parse(*asked) : std::nullopt;
  return date ? std::optional(instant_of(*date + later, LocalTime(0, 0))) : std::nullopt;
}

Answer list_signals(const Call& call) {
  const auto [page, refusal] = page_of(call.request);
  if (refusal) return *refusal;
  store::SignalFilter filter;
  if (const auto asked = call.request.parameter("state")) {
    const auto state = signal_state_named(*asked);
    if (!state) return bad_parameter("state", "只能是 open、taken 或者 ended");
    filter.states = {*state};
  }
  if (const auto kind = call.request.parameter("kind")) {
    if (kind->find_first_not_of(kKindSigns) != std::string::npos)
      return bad_parameter("kind", "应写成 self_harm 这样");
    filter.kind = *kind;
  }
  filter.from = day_asked(call.request, "from", days{0});
  filter.until = day_asked(call.request, "until", days{1});
  for (const char* name : {"from", "until"})
    if (call.request.parameter(name) && !day_asked(call.request, name, days{0}))
      return bad_parameter(name, "日期应写成 2026-11-16 这样");
  const auto found = store::signal_page(call.tx, call.parts.offices, signal_viewer(call), filter,
                                        page.after, std::size_t(page.limit));
  if (!found) return bad_cursor();
  OrderedJson items = OrderedJson::array();
  for (const store::SignalRecord& record : found->rows)
    items.push_back(listed_signal_json(call, record));
  return {.body = text_of(page_json(std::move(items), found->next))};
}

Answer get_signal_counts(const Call& call) {
  const auto counts = store::signal_counts(call.tx, call.parts.offices, signal_viewer(call));
  return {.body = text_of({{"open", counts.open},
                           {"of_life", counts.of_life},
                           {"taken", counts.taken},
                           {"longest_since", moment_or_null(counts.longest)}})};
}

std::optional<store::SignalRecord> seen_signal(const Call& call) {
  const auto id = id_after({.after = call.request.captures.at(0)});
  auto record = id ? store::signal_record(call.tx, {*id}) : std::nullopt;
  if (!record || !store::may_see_signal(call.tx, call.parts.offices, signal_viewer(call), *record))
    return std::nullopt;
  return record;
}

Answer told_of(const Call& call, const store::SignalRecord& record) {
  Answer answer{.body = text_of(signal_detail_json(call, record))};
  if (call.caller.has(Scope::messages_text)) answer.subjects = {signal_subject(record.id)};
  return answer;
}

Answer get_signal(const Call& call) {
  const auto record = seen_signal(call);
  return record ? told_of(call, *record) : not_found();
}

store::OfficeContext office_of_signal(const Call& call, const store::SignalRecord& record) {
  return acting_at_main(call, trace_of(call.caller))
      .at(call.parts.offices.serving(call.tx, record.office));
}

Answer take_signal_up(const Call& call) {
  const auto record = seen_signal(call);
  if (!record) return not_found();
  petition::Faults faults;
  const auto by = body_of(call.request, faults, [&](petition::JsonReader& in) {
    return who_does(call.caller, in, petition::Need::required);
  });
  if (!by) return problem(422, faults);
  const auto mine = store::take_up_signal(office_of_signal(call, *record), record->id, *by);
  return mine ? told_of(call, *mine) : problem(409, mine.error());
}

struct Outcome {
  std::string by, text;
};

Answer end_one_signal(const Call& call) {
  const auto record = seen_signal(call);
  if (!record) return not_found();
  petition::Faults faults;
  const auto outcome = body_of(call.request, faults, [&](petition::JsonReader& in) {
    Outcome done{who_does(call.caller, in, petition::Need::required),
                 std::string(trimmed(in.text("outcome", petition::Need::required)))};
    keep_short(in, "outcome", done.text);
    if (done.text.empty()) in.refuse("outcome", "json.empty", "没有写结果", "请写一句做了什么");
    return done;
  });
  if (!outcome) return problem(422, faults);
  const auto over =
      store::end_signal(office_of_signal(call, *record), record->id, outcome->by, outcome->text);
  return over ? told_of(call, *over) : problem(409, over.error());
}

}  // namespace

std::vector<Endpoint> signal_endpoints() {
  const Parameter state{.name = "state",
                        .english = "Else all: open ones first, then taken, then ended.",
                        .schema = R"({"type":"string","enum":["open","taken","ended"]})"};
  const Parameter kind{.name = "kind", .english = "Of that kind alone: self_harm."};
  const std::string_view date = R"({"type":"string","format":"date"})";
  const Parameter from{.name = "from", .english = "Raised on that day or later.", .schema = date};
  const Parameter until{.name = "until", .english = "… or sooner.", .schema = date};
  return {{.method = "GET",
           .path = "/signals",
           .id = "listSignals",
           .english = "Signals without words: open ones first, the newest first. What is about a "
                      "member of staff is told to who looks after him alone. A page may be short, "
                      "also empty, and still lead on.",
           .scope = Scope::signals_read,
           .handler = list_signals,
           .answer = "SignalPage",
           .query = {state, kind, from, until, limit_parameter(), cursor_parameter()}},
          {.method = "GET",
           .path = "/signals/counts",
           .id = "getSignalCounts",
           .english = "How many are open, how many of them are of a life in danger, how many are "
                      "seen to.",
           .scope = Scope::signals_read,
           .handler = get_signal_counts,
           .answer = "SignalCounts"},
          {.method = "GET",
           .path = "/signals/{id}",
           .id = "getSignal",
           .english = "One with who was told and whether it arrived; the citizen's words need "
                      "messages:text, and each reading of them is on record.",
           .scope = Scope::signals_read,
           .handler = get_signal,
           .answer = "SignalDetail"},
          {.method = "POST",
           .path = "/signals/{id}/take",
           .id = "takeSignal",
           .english = "Takes it up: nobody is called any more. 409 names who has it.",
           .scope = Scope::signals_work,
           .handler = take_signal_up,
           .answer = "SignalDetail",
           .request = "SignalWish",
           .body = Body::json},
          {.method = "POST",
           .path = "/signals/{id}/end",
           .id = "endSignal",
           .english = "Puts down what was done, in a line, and ends it.",
           .scope = Scope::signals_work,
           .handler = end_one_signal,
           .answer = "SignalDetail",
           .request = "SignalOutcome",
           .body = Body::json}};
}

}  // namespace huiyin::gateway::api
