// How many matters there are, how soon they are answered and how that was rated: counts alone, of
// whole weeks, from what stands beside the ledgers (case_figures.h). Accusations are in none.
//
// Few of a kind could point to one person. So no figure crosses two properties (a place and a theme
// together), a place with fewer than kFewest matters is not named, and how fewer than kFewest
// people rated is not told apart (figure_few.h).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/figure_weeks.h"

namespace huiyin::store {

inline constexpr std::int64_t kFewest = 3;
inline constexpr std::int64_t kPlacesShown = 20;

struct MatterFigures {
  std::vector<std::int64_t> weeks;             // by week of their reception
  std::map<std::string, std::int64_t> themes;  // "": not looked at yet
  struct Place {
    std::int64_t id = 0;  // figure_place()
    std::int64_t count = 0;
  };
  std::vector<Place> places;   // at most kPlacesShown with kFewest at least, the most first
  std::int64_t elsewhere = 0;  // at all other places that are named
  std::int64_t nowhere = 0;    // where no place is named
  std::int64_t total = 0;
};
MatterFigures matter_figures(Transaction& tx, const std::vector<std::string>& offices,
                             const FigureWeeks& weeks);

// Of matters that wait for one answer, each in exactly one of the four.
struct AnswerCount {
  std::int64_t within = 0;   // answered by the last day
  std::int64_t late = 0;     // answered after it
  std::int64_t running = 0;  // not yet, and there is time
  std::int64_t overdue = 0;  // not yet, and there is none
  std::int64_t days = 0;     // that all answers took together
  std::int64_t longest = 0;  // days of the slowest answer

  std::int64_t answered() const { return within + late; }
  AnswerCount& operator+=(const AnswerCount& other);
};
struct AnswerPair {
  AnswerCount inform, conclude;  // 告知 办结
  AnswerPair& operator+=(const AnswerPair& other);
};
struct AnswerFigures {
  AnswerPair total;
  std::vector<AnswerPair> weeks;            // by week of their reception
  std::map<std::string, AnswerPair> units;  // "": of none yet
};
AnswerFigures answer_figures(Transaction& tx, const std::vector<std::string>& offices,
                             const FigureWeeks& weeks, LocalDate today);

// How many were satisfied, with one of the two that citizens rate apart.
struct RatingCount {
  std::int64_t satisfied = 0, mostly = 0, dissatisfied = 0, left_out = 0;
  RatingCount& operator+=(const RatingCount& other);
};
struct RatingPair {
  std::int64_t rated = 0;  // ratings, one for each stage of a matter
  RatingCount office, unit;
  RatingPair& operator+=(const RatingPair& other);
};
struct RatingFigures {
  RatingPair total;
  std::vector<RatingPair> weeks;  // by week of the rating
  std::map<std::string, RatingPair> units;
};
RatingFigures rating_figures(Transaction& tx, const std::vector<std::string>& offices,
                             const FigureWeeks& weeks);

}  // namespace huiyin::store
