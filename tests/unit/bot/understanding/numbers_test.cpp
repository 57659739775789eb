#include "bot/understanding/numbers.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "tests/support/vectors.h"

namespace numbers_test {

using namespace huiyin;
using namespace huiyin::bot;

namespace {

std::vector<double> values_in(const std::string& text) {
  std::vector<double> read;
  for (const Number& number : numbers(sentence(text))) read.push_back(number.value);
  return read;
}

}  // namespace

TEST_CASE("numbers are read as people write them") {
  struct Row {
    const char* text;
    std::vector<double> values;
  };
  const auto row = GENERATE(values<Row>({
      {"一百二", {120}},
      {"一百零二", {102}},
      {"三千五百块", {3500}},
      {"3万5", {35000}},
      {"壹仟贰佰元", {1200}},
      {"两百五十", {250}},
      {"百分之五", {0.05}},
      {"１２，０００", {12, 0}},  // a full-width comma parts a list
      {"12,000元", {12000}},
      {"七十八了", {78}},
      {"廿三", {23}},
      {"买了三盒，花了一千八", {3, 1800}},
      {"一切都好，万一有事", {}},
      {"我一下子去了十分高兴", {}},
      {"XF2026没有数", {}},
  }));
  CAPTURE(row.text);
  CHECK(values_in(row.text) == row.values);
}

TEST_CASE("small numbers of dates and hours have at most two digits") {
  const auto small = [](const char* text) {
    const auto read = small_at(sentence(text), 0);
    return read ? read->value : -1;
  };
  CHECK(small("十五号") == 15);
  CHECK(small("二十三") == 23);
  CHECK(small("廿三") == 23);
  CHECK(small("零五") == 5);
  CHECK(small("09") == 9);
  CHECK(small("123") == -1);
  CHECK(small("号") == -1);
}

TEST_CASE("the shared number vectors hold") {
  const auto text = testing::vector_text("nlu/zh_numbers_dev.json", testing::Origin::third_party);
  if (!text) return;
  int right = 0, all = 0;
  for (const auto& row : testing::cases_of(*text)) {
    ++all;
    std::vector<double> want;
    if (row["expected"].is_array()) want = row["expected"].get<std::vector<double>>();
    if (row["expected"].is_number()) want = {row["expected"].get<double>()};
    const auto got = values_in(row["text"].get<std::string>());
    bool good = got.size() == want.size();
    for (std::size_t i = 0; good && i < want.size(); ++i)
      good = std::abs(got[i] - want[i]) <= 1e-9 * std::max(1.0, std::abs(want[i]));
    right += good;
  }
  INFO(right << " of " << all);
  CHECK(right >= all * 0.98);  // measured: 183 of 185
}

}  // namespace numbers_test
