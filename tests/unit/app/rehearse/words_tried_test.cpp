#include "app/rehearse/words_tried.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "app/office_of.h"

namespace words_tried_test {

using namespace huiyin;
using namespace huiyin::app;
using Catch::Contains;

namespace {

const std::string kKey = "book_visit.done";

std::string shipped() {
  std::vector<Problem> faults;
  return words_of_config(&faults).value().words(kKey);
}

}  // namespace

TEST_CASE("other words are told with each script that says them, and with no other one") {
  WordsTried tried;
  const auto same = tried.rehearse({}, {}, shipped());
  CHECK(same.scripts > 90);
  CHECK(same.changed.empty());
  const auto done = tried.rehearse({}, {{kKey, "好啦！" + shipped()}}, shipped());
  REQUIRE_FALSE(done.changed.empty());
  CHECK(std::ssize(done.changed) < done.scripts);
  for (const auto& one : done.changed) {
    INFO(one.title << "\n" << one.after);
    CHECK(one.passed);
    CHECK(one.passes);
    CHECK_THAT(one.after, Contains("好啦！"));
    CHECK_THAT(one.before, !Contains("好啦！"));
  }
  // What is compared with is what is said now.
  const templates::Catalogue::Rewording now{{kKey, "好啦！" + shipped()}};
  CHECK(tried.rehearse(now, now, "好啦！" + shipped()).changed.empty());
}

TEST_CASE("a script that no longer hears what it wants is told as such") {
  WordsTried tried;
  // B01: nobody is asked for the number of his identity card.
  const auto done = tried.rehearse({}, {{kKey, shipped() + "请带上身份证号。"}}, shipped());
  CHECK(
      std::ranges::any_of(done.changed, [](const auto& one) { return one.passed && !one.passes; }));
}

TEST_CASE("examples are told with each script that goes otherwise by them") {
  WordsTried tried;
  CHECK(tried.rehearse_examples({}, {{"book_visit", "我要打个条子见领导"}}).changed.empty());
  // Said in a script: no business of the office.
  const std::vector<bot::Example> joke{{"greet", "讲个笑话"}};
  const auto done = tried.rehearse_examples({}, joke);
  REQUIRE_FALSE(done.changed.empty());
  CHECK(std::ssize(done.changed) < done.scripts);
}

}  // namespace words_tried_test
