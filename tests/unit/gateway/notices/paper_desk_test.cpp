#include "gateway/notices/paper_desk.h"

#include <catch2/catch.hpp>

namespace paper_desk_test {

using namespace huiyin;
using namespace huiyin::gateway;

namespace {

store::NoticePaper paper(const std::string& addressee = "沈小满：") {
  return {.written = {.kind = "acceptance",
                      .title = "受理告知书",
                      .number = "青市监信受告〔2026〕12号",
                      .addressee = addressee,
                      .paragraphs = {"您反映的事项已经受理。"},
                      .remedy = {"如不服，可以请求复查。"},
                      .contact = "联系人：叶青",
                      .unit = "青岚县市场监督管理局信访办",
                      .date = "2026年11月24日",
                      .has_seal = true,
                      .check = "扫一扫"},
          .check_address = "https://xf.example.gov.cn/verify/x",
          .check_digest = "0123 4567 89ab cdef",
          .seal = {},
          .issued = Instant(milliseconds{1'790'000'000'000})};
}

struct Desk : PaperDesk {
  Desk() : PaperDesk({{"Noto Serif CJK SC"}, {"Noto Serif CJK SC"}}) {}
  std::vector<Result<std::string>> printed;
  bool ask(const store::NoticePaper& notice) {
    return put(notice, [this](Result<std::string> pdf) { printed.push_back(std::move(pdf)); });
  }
};

}  // namespace

TEST_CASE("a letter has all of its notice: the remedy and whom to ask after the text") {
  const paper::Letter letter = letter_of(paper());
  CHECK(letter.paragraphs == std::vector<std::string>{"您反映的事项已经受理。",
                                                      "如不服，可以请求复查。", "联系人：叶青"});
  CHECK(letter.is_sealed);
  CHECK_FALSE(letter.seal);
  CHECK(letter.check->address == "https://xf.example.gov.cn/verify/x");
  CHECK(letter.check->words == std::vector<std::string>{"扫一扫", "0123 4567 89ab cdef"});
}

TEST_CASE("notices are printed in the order in which they came, each once") {
  Desk desk;
  int woken = 0;
  desk.queue().on_work([&] { ++woken; });
  REQUIRE(desk.ask(paper()));
  REQUIRE(desk.ask(paper("\U0010FFFD：")));
  REQUIRE(desk.ask(paper()));
  CHECK(woken == 3);
  while (desk.queue().step()) {
  }
  REQUIRE(desk.printed.size() == 3);
  CHECK(desk.printed[0]->starts_with("%PDF-"));
  CHECK(desk.printed[1].error().code == "paper.signs");
  CHECK(*desk.printed[2] == *desk.printed[0]);
}

TEST_CASE("more than may wait are turned away, and it goes on when some are done") {
  Desk desk;
  for (std::size_t i = 0; i < PaperDesk::kWaitingMax; ++i) REQUIRE(desk.ask(paper()));
  CHECK_FALSE(desk.ask(paper()));
  REQUIRE(desk.queue().step());
  CHECK(desk.ask(paper()));
  CHECK(desk.printed.size() == 1);
}

}  // namespace paper_desk_test
