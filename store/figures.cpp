#include "store/figures.h"

#include <algorithm>
#include <array>
#include <functional>

#include "base/ensure.h"

namespace huiyin::store {
namespace {

std::size_t week_at(const FigureWeeks& weeks, const std::string& monday) {
  const auto date = LocalDate::parse(monday);
  ensure(date && weeks.has(*date), "a figure's week is one that was asked for");
  return weeks.week_of(*date);
}

RatingPair rating_pair(std::int64_t rated, std::array<std::int64_t, 6> of) {
  const auto count = [&](std::size_t at) {
    return RatingCount{of[at], of[at + 1], of[at + 2], rated - of[at] - of[at + 1] - of[at + 2]};
  };
  return {rated, count(0), count(3)};
}

void add_places(Transaction& tx, const std::string& office, const FigureWeeks& weeks,
                std::map<std::int64_t, std::int64_t>& places) {
  for (const auto& [id, count] : tx.rows<std::int64_t, std::int64_t>(
           "SELECT place_id, COUNT(*) FROM case_figure WHERE office = $1 AND place_id > 0 AND "
           "week >= $2 AND week <= $3 GROUP BY place_id HAVING COUNT(*) >= $4 ORDER "
           "BY COUNT(*) DESC, place_id LIMIT $5",
           {office, weeks.from.iso(), weeks.until.iso(), kFewest, kPlacesShown}))
    places[id] += count;
}

std::int64_t without_place(Transaction& tx, const std::string& office, const FigureWeeks& weeks) {
  const auto row = tx.row<std::int64_t>(
      "SELECT COUNT(*) FROM case_figure WHERE office = $1 AND place_id = 0 AND week >= $2 "
      "AND week <= $3",
      {office, weeks.from.iso(), weeks.until.iso()});
  ensure(row.has_value(), "a count is a row");
  return std::get<0>(*row);
}

}  // namespace

AnswerCount& AnswerCount::operator+=(const AnswerCount& other) {
  within += other.within, late += other.late;
  running += other.running, overdue += other.overdue;
  days += other.days;
  longest = std::max(longest, other.longest);
  return *this;
}

AnswerPair& AnswerPair::operator+=(const AnswerPair& other) {
  inform += other.inform, conclude += other.conclude;
  return *this;
}

RatingCount& RatingCount::operator+=(const RatingCount& other) {
  satisfied += other.satisfied, mostly += other.mostly;
  dissatisfied += other.dissatisfied, left_out += other.left_out;
  return *this;
}

RatingPair& RatingPair::operator+=(const RatingPair& other) {
  rated += other.rated;
  office += other.office, unit += other.unit;
  return *this;
}

MatterFigures matter_figures(Transaction& tx, const std::vector<std::string>& offices,
                             const FigureWeeks& weeks) {
  MatterFigures all{.weeks = std::vector<std::int64_t>(weeks.count())};
  std::map<std::int64_t, std::int64_t> places;
  for (const std::string& office : offices) {
    for (const auto& [week, count] : tx.rows<std::string, std::int64_t>(
             "SELECT week, COUNT(*) FROM case_figure WHERE office = $1 AND week >= "
             "$2 AND week <= $3 GROUP BY week",
             {office, weeks.from.iso(), weeks.until.iso()})) {
      all.weeks[week_at(weeks, week)] += count;
      all.total += count;
    }
    for (const auto& [theme, count] : tx.rows<std::string, std::int64_t>(
             "SELECT theme, COUNT(*) FROM case_figure WHERE office = $1 AND week >= $2 AND "
             "week <= $3 GROUP BY theme",
             {office, weeks.from.iso(), weeks.until.iso()}))
      all.themes[theme] += count;
    add_places(tx, office, weeks, places);
    all.nowhere += without_place(tx, office, weeks);
  }
  for (const auto& [id, count] : places) all.places.push_back({id, count});
  std::ranges::stable_sort(all.places, std::greater(), &MatterFigures::Place::count);
  if (std::ssize(all.places) > kPlacesShown) all.places.resize(kPlacesShown);
  all.elsewhere = all.total - all.nowhere;
  for (const MatterFigures::Place& place : all.places) all.elsewhere -= place.count;
  return all;
}

AnswerFigures answer_figures(Transaction& tx, const std::vector<std::string>& offices,
                             const FigureWeeks& weeks, LocalDate today) {
  AnswerFigures all;
  all.weeks.resize(weeks.count());
  using Count = std::int64_t;
  for (const std::string& office : offices)
    for (const auto& [week, unit, a, b, c, d, e, f, g, h, i, j, k, l] :
         tx.rows<std::string, std::string, Count, Count, Count, Count, Count, Count, Count, Count,
                 Count, Count, Count, Count>(
             "SELECT week, unit, COUNT(CASE WHEN informed_on <> '' AND informed_on <= inform_due "
             "THEN 1 END), COUNT(CASE WHEN informed_on > inform_due THEN 1 END), COUNT(CASE WHEN "
             "informed_on = '' AND inform_due >= $4 THEN 1 END), COUNT(CASE WHEN informed_on = '' "
             "AND inform_due <> '' AND inform_due < $4 THEN 1 END), CAST(SUM(inform_days) AS "
             "BIGINT), MAX(inform_days), COUNT(CASE WHEN concluded_on <> '' AND concluded_on <= "
             "conclude_due THEN 1 END), COUNT(CASE WHEN concluded_on > conclude_due THEN 1 END), "
             "COUNT(CASE WHEN concluded_on = '' AND conclude_due >= $4 THEN 1 END), COUNT(CASE "
             "WHEN concluded_on = '' AND conclude_due <> '' AND conclude_due < $4 THEN 1 END), "
             "CAST(SUM(conclude_days) AS BIGINT), MAX(conclude_days) FROM case_figure WHERE office "
             "= $1 AND week >= $2 AND week <= $3 GROUP BY week, unit",
             {office, weeks.from.iso(), weeks.until.iso(), today.iso()})) {
      const AnswerPair pair{{a, b, c, d, e, f}, {g, h, i, j, k, l}};
      all.weeks[week_at(weeks, week)] += pair;
      all.units[unit] += pair;
      all.total += pair;
    }
  return all;
}

RatingFigures rating_figures(Transaction& tx, const std::vector<std::string>& offices,
                             const FigureWeeks& weeks) {
  RatingFigures all;
  all.weeks.resize(weeks.count());
  for (const std::string& office : offices)
    for (const auto& [week, unit, rated, a, b, c, d, e, f] :
         tx.rows<std::string, std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
                 std::int64_t, std::int64_t, std::int64_t>(
             "SELECT week, unit, COUNT(*), COUNT(CASE WHEN of_office = 'satisfied' THEN 1 "
             "END), COUNT(CASE WHEN of_office = 'mostly' THEN 1 END), COUNT(CASE WHEN of_office = "
             "'dissatisfied' THEN 1 END), COUNT(CASE WHEN of_unit = 'satisfied' THEN 1 END), "
             "COUNT(CASE WHEN of_unit = 'mostly' THEN 1 END), COUNT(CASE WHEN of_unit = "
             "'dissatisfied' THEN 1 END) FROM case_rating WHERE office = $1 AND week >= $2 AND "
             "week <= $3 GROUP BY week, unit",
             {office, weeks.from.iso(), weeks.until.iso()})) {
      const RatingPair pair = rating_pair(rated, {a, b, c, d, e, f});
      all.weeks[week_at(weeks, week)] += pair;
      all.units[unit] += pair;
      all.total += pair;
    }
  return all;
}

}  // namespace huiyin::store
