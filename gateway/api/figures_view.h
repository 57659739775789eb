// The figures 图表 as JSON and as tables for Excel: the same numbers, made once. Counts alone; what
// stands for too few people is left out of both (store/figures.h).
#pragma once

#include <string>
#include <vector>

#include "gateway/api/json_out.h"
#include "store/figures.h"
#include "store/message_days.h"

namespace huiyin::gateway::api {

// A figure to be told: its JSON, and the rows of its table under one row of titles.
struct ToldFigure {
  OrderedJson json;
  std::vector<std::vector<std::string>> table;
};

// A place as people read it, already opened.
struct NamedPlace {
  std::string name;
  std::int64_t count = 0;
};
ToldFigure told_matters(const store::FigureWeeks& weeks, const store::MatterFigures& figures,
                        const std::vector<NamedPlace>& places);
ToldFigure told_answers(const store::FigureWeeks& weeks, const store::AnswerFigures& figures);
ToldFigure told_delivery(const store::FigureWeeks& weeks,
                         const std::vector<store::ByChannel>& figures);
ToldFigure told_ratings(const store::FigureWeeks& weeks, const store::RatingFigures& figures);

// UTF-8 with BOM, rows end in CR LF, no cell runs as a formula (petition::csv_cell).
std::string csv_of(const std::vector<std::vector<std::string>>& table);

}  // namespace huiyin::gateway::api
