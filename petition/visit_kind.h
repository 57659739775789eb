// How many come, and what follows from it: 个访, 集访, representatives 代表.
#pragma once

#include <string>

#include "petition/rules.h"

namespace huiyin::petition {

enum class VisitSize {
  personal,
  group,
  large_group
};  // 个访, 集访, large: leaders are told as well

struct VisitKind {
  VisitSize size = VisitSize::personal;
  bool must_choose_representatives = false;  // more than may come in
  int representatives_max = 0;               // how many may come in
  std::string article;                       // where the law limits them
};

// `people` ≥ 1; `max_people` is the office's limit for one visit. The lower of it and the law's
// counts. The signal group_visit is raised for every size but personal.
VisitKind visit_kind(int people, const Rules& rules, int max_people);

}  // namespace huiyin::petition
