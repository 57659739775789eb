#include "bot/question_rows.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace huiyin::bot::question_rows_test {
namespace {

std::string_view answer_to(std::string_view text) {
  const auto row = std::ranges::find_if(
      questions(), [&](const QuestionRow& each) { return matches(each, text); });
  return row == questions().end() ? std::string_view() : row->key;
}

TEST_CASE("each question of the office finds its own answer") {
  struct Case {
    const char* text;
    const char* key;
  };
  const auto [text, key] = GENERATE(values<Case>({
      {"要带什么材料", "office.documents"},
      {"坐几路公交", "office.way"},
      {"能录音吗", "office.recording"},
      {"谈话的时候让不让录像", "office.recording"},
      {"能带律师吗", "office.lawyer"},
      {"我请个律师一起去行不", "office.lawyer"},
      {"能让律师替我去吗", "office.agent"},
      {"报名到几号为止", "office.reception"},
      {"登记什么时候截止", "office.reception"},
      {"预约最后一天是哪天", "office.reception"},
      {"哪个窗口", "office.place"},
  }));
  CAPTURE(text);
  CHECK(answer_to(text) == key);
}

TEST_CASE("a lawyer's price is none of this office's questions") {
  CHECK(answer_to("律师贵不贵") == "");
  CHECK(std::ranges::any_of(others_business(),
                            [](const QuestionRow& each) { return matches(each, "律师贵不贵"); }));
}

}  // namespace
}  // namespace huiyin::bot::question_rows_test
