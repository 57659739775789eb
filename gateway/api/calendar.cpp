// Days off 节假日: read by everybody, put in force by who may, after he has seen which deadlines
// and reception days they move. They are one for the whole installation, so they are the main
// office's.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "gateway/api/calendar_view.h"
#include "gateway/api/caller.h"
#include "gateway/api/json_in.h"
#include "gateway/api/problem.h"
#include "petition/holiday_notice.h"
#include "store/calendar_years.h"
#include "store/reception_shifts.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::size_t kPastedBytesMax = 60'000;
constexpr int kEditionMax = 1'000'000'000;
constexpr std::string_view kPasted = "粘贴的内容";

std::optional<int> asked_year(const Call& call) {
  const auto first = LocalDate::parse(call.request.captures.at(0) + "-01-01");
  if (!first || first->year() < store::kYearFirst || first->year() > store::kYearLast)
    return std::nullopt;
  return first->year();
}

std::optional<Answer> not_his_to_put(const Call& call) {
  if (call.caller.signed_in && call.caller.sees_main()) return std::nullopt;
  return problem(403, {"calendar.person", "", "放假安排由上级单位的人员在管理后台里改",
                       "请用自己的账号登录管理后台"});
}

struct YearForm {
  std::string text, source;
  int edition = 0;  // that he has seen
};

std::optional<YearForm> year_form(const Call& call, petition::Need edition,
                                  petition::Faults& faults) {
  return body_of(call.request, faults, [edition](petition::JsonReader& in) {
    YearForm form{in.text("text", petition::Need::required),
                  in.text("source", petition::Need::optional),
                  in.whole("edition", 0, kEditionMax, edition)};
    if (form.text.size() > kPastedBytesMax)
      in.refuse("text", "json.range", "内容太长", "请只粘贴放假通知");
    keep_short(in, "source", form.source);
    return form;
  });
}

// As the office's file would say it.
std::optional<ProposedYear> year_of_json(const YearForm& form, int year, petition::Faults& faults) {
  const auto calendar = petition::Calendar::parse(form.text, kPasted);
  if (!calendar) {
    faults = calendar.error();
    return std::nullopt;
  }
  ProposedYear proposed{calendar->year(year), true, {}};
  if (proposed.year.published || !proposed.year.days.empty()) return proposed;
  faults.push_back({"holidays.no_days", std::string(kPasted),
                    "里面没有" + std::to_string(year) + "年", "请换到那一年，或者补上这一年"});
  return std::nullopt;
}

std::optional<ProposedYear> year_of_notice(const YearForm& form, const petition::CalendarYear& now,
                                           petition::Faults& faults) {
  const auto notice = petition::read_holiday_notice(form.text, now);
  const auto year =
      notice
          ? petition::with_notice(now, *notice)
          : tl::expected<petition::CalendarYear, petition::Faults>(tl::unexpected(notice.error()));
  if (!year) {
    faults = year.error();
    return std::nullopt;
  }
  return ProposedYear{*year, notice->is_whole(), notice->unread};
}

// Nothing: all that is wrong with it stands in `faults`.
std::optional<ProposedYear> proposed_year(const Call& call, const YearForm& form, int year,
                                          petition::Faults& faults) {
  const petition::CalendarYear now = calendar_now(call).year(year);
  auto proposed = trimmed(form.text).starts_with('{') ? year_of_json(form, year, faults)
                                                      : year_of_notice(form, now, faults);
  if (!proposed) return std::nullopt;
  if (!form.source.empty())
    proposed->year.source = form.source;
  else if (proposed->year.source.empty() || (proposed->is_whole && !now.published))
    proposed->year.source = "国务院办公厅放假通知，在管理后台粘贴";
  // What its reader would refuse is refused here: too many days, a day twice.
  const auto checked = petition::Calendar::parse(petition::calendar_text(proposed->year), kPasted);
  if (checked) return proposed;
  faults = checked.error();
  return std::nullopt;
}

Answer get_calendar(const Call& call) {
  const auto year = asked_year(call);
  if (!year) return not_found();
  return {.body = text_of(calendar_year_json(call, *year))};
}

Answer preview_calendar(const Call& call) {
  const auto year = asked_year(call);
  if (!year) return not_found();
  petition::Faults faults;
  const auto form = year_form(call, petition::Need::optional, faults);
  const auto proposed = form ? proposed_year(call, *form, *year, faults) : std::nullopt;
  if (!proposed) return problem(422, faults);
  const OrderedJson preview = calendar_preview_json(call, *proposed);
  Answer answer{.body = text_of(preview)};
  for (const OrderedJson& moved : preview["moved"])
    if (auto number = moved["case"].get<std::string>();
        std::ranges::count(answer.subjects, number) == 0)
      answer.subjects.push_back(std::move(number));
  return answer;
}

std::optional<Answer> not_what_he_saw(const Call& call, std::int64_t edition) {
  if (edition == store::calendar_edition(call.tx)) return std::nullopt;
  return problem(
      409, {"calendar.changed", "edition", "您看预览以后，放假安排又有人改过", "请重新预览再确认"});
}

// On record, and the reception days that it moves go with it; deadlines are counted anew with the
// next round.
Answer put_in_force(const Call& call, int year, const petition::Calendar& after,
                    store::KeptYear kept) {
  const auto desk = acting_at_main(call, trace_of(call.caller));
  const petition::Calendar before = calendar_now(call);
  for (const store::Office* office : call.parts.offices.all()) {
    store::Office as_now = *office;
    as_now.calendar = before;
    store::shift_receptions(desk.at(as_now), after, call.caller.key_name);
  }
  kept.year = year;
  kept.by = call.caller.key_id;
  kept.by_name = call.caller.key_name;
  kept.at = call.now;
  store::keep_calendar_year(call.tx, kept);
  return {.body = text_of(calendar_year_json(call, year)),
          .subjects = {"calendar/" + std::to_string(year)}};
}

Answer put_calendar(const Call& call) {
  if (auto no = not_his_to_put(call)) return *std::move(no);
  const auto year = asked_year(call);
  if (!year) return not_found();
  petition::Faults faults;
  const auto form = year_form(call, petition::Need::required, faults);
  const auto proposed = form ? proposed_year(call, *form, *year, faults) : std::nullopt;
  if (!proposed) return problem(422, faults);
  if (auto no = not_what_he_saw(call, form->edition)) return *std::move(no);
  const petition::Calendar before = calendar_now(call);
  const petition::CalendarYear now = before.year(*year);
  if (now.days == proposed->year.days && now.published == proposed->year.published)
    return problem(409, {"calendar.same", "text", "和现在用的放假安排一样", "不用再改"});
  std::string text = petition::calendar_text(proposed->year);
  const auto after = before.with(*petition::Calendar::parse(text, kPasted));
  return put_in_force(call, *year, after, {.text = std::move(text), .pasted = form->text});
}

Answer put_calendar_back(const Call& call) {
  if (auto no = not_his_to_put(call)) return *std::move(no);
  const auto year = asked_year(call);
  if (!year) return not_found();
  const auto kept = store::kept_years(call.tx, *year, 1);
  if (kept.empty() || !kept.front().text)
    return problem(409, {"calendar.not_put", "", "这一年用的就是程序自带的放假安排", "不用恢复"});
  const petition::Calendar& files = call.parts.offices.calendar_of_files();
  const petition::CalendarYear back = files.year(*year);
  const auto after =
      calendar_now(call).with(*petition::Calendar::parse(petition::calendar_text(back), kPasted));
  return put_in_force(call, *year, after, {.text = std::nullopt, .pasted = ""});
}

}  // namespace

std::vector<Endpoint> calendar_endpoints() {
  using enum Scope;
  return {{.method = "GET",
           .path = "/calendar/{year}",
           .id = "getCalendar",
           .english = "The days off of a year, the weekend days that work, and who put them in "
                      "force.",
           .scope = calendar_read,
           .handler = get_calendar,
           .answer = "CalendarYear"},
          {.method = "POST",
           .path = "/calendar/{year}/preview",
           .id = "previewCalendar",
           .english = "What the year would be with that notice (in the State Council's words, or "
                      "JSON as in the office's file), and which running deadlines and reception "
                      "days it would move. Keeps nothing.",
           .scope = calendar_write,
           .handler = preview_calendar,
           .answer = "CalendarPreview",
           .request = "CalendarNotice",
           .body = Body::json,
           .keeps_nothing = true},
          {.method = "PUT",
           .path = "/calendar/{year}",
           .id = "putCalendar",
           .english = "Puts it in force, as it was previewed: edition is the one that the preview "
                      "told. Deadlines are counted anew, and whom it concerns is told.",
           .scope = calendar_write,
           .handler = put_calendar,
           .answer = "CalendarYear",
           .request = "CalendarOrder",
           .body = Body::json},
          {.method = "DELETE",
           .path = "/calendar/{year}",
           .id = "putCalendarBack",
           .english = "Back to the year as the program and the office's file have it.",
           .scope = calendar_write,
           .handler = put_calendar_back,
           .answer = "CalendarYear"}};
}

}  // namespace huiyin::gateway::api
