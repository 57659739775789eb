// Figures for pictures 图表: matters, how soon they are answered, what arrived, how it was rated.
// Counts of whole weeks, of the caller's offices; nobody's data.
#include <nlohmann/json.hpp>

#include "gateway/api/figures_view.h"
#include "gateway/api/problem.h"
#include "store/case_figures.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::string_view kCsv = "text/csv";

struct Period {
  store::FigureWeeks weeks;
  std::optional<Answer> refusal = {};
};

// Where nobody says: the last kFigureWeeks weeks.
Period period_of(const Call& call) {
  const LocalDate today = office_date(call.now);
  std::optional<LocalDate> from, until = today;
  if (const auto asked = call.request.parameter("until")) until = LocalDate::parse(*asked);
  if (!until) return {{}, bad_parameter("until", "日期应写成 2026-11-16 这样")};
  from = *until - days{7 * (store::kFigureWeeks - 1)};
  if (const auto asked = call.request.parameter("from")) from = LocalDate::parse(*asked);
  if (!from) return {{}, bad_parameter("from", "日期应写成 2026-11-16 这样")};
  const auto weeks = store::FigureWeeks::of(*from, *until);
  if (weeks) return {*weeks};
  return {{},
          bad_parameter("from", *from > *until
                                    ? "开始的日子在结束之后"
                                    : "最多看 " + std::to_string(store::kFigureWeeksMax) + " 周")};
}

// By the parameter; else by what the caller takes.
bool wants_csv(const HttpRequest& request) {
  if (const auto asked = request.parameter("format")) return *asked == "csv";
  return request.header("accept").value_or("").starts_with(kCsv);
}

std::optional<Answer> wrong_format(const HttpRequest& request) {
  const auto asked = request.parameter("format");
  if (!asked || *asked == "json" || *asked == "csv") return std::nullopt;
  return bad_parameter("format", "应是 json 或 csv");
}

Answer answer_of(const Call& call, std::string_view name, const store::FigureWeeks& weeks,
                 const ToldFigure& told) {
  if (!wants_csv(call.request)) {
    OrderedJson body{{"office", call.caller.office}};
    body.update(told.json);
    return {.body = text_of(body)};
  }
  return {.body = csv_of(told.table),
          .content_type = std::string(kCsv),
          .headers = {{"Content-Disposition", "attachment; filename=\"" + std::string(name) + "-" +
                                                  weeks.from.iso() + "-" + weeks.until.iso() +
                                                  ".csv\""}}};
}

using Tell = ToldFigure (*)(const Call&, const store::FigureWeeks&);

Answer figure(const Call& call, std::string_view name, Tell tell) {
  if (auto no = wrong_format(call.request)) return *std::move(no);
  Period period = period_of(call);
  if (period.refusal) return *std::move(period.refusal);
  return answer_of(call, name, period.weeks, tell(call, period.weeks));
}

ToldFigure tell_matters(const Call& call, const store::FigureWeeks& weeks) {
  const auto figures = store::matter_figures(call.tx, call.caller.offices, weeks);
  std::vector<NamedPlace> places;
  for (const auto& [id, count] : figures.places)
    places.push_back({store::figure_place(call.tx, call.parts.keys, id), count});
  return told_matters(weeks, figures, places);
}

ToldFigure tell_answers(const Call& call, const store::FigureWeeks& weeks) {
  return told_answers(
      weeks, store::answer_figures(call.tx, call.caller.offices, weeks, office_date(call.now)));
}

ToldFigure tell_delivery(const Call& call, const store::FigureWeeks& weeks) {
  return told_delivery(
      weeks, store::message_figures(call.tx, call.caller.offices, weeks, office_date(call.now)));
}

ToldFigure tell_ratings(const Call& call, const store::FigureWeeks& weeks) {
  return told_ratings(weeks, store::rating_figures(call.tx, call.caller.offices, weeks));
}

Answer get_matters(const Call& call) { return figure(call, "matters", tell_matters); }
Answer get_answers(const Call& call) { return figure(call, "answers", tell_answers); }
Answer get_delivery(const Call& call) { return figure(call, "delivery", tell_delivery); }
Answer get_ratings(const Call& call) { return figure(call, "ratings", tell_ratings); }

std::vector<Parameter> figure_parameters() {
  return {{.name = "from",
           .english = "A day of the first week; twelve weeks before `until` where it is left out.",
           .schema = R"({"type":"string","format":"date"})"},
          {.name = "until",
           .english = "A day of the last week; today where it is left out. At most 53 weeks.",
           .schema = R"({"type":"string","format":"date"})"},
          {.name = "format",
           .english = "`csv`: the same numbers as a table for Excel, as with Accept: text/csv.",
           .schema = R"({"type":"string","enum":["json","csv"]})"}};
}

Endpoint figure_endpoint(std::string_view path, std::string_view id, std::string_view english,
                         Answer (*handler)(const Call&), std::string_view answer) {
  return {.method = "GET",
          .path = path,
          .id = id,
          .english = english,
          .scope = Scope::figures_read,
          .handler = handler,
          .answer = answer,
          .query = figure_parameters(),
          .also_csv = true};
}

}  // namespace

std::vector<Endpoint> figure_endpoints() {
  return {
      figure_endpoint("/figures/matters", "getMatterFigures",
                      "How many matters were received: by ISO week, by theme and by place. No two "
                      "of them are crossed, and a place with fewer than `fewest` matters is not "
                      "named but counted in `elsewhere`. Accusations are in no figure.",
                      get_matters, "MatterFigures"),
      figure_endpoint("/figures/answers", "getAnswerFigures",
                      "Of the matters received in each week, and of each unit: how many citizens "
                      "were informed, and how many matters concluded, within the statutory days, "
                      "late, not yet, and not yet although the days are over. Days are counted "
                      "from the clock's beginning. As the last look at each matter found it.",
                      get_answers, "AnswerFigures"),
      figure_endpoint("/figures/delivery", "getDeliveryFigures",
                      "What became of what was to be said, by ISO week and channel. Today and "
                      "yesterday are counted now; of earlier days, as the last night found them.",
                      get_delivery, "DeliveryFigures"),
      figure_endpoint("/figures/ratings", "getRatingFigures",
                      "How petitioners rated, by the ISO week of the rating and by unit. Where "
                      "`is_few` is true it is not told apart, so that nobody is known by it.",
                      get_ratings, "RatingFigures")};
}

}  // namespace huiyin::gateway::api
