#include "templates/samples.h"

#include <catch2/catch.hpp>

#include "templates/render.h"

namespace huiyin::templates::samples_test {
namespace {

TEST_CASE("every variable has a sample of its kind, so that any text can be looked at") {
  const std::vector<Declared> declared{{"姓名", Kind::name},
                                       {"件数", Kind::number},
                                       {"期限", Kind::date},
                                       {"清单", Kind::list},
                                       {"没见过的", Kind::text}};
  for (std::size_t sample = 0; sample < sample_titles().size(); ++sample) {
    const Values values = sample_values(declared, sample);
    for (const Declared& one : declared) {
      CAPTURE(one.name, sample);
      REQUIRE(values.contains(one.name));
      CHECK(values.at(one.name).fits(one.kind));
      CHECK(values.at(one.name).holds_something());
    }
    CHECK(values.at("没见过的").words() == "〔没见过的〕");
  }
}

TEST_CASE("one of the samples is long, so that who words a text sees how long it may become") {
  const std::vector<Declared> declared{{"姓名"}, {"地点"}};
  CHECK(sample_values(declared, 2).at("姓名").words().size() >
        2 * sample_values(declared, 1).at("姓名").words().size());
}

}  // namespace
}  // namespace huiyin::templates::samples_test
