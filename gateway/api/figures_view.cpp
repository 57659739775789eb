#include "gateway/api/figures_view.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "petition/case_csv.h"
#include "petition/themes.h"
#include "store/figure_few.h"

namespace huiyin::gateway::api {
namespace {

using store::FigureWeeks;
using Row = std::vector<std::string>;

constexpr const char* kNoUnit = "还没有责任单位";
constexpr const char* kFew = "不足3件";

std::string text_of_count(std::int64_t count) { return std::to_string(count); }

OrderedJson week_json(const FigureWeeks& weeks, std::size_t at) {
  const LocalDate monday = weeks.monday(at);
  return {{"week", store::iso_week(monday)},
          {"from", monday.iso()},
          {"until", (monday + days{6}).iso()}};
}

OrderedJson period_json(const FigureWeeks& weeks) {
  return {{"from", weeks.from.iso()}, {"until", weeks.until.iso()}};
}

std::string unit_title(const std::string& unit) { return unit.empty() ? kNoUnit : unit; }

// --- matters ----------------------------------------------------------------------------------

// The most first; what no theme fits, and what was not looked at yet, is the last.
std::vector<NamedPlace> by_theme(const store::MatterFigures& figures) {
  std::vector<NamedPlace> themes;
  std::int64_t others = 0;
  for (const auto& [theme, count] : figures.themes)
    if (theme.empty() || theme == petition::kOtherTheme)
      others += count;
    else
      themes.push_back({theme, count});
  std::ranges::stable_sort(themes, std::greater(), &NamedPlace::count);
  if (others > 0) themes.push_back({std::string(petition::kOtherTheme), others});
  return themes;
}

OrderedJson counts_json(const std::vector<NamedPlace>& all) {
  OrderedJson items = OrderedJson::array();
  for (const NamedPlace& one : all) items.push_back({{"title", one.name}, {"count", one.count}});
  return items;
}

// --- answers ----------------------------------------------------------------------------------

std::optional<double> average_days(const store::AnswerCount& count) {
  if (count.answered() == 0) return std::nullopt;
  return double(count.days * 10 / count.answered()) / 10;
}

OrderedJson count_json(const store::AnswerCount& count) {
  const auto average = average_days(count);
  return {
      {"within", count.within},
      {"late", count.late},
      {"running", count.running},
      {"overdue", count.overdue},
      {"days_average", average ? OrderedJson(*average) : OrderedJson(nullptr)},
      {"days_longest", count.answered() > 0 ? OrderedJson(count.longest) : OrderedJson(nullptr)}};
}

Row count_cells(const std::string& clock, const std::string& sorted_by, const std::string& title,
                const store::AnswerCount& count) {
  const auto average = average_days(count);
  return {clock,
          sorted_by,
          title,
          text_of_count(count.within),
          text_of_count(count.late),
          text_of_count(count.running),
          text_of_count(count.overdue),
          average ? OrderedJson(*average).dump() : "",
          count.answered() > 0 ? text_of_count(count.longest) : ""};
}

struct AnswerPart {
  const char* key;
  const char* title;
  store::AnswerCount store::AnswerPair::*of;
};
constexpr std::array kAnswerParts{AnswerPart{"inform", "告知", &store::AnswerPair::inform},
                                  AnswerPart{"conclude", "办结", &store::AnswerPair::conclude}};

void tell_answer(const AnswerPart& part, const FigureWeeks& weeks,
                 const store::AnswerFigures& figures, ToldFigure& told) {
  OrderedJson by_week = OrderedJson::array(), by_unit = OrderedJson::array();
  told.table.push_back(count_cells(part.title, "合计", "", figures.total.*part.of));
  for (std::size_t i = 0; i < figures.weeks.size(); ++i) {
    const store::AnswerCount& count = figures.weeks[i].*part.of;
    OrderedJson one = week_json(weeks, i);
    one.update(count_json(count));
    by_week.push_back(std::move(one));
    told.table.push_back(count_cells(part.title, "周", store::iso_week(weeks.monday(i)), count));
  }
  for (const auto& [unit, pair] : figures.units) {
    const store::AnswerCount& count = pair.*part.of;
    OrderedJson one{{"unit", unit_title(unit)}};
    one.update(count_json(count));
    by_unit.push_back(std::move(one));
    told.table.push_back(count_cells(part.title, "单位", unit_title(unit), count));
  }
  told.json[part.key] = {{"title", part.title},
                         {"total", count_json(figures.total.*part.of)},
                         {"weeks", std::move(by_week)},
                         {"units", std::move(by_unit)}};
}

// --- delivery ---------------------------------------------------------------------------------

std::string channel_title(const std::string& channel) {
  if (channel == store::kSms) return "短信";
  if (channel == store::kWecomKf) return "微信客服";
  if (channel == store::kWecomApp) return "企业微信";
  return channel;
}

struct DeliveryPart {
  const char* key;
  const char* title;
  std::vector<store::OutboxState> states;
};
// What a trial 试运行 kept back was to be said to nobody.
const std::vector<DeliveryPart>& delivery_parts() {
  using enum store::OutboxState;
  static const std::vector<DeliveryPart> parts{
      {"accepted", "平台已收", {accepted}},    {"delivered", "已送达", {delivered}},
      {"waiting", "等待发送", {queued, held}}, {"expired", "过时未发", {expired}},
      {"failed", "没送到", {failed, blocked}}, {"parked", "待人处理", {parked}},
      {"unknown", "不明", {unknown}}};
  return parts;
}

std::int64_t part_of(const store::ByState& counts, const DeliveryPart& part) {
  std::int64_t sum = 0;
  for (const store::OutboxState state : part.states) sum += counts[std::size_t(state)];
  return sum;
}

OrderedJson channels_json(const store::ByChannel& channels) {
  OrderedJson all = OrderedJson::array();
  for (const auto& [channel, counts] : channels) {
    OrderedJson one{{"channel", channel}, {"title", channel_title(channel)}};
    std::int64_t said = 0;
    for (const DeliveryPart& part : delivery_parts()) said += part_of(counts, part);
    one["said"] = said;
    for (const DeliveryPart& part : delivery_parts()) one[part.key] = part_of(counts, part);
    all.push_back(std::move(one));
  }
  return all;
}

void tell_channels(const std::string& week, const store::ByChannel& channels, ToldFigure& told) {
  for (const auto& [channel, counts] : channels) {
    Row row{week, channel_title(channel), ""};
    std::int64_t said = 0;
    for (const DeliveryPart& part : delivery_parts()) {
      said += part_of(counts, part);
      row.push_back(text_of_count(part_of(counts, part)));
    }
    row[2] = text_of_count(said);
    told.table.push_back(std::move(row));
  }
}

// --- ratings ----------------------------------------------------------------------------------

OrderedJson count_json(const store::RatingCount& count) {
  return {{"satisfied", count.satisfied},
          {"mostly", count.mostly},
          {"dissatisfied", count.dissatisfied},
          {"left_out", count.left_out}};
}

OrderedJson pair_json(const store::RatingPair& pair, bool is_few) {
  return {{"rated", pair.rated},
          {"is_few", is_few},
          {"of_office", is_few ? OrderedJson(nullptr) : count_json(pair.office)},
          {"of_unit", is_few ? OrderedJson(nullptr) : count_json(pair.unit)}};
}

void tell_rating(const std::string& sorted_by, const std::string& title,
                 const store::RatingPair& pair, bool is_few, ToldFigure& told) {
  for (const auto& [of, count] : {std::pair("信访工作机构", &store::RatingPair::office),
                                  std::pair("责任单位", &store::RatingPair::unit)}) {
    Row row{sorted_by, title, of, text_of_count(pair.rated)};
    const store::RatingCount& one = pair.*count;
    for (const std::int64_t n : {one.satisfied, one.mostly, one.dissatisfied, one.left_out})
      row.push_back(is_few ? kFew : text_of_count(n));
    told.table.push_back(std::move(row));
  }
}

}  // namespace

ToldFigure told_matters(const FigureWeeks& weeks, const store::MatterFigures& figures,
                        const std::vector<NamedPlace>& places) {
  ToldFigure told{.json = period_json(weeks), .table = {{"分类", "名称", "件数"}}};
  const auto themes = by_theme(figures);
  OrderedJson by_week = OrderedJson::array();
  for (std::size_t i = 0; i < figures.weeks.size(); ++i) {
    by_week.push_back(week_json(weeks, i));
    by_week.back()["count"] = figures.weeks[i];
    told.table.push_back({"周", store::iso_week(weeks.monday(i)), text_of_count(figures.weeks[i])});
  }
  for (const NamedPlace& one : themes)
    told.table.push_back({"主题", one.name, text_of_count(one.count)});
  for (const NamedPlace& one : places)
    told.table.push_back({"地方", one.name, text_of_count(one.count)});
  told.table.push_back({"地方", "其他地方", text_of_count(figures.elsewhere)});
  told.table.push_back({"地方", "没有写明", text_of_count(figures.nowhere)});
  told.table.push_back({"合计", "", text_of_count(figures.total)});
  told.json.update({{"total", figures.total},
                    {"weeks", std::move(by_week)},
                    {"themes", counts_json(themes)},
                    {"places", counts_json(places)},
                    {"elsewhere", figures.elsewhere},
                    {"nowhere", figures.nowhere},
                    {"fewest", store::kFewest}});
  return told;
}

ToldFigure told_answers(const FigureWeeks& weeks, const store::AnswerFigures& figures) {
  ToldFigure told{.json = period_json(weeks),
                  .table = {{"期限", "分类", "名称", "按时", "迟了", "在办未到期", "在办已超期",
                             "平均天数", "最长天数"}}};
  for (const AnswerPart& part : kAnswerParts) tell_answer(part, weeks, figures, told);
  return told;
}

ToldFigure told_delivery(const FigureWeeks& weeks, const std::vector<store::ByChannel>& figures) {
  ToldFigure told{.json = period_json(weeks), .table = {{"周", "渠道", "要发"}}};
  for (const DeliveryPart& part : delivery_parts()) told.table.front().emplace_back(part.title);
  store::ByChannel total;
  OrderedJson by_week = OrderedJson::array();
  for (std::size_t i = 0; i < figures.size(); ++i) {
    by_week.push_back(week_json(weeks, i));
    by_week.back()["channels"] = channels_json(figures[i]);
    tell_channels(store::iso_week(weeks.monday(i)), figures[i], told);
    for (const auto& [channel, counts] : figures[i])
      for (std::size_t state = 0; state < counts.size(); ++state)
        total[channel][state] += counts[state];
  }
  tell_channels("合计", total, told);
  told.json.update({{"total", channels_json(total)}, {"weeks", std::move(by_week)}});
  return told;
}

ToldFigure told_ratings(const FigureWeeks& weeks, const store::RatingFigures& figures) {
  ToldFigure told{
      .json = period_json(weeks),
      .table = {{"分类", "名称", "对谁", "评价数", "满意", "基本满意", "不满意", "没有评"}}};
  const bool is_few = figures.total.rated > 0 && figures.total.rated < store::kFewest;
  told.json["total"] = pair_json(figures.total, is_few);
  tell_rating("合计", "", figures.total, is_few, told);
  OrderedJson by_week = OrderedJson::array(), by_unit = OrderedJson::array();
  std::vector<std::int64_t> of_weeks, of_units;
  for (const auto& pair : figures.weeks) of_weeks.push_back(pair.rated);
  for (const auto& [unit, pair] : figures.units) of_units.push_back(pair.rated);
  const auto few_weeks = store::too_few(of_weeks, store::kFewest);
  const auto few_units = store::too_few(of_units, store::kFewest);
  for (std::size_t i = 0; i < figures.weeks.size(); ++i) {
    OrderedJson one = week_json(weeks, i);
    one.update(pair_json(figures.weeks[i], few_weeks[i]));
    by_week.push_back(std::move(one));
    tell_rating("周", store::iso_week(weeks.monday(i)), figures.weeks[i], few_weeks[i], told);
  }
  std::size_t at = 0;
  for (const auto& [unit, pair] : figures.units) {
    OrderedJson one{{"unit", unit_title(unit)}};
    one.update(pair_json(pair, few_units[at]));
    by_unit.push_back(std::move(one));
    tell_rating("单位", unit_title(unit), pair, few_units[at++], told);
  }
  told.json.update({{"weeks", std::move(by_week)}, {"units", std::move(by_unit)}});
  return told;
}

std::string csv_of(const std::vector<std::vector<std::string>>& table) {
  std::string text = "\xEF\xBB\xBF";
  for (const Row& row : table) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += ',';
      text += petition::csv_cell(row[i]);
    }
    text += "\r\n";
  }
  return text;
}

}  // namespace huiyin::gateway::api
