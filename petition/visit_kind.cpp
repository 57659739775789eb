#include "petition/visit_kind.h"

#include <algorithm>

namespace huiyin::petition {

VisitKind visit_kind(int people, const Rules& rules, int max_people) {
  const FixedNumber& representatives = rules.number("representatives_max");
  VisitKind kind;
  if (people >= rules.number("large_group_min").value)
    kind.size = VisitSize::large_group;
  else if (people >= rules.number("group_visit_min").value)
    kind.size = VisitSize::group;
  kind.representatives_max = std::min(representatives.value, std::max(1, max_people));
  kind.must_choose_representatives = people > kind.representatives_max;
  kind.article = representatives.article;
  return kind;
}

}  // namespace huiyin::petition
