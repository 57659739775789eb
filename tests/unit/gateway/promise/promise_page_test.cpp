#include "gateway/promise/promise_page.h"

#include <catch2/catch.hpp>

#include "tests/support/notice_kinds.h"

namespace promise_page_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::literals;
using Catch::Contains;

namespace {

const templates::Catalogue& words_of_config() { return testing::notice_kinds_of_config()->words(); }

store::Promise some_promise() {
  store::Promise promise;
  const LocalDate today(2026, 11, 24);
  promise.days = {{today - days{1}, {}}, {today, {}}};
  promise.days.back().count = {.said = 10'000,
                               .delivered = 100,
                               .unknown = 7,
                               .handed_over = 10'000,
                               .within_2s = 9'999,
                               .within_10s = 10'000,
                               .by_sms = 125};
  promise.total = promise.days.back().count;
  promise.overdue = 3;
  return promise;
}

}  // namespace

TEST_CASE("the words of config are those that the page of the promise needs") {
  CHECK(words_of_config().missing(needed_promise_words()).empty());
}

TEST_CASE("the promise is told in figures that are never rounded up") {
  const HttpResponse page = promise_page({words_of_config(), "信访办", "0999-5550166"},
                                         some_promise(), "2026-11-24T09:10"_at);
  CHECK(page.status == 200);
  CHECK_THAT(page.body, Contains("99.99%") && Contains("100.00%") && Contains("80.00%"));
  CHECK_THAT(page.body, Contains("11-24") && Contains("11-23") && Contains("2026-11-24 09:10"));
  CHECK(page.body.find("11-24</th>") < page.body.find("11-23</th>"));
  CHECK_THAT(page.body, Contains("name=\"viewport\"") && !Contains("<script"));
}

TEST_CASE("of a day on which nothing was handed over there is no share") {
  const HttpResponse page =
      promise_page({words_of_config(), "信访办", "1"}, some_promise(), "2026-11-24T09:10"_at);
  CHECK_THAT(page.body, Contains("11-23</th><td>0</td><td>—</td><td>—</td><td>—</td>"));
}

TEST_CASE("the office's name is words on the page of its promise") {
  const HttpResponse page = promise_page({words_of_config(), "<b onload=x>\"&", "\"><i>"},
                                         some_promise(), "2026-11-24T09:10"_at);
  CHECK_THAT(page.body, !Contains("<b onload") && !Contains("<i>") && Contains("&lt;b onload"));
}

}  // namespace promise_page_test
