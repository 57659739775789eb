#include "petition/case_file.h"

#include <catch2/catch.hpp>

#include "tests/unit/petition/ledger_of_tests.h"

namespace case_file_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

TEST_CASE("a matter walks from registration to the end of the road") {
  Ledger file;
  CHECK(file.file().state == State::draft);
  file.add("2026-06-01", event::Registered{.number = kNumber, .matter = "药价", .place = "东街"});
  CHECK(file.file().state == State::registered);
  CHECK(file.file().number == kNumber);
  file.add("2026-06-02", event::Accepted{"药品科"});
  CHECK(file.file().state == State::accepted);
  file.add("2026-06-02", event::Assigned{"药品科", "周启明", {"器械科"}});
  CHECK(file.file().state == State::in_progress);
  file.add("2026-06-20", event::Progress{"已取样", ""}, "周启明");
  CHECK(file.file().state == State::in_progress);
  file.add("2026-07-01", event::Concluded{OpinionKind::explained, "31号", "政策不明", "已说明"});
  CHECK(file.file().state == State::concluded);
  file.add("2026-07-03", event::Served{Document::opinion, "31号", "签收回证"});
  CHECK(file.file().state == State::served);
  file.add("2026-07-20", event::ReviewAsked{"没检测"});
  CHECK(file.file().state == State::review);
  file.add("2026-08-10", event::ReviewDecided{"5号", Finding::uphold});
  CHECK(file.file().state == State::review_decided);
  file.add("2026-08-12", event::Served{Document::review_opinion, "5号"});
  CHECK(file.file().state == State::review_decided);
  file.add("2026-08-20", event::RereviewAsked{"不服"});
  CHECK(file.file().state == State::rereview);
  file.add("2026-09-10", event::RereviewDecided{"2号", Finding::uphold});
  CHECK(file.file().state == State::final_);
  file.add("2026-09-11", event::Archived{});
  CHECK(file.file().state == State::archived);
  CHECK(file.file().ledger.size() == 12);
}

TEST_CASE("the ledger's five columns are filled by what happens") {
  const LedgerColumns columns =
      in_progress("2026-06-01")
          .add("2026-07-01", event::Concluded{OpinionKind::explained, "31号", "政策不明", "已说明"})
          .file()
          .columns;
  CHECK(columns.unit == "药品科");
  CHECK(columns.cause == "政策不明");
  CHECK(columns.conclusion == "已说明");
  const LedgerColumns spot =
      ledger()
          .add("2026-06-01",
               event::Registered{.number = kNumber, .matter = "问价", .place = "东街"})
          .add("2026-06-01", event::AnsweredOnSpot{"当面说明"})
          .file()
          .columns;
  CHECK(spot.place == "东街");
  CHECK(spot.opinion == "当面说明");
}

TEST_CASE("a handler named before acceptance holds the file, and works on it from acceptance") {
  Ledger file;
  file.add("2026-06-01", event::Registered{.number = kNumber, .matter = "药价"})
      .add("2026-06-01", event::Assigned{"药品科", "周启明"});
  CHECK(file.file().state == State::registered);
  file.add("2026-06-03", event::Accepted{});
  CHECK(file.file().state == State::in_progress);
  CHECK(file.file().columns.unit == "药品科");
}

TEST_CASE("an extension asked waits for a word, and a conclusion ends the waiting") {
  Ledger file = in_progress("2026-09-28");
  file.add("2026-11-18", event::ExtensionAsked{30, "检验未出"}, "周启明");
  CHECK(file.file().extension_asked.has_value());
  CHECK_FALSE(Ledger(file)
                  .add("2026-11-19", event::ExtensionRefused{"已齐"}, "苏敏")
                  .file()
                  .extension_asked.has_value());
  CHECK_FALSE(Ledger(file)
                  .add("2026-11-19", event::Concluded{OpinionKind::explained, "1号"})
                  .file()
                  .extension_asked.has_value());
}

TEST_CASE("a ledger read back folds to the same file, also one that would be refused today") {
  const CaseFile file = in_progress("2026-09-28").file();
  const CaseFile again = fold(file.ledger);
  CHECK(again.state == file.state);
  CHECK(again.handler == "周启明");
  CHECK(again.ledger.size() == 3);
  const std::vector<CaseEvent> odd{on("2026-09-28", event::HearingEnded{}),
                                   on("2026-09-01", event::Archived{})};
  CHECK(fold(odd).state == State::archived);
}

TEST_CASE("states are named as in the API") {
  CHECK(name(State::final_) == "final");
  CHECK(name(State::in_progress) == "in_progress");
  CHECK(state_named("answered_on_spot") == State::answered_on_spot);
  CHECK_FALSE(state_named("closed"));
  for (int i = 0; i <= int(State::withdrawn); ++i) {
    CHECK(state_named(name(State(i))) == State(i));
    CHECK_FALSE(title(State(i)).empty());
  }
  CHECK(is_open(State::served));
  CHECK_FALSE(is_open(State::archived));
}

}  // namespace case_file_test
