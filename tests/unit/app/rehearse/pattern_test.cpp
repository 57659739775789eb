#include "app/rehearse/pattern.h"

#include <catch2/catch.hpp>
#include <stdexcept>

namespace pattern_test {

using huiyin::app::contains;
using huiyin::app::plain_form;

TEST_CASE("a fact is found however it is written") {
  struct Row {
    const char* said;
    const char* term;
    bool there;
  };
  const auto row = GENERATE(values<Row>({
      {"2026年12月15日（周二）", "{date:2026-12-15}", true},
      {"12月15号上午", "{date:2026-12-15}", true},
      {"十二月十五日", "{date:2026-12-15}", true},
      {"12/15 见", "{date:2026-12-15}", true},
      {"2027年12月15日", "{date:2026-12-15}", false},
      {"12月15", "{date:2026-12-01}", false},
      {"2月15日", "{date:2026-12-15}", false},
      {"14:00 到", "{time:14:00}", true},
      {"下午2点", "{time:14:00}", true},
      {"下午两点", "{time:14:00}", true},
      {"下午两点半", "{time:14:00}", false},
      {"2点", "{time:14:00}", false},
      {"上午9点半", "{time:09:30}", true},
      {"09:30", "{time:09:30}", true},
      {"下午9点半", "{time:09:30}", false},
      {"19:30", "{time:09:30}", false},
      {"最多五位代表", "{n:5}", true},
      {"15人", "{n:5}", false},
      {"第三十五条", "{art:35}", true},
      {"预约号A0315。", "{booking}", true},
      {"XA0315", "{booking}", false},
      {"查询码482913", "{code}", true},
      {"13900001001", "{code}", false},
      {"139****1001", "{phone4:1001}", true},
      {"电话 139 0000 1001", "{phone4:1001}", true},
      {"尾号1001", "{phone4:1001}", true},
      {"编号1001", "{phone4:1001}", false},
      {"XF2026-000101", "{case}", true},
      {"https://x/n/aB3_-d", "{link}", true},
      {"证件", "材料|证件", true},
      {"已改到 12月16日", "已改到12月16日", true},
      {"ＰＣ　版", "pc版", true},
  }));
  CAPTURE(row.said, row.term);
  CHECK(contains(plain_form(row.said), row.term) == row.there);
}

TEST_CASE("a pattern that does not exist is told, not taken as missing") {
  CHECK_THROWS_AS(contains(plain_form("x"), "{datum:2026-12-15}"), std::invalid_argument);
  CHECK_THROWS_AS(contains(plain_form("x"), "{date:2026-13-15}"), std::invalid_argument);
}

TEST_CASE("traditional signs and simplified ones are the same") {
  CHECK(contains(plain_form("反映藥店賣假藥"), "药店卖假药"));
  CHECK(contains(plain_form("药店"), "藥店"));
}

}  // namespace pattern_test
