#include "templates/provider_words.h"

#include <catch2/catch.hpp>

namespace huiyin::templates::provider_words_test {
namespace {

using Names = std::vector<std::string>;

std::string refusal(std::string_view words, ParameterMarks marks) {
  const auto parsed = ProviderWords::parse(words, marks);
  return parsed ? "" : parsed.error().code;
}

}  // namespace

TEST_CASE("each provider's places are found and filled, and nothing else is touched") {
  const auto named =
      ProviderWords::parse("您的验证码是${code}，{1}分钟有效。${code}$", ParameterMarks::named);
  REQUIRE(named);
  CHECK(named->parameters() == Names{"code"});
  CHECK(named->filled({{"code", "482913"}}) == "您的验证码是482913，{1}分钟有效。482913$");
  const auto numbered = ProviderWords::parse("{2}前到{1}，{2}截止", ParameterMarks::numbered);
  REQUIRE(numbered);
  CHECK(numbered->parameters() == Names{"1", "2"});  // as they are handed over
  CHECK(numbered->filled({{"1", "大厅"}, {"2", "五点"}}) == "五点前到大厅，五点截止");
}

TEST_CASE("numbers are in their order beyond nine") {
  std::string words;
  for (int i = 12; i >= 1; --i) words += "{" + std::to_string(i) + "}";
  const auto parsed = ProviderWords::parse(words, ParameterMarks::numbered);
  REQUIRE(parsed);
  CHECK(parsed->parameters().front() == "1");
  CHECK(parsed->parameters().back() == "12");
}

TEST_CASE("words that the provider could not have approved are refused, with what is wrong") {
  using enum ParameterMarks;
  CHECK(refusal(" ", named) == "provider_words.empty");
  CHECK(refusal(std::string(501, 'x'), named) == "provider_words.long");
  CHECK(refusal("【青石信访】您好", named) == "provider_words.signature");
  CHECK(refusal("您好${name", named) == "provider_words.mark");
  CHECK(refusal("您好${姓名}", named) == "provider_words.mark");
  CHECK(refusal("您好${}", named) == "provider_words.mark");
  CHECK(refusal("您好${1a}", named) == "provider_words.mark");
  CHECK(refusal("您好{name}", numbered) == "provider_words.mark");
  CHECK(refusal("您好{01}", numbered) == "provider_words.mark");
  CHECK(refusal("您好{0}", numbered) == "provider_words.mark");
  CHECK(refusal("您好{99999999999}", numbered) == "provider_words.mark");
  CHECK(refusal("您好{1}{3}", numbered) == "provider_words.numbers");
  CHECK(refusal("您好", numbered).empty());
}

}  // namespace huiyin::templates::provider_words_test
