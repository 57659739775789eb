// The shapes of the figures 图表 (figures.cpp).
#pragma once

#include "gateway/api/shape.h"

namespace huiyin::gateway::api {

inline constexpr Shape kFigureShapes[] = {
    {"MatterFigures",
     "office text, ...FigurePeriod, total whole, weeks [MatterWeek], themes [MatterCount], places "
     "[MatterCount], elsewhere whole, nowhere whole, fewest whole"},
    {"FigurePeriod", "from date, until date"},
    {"FigureWeek", "week text, ...FigurePeriod"},
    {"MatterWeek", "...FigureWeek, count whole"},
    {"MatterCount", "title text, count whole"},
    {"AnswerFigures", "office text, ...FigurePeriod, inform AnswerClock, conclude AnswerClock"},
    {"AnswerClock", "title text, total AnswerCount, weeks [AnswerWeek], units [AnswerUnit]"},
    {"AnswerCount",
     "within whole, late whole, running whole, overdue whole, days_average number?, days_longest "
     "whole?"},
    {"AnswerWeek", "...FigureWeek, ...AnswerCount"},
    {"AnswerUnit", "unit text, ...AnswerCount"},
    {"DeliveryFigures",
     "office text, ...FigurePeriod, total [DeliveryCount], weeks [DeliveryWeek]"},
    {"DeliveryCount",
     "channel text, title text, said whole, accepted whole, delivered whole, waiting whole, "
     "expired whole, failed whole, parked whole, unknown whole"},
    {"DeliveryWeek", "...FigureWeek, channels [DeliveryCount]"},
    {"RatingFigures",
     "office text, ...FigurePeriod, total RatingPair, weeks [RatingWeek], units [RatingUnit]"},
    {"RatingPair", "rated whole, is_few flag, of_office RatingCount?, of_unit RatingCount?"},
    {"RatingCount", "satisfied whole, mostly whole, dissatisfied whole, left_out whole"},
    {"RatingWeek", "...FigureWeek, ...RatingPair"},
    {"RatingUnit", "unit text, ...RatingPair"}};

}  // namespace huiyin::gateway::api
