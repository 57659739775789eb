#include "templates/provider_fit.h"

#include <array>
#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace huiyin::templates::provider_fit_test {
namespace {

Catalogue catalogue() {
  const std::array sources{Catalogue::Source{
      "a.txt",
      "== code  {单位} {验证码} {分钟}\n{单位}：验证码{验证码}，{分钟}分钟内有效。\n"
      "== when  {日期:日期} {地点}\n{日期}来{如果 地点}（{地点}）{完}。\n"}};
  return *Catalogue::parse(sources, nullptr);
}

ProviderWords approved(const char* words, ParameterMarks marks = ParameterMarks::named) {
  return *ProviderWords::parse(words, marks);
}

const Mapping kMapping{{"office", "单位"}, {"code", "验证码"}, {"minutes", "分钟"}};
constexpr const char* kWords = "${office}：验证码${code}，${minutes}分钟内有效。";

std::vector<std::string> codes(const std::vector<Problem>& faults) {
  std::vector<std::string> all;
  for (const Problem& fault : faults) all.push_back(fault.code);
  return all;
}

}  // namespace

TEST_CASE("a mapping has each parameter once, and variables that the text has") {
  const auto words = catalogue();
  const auto judged = [&](const Mapping& mapping) {
    return codes(faults_of_mapping(approved(kWords), mapping, words.declared("code")));
  };
  using Codes = std::vector<std::string>;
  CHECK(judged(kMapping).empty());
  CHECK(judged({{"office", "单位"}, {"code", "验证码"}}) == Codes{"provider_fit.unmapped"});
  Mapping twice = kMapping;
  twice.push_back({"code", "分钟"});
  CHECK(judged(twice) == Codes{"provider_fit.twice"});
  Mapping more = kMapping;
  more.push_back({"name", "姓名"});
  CHECK(judged(more) == Codes{"provider_fit.no_parameter", "provider_fit.no_variable"});
}

TEST_CASE("approved words are likened to the text with the variables' names in their places") {
  const auto words = catalogue();
  CHECK(likened(words, "code", approved(kWords), kMapping).are_alike());
  const auto other = likened(words, "code", approved("${office}：验证码${code}。"),
                             {{"office", "单位"}, {"code", "验证码"}});
  CHECK_FALSE(other.are_alike());
  CHECK(other.ours == "〔单位〕：验证码〔验证码〕，〔分钟〕分钟内有效。");
  CHECK(other.theirs == "〔单位〕：验证码〔验证码〕。");
  // Two that are filled the wrong way round are not alike, though both are there.
  CHECK_FALSE(likened(words, "code", approved(kWords),
                      {{"office", "单位"}, {"code", "分钟"}, {"minutes", "验证码"}})
                  .are_alike());
  // A condition stands for the words in which it holds.
  CHECK(likened(words, "when", approved("{1}来（{2}）。", ParameterMarks::numbered),
                {{"1", "日期"}, {"2", "地点"}})
            .are_alike());
}

TEST_CASE("parameters are handed over only where the citizen reads the very words") {
  const auto words = catalogue();
  const Worded said =
      words.told("code", {{"单位", "青石市信访局"}, {"验证码", "482913"}, {"分钟", "10"}});
  const auto params = parameters_for(approved(kWords), kMapping, said.of, said.words);
  REQUIRE(params);
  CHECK(*params == Parameters{{"office", "青石市信访局"}, {"code", "482913"}, {"minutes", "10"}});
  CHECK_FALSE(parameters_for(approved(kWords), kMapping, said.of, said.words + " "));
  CHECK_FALSE(parameters_for(approved("${office}"), kMapping, said.of, said.words));
  Filling less = said.of;
  less.values.erase("分钟");
  CHECK_FALSE(parameters_for(approved(kWords), kMapping, less, said.words));
  // A place that stays empty says something else than what was approved as full.
  const Worded nowhere = words.told("when", {{"日期", "明天"}, {"地点", ""}});
  CHECK(parameters_for(approved("{1}来（{2}）。", ParameterMarks::numbered),
                       {{"1", "日期"}, {"2", "地点"}}, nowhere.of, nowhere.words)
            .has_value() == false);
}

TEST_CASE("whatever the values, what is handed over fills the approved words to what is said") {
  using testing::any_row_of;
  CHECK(testing::holds("parameters give the words again", [] {
    const std::vector<std::string> pieces{"青石", "a", "<a href=", "【", "\n", "😀", "{", "$"};
    const auto office = any_row_of(pieces), code = any_row_of(pieces), minutes = any_row_of(pieces);
    const auto words = catalogue();
    const Worded said = words.told("code", {{"单位", office}, {"验证码", code}, {"分钟", minutes}});
    const auto params = parameters_for(approved(kWords), kMapping, said.of, said.words);
    PROPERTY_ASSERT(params.has_value());
    const std::map<std::string, std::string, std::less<>> values(params->begin(), params->end());
    PROPERTY_ASSERT(approved(kWords).filled(values) == said.words);
  }));
}

}  // namespace huiyin::templates::provider_fit_test
