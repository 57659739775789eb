#include "petition/visit_kind.h"

#include <catch2/catch.hpp>

#include "tests/unit/petition/law_of_tests.h"

namespace visit_kind_test {

using namespace huiyin::petition;

TEST_CASE(
    "five make a group visit, thirty a large one, and more than five choose representatives") {
  struct Row {
    int people;
    VisitSize size;
    bool must_choose;
  };
  const auto row = GENERATE(values<Row>({{1, VisitSize::personal, false},
                                         {4, VisitSize::personal, false},
                                         {5, VisitSize::group, false},
                                         {6, VisitSize::group, true},
                                         {12, VisitSize::group, true},
                                         {29, VisitSize::group, true},
                                         {30, VisitSize::large_group, true},
                                         {2000000, VisitSize::large_group, true}}));
  CAPTURE(row.people);
  const Rules& rules = *law_of_tests().rules.find("2022");
  const VisitKind kind = visit_kind(row.people, rules, 5);
  CHECK(kind.size == row.size);
  CHECK(kind.must_choose_representatives == row.must_choose);
  CHECK(kind.representatives_max == 5);
  CHECK(kind.article == "《信访工作条例》第二十条第三款");
}

TEST_CASE("the office may let in fewer than the law allows, never more") {
  const Rules& rules = *law_of_tests().rules.find("2022");
  CHECK(visit_kind(4, rules, 3).must_choose_representatives);
  CHECK(visit_kind(4, rules, 3).representatives_max == 3);
  CHECK(visit_kind(8, rules, 10).representatives_max == 5);
}

}  // namespace visit_kind_test
