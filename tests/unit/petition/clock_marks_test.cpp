#include "petition/clock_marks.h"

#include <catch2/catch.hpp>

#include "tests/unit/petition/ledger_of_tests.h"

namespace clock_marks_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

TEST_CASE("the clocks are told apart what one ledger name does not tell") {
  const CaseFile file = ledger()
                            .write("2026-10-09", event::Registered{kNumber})
                            .write("2026-10-12", event::Served{Document::acceptance})
                            .write("2026-10-20", event::Extended{30, "苏敏", "", "检验"})
                            .write("2026-10-23", event::Served{Document::opinion})
                            .write("2026-10-24", event::Served{Document::review_opinion})
                            .write("2026-10-25", event::Served{Document::rereview_opinion})
                            .file();
  const auto marks = clock_marks(file);
  REQUIRE(marks.size() == 7);
  CHECK(marks[0].event == "received");
  CHECK(marks[1].event == "informed");
  CHECK(marks[2].event == "acceptance_served");
  CHECK(marks[2].date == "2026-10-12"_day);
  CHECK(marks[3].event == "extended");
  CHECK(marks[3].days == 30);
  CHECK(marks[3].approver == "苏敏");
  CHECK(marks[4].event == "opinion_served");
  CHECK(marks[5].event == "review_served");
  CHECK(marks[6].event == "rereview_served");
}

TEST_CASE("registration at a petition office starts another clock than at a unit") {
  const CaseFile file =
      ledger()
          .write("2026-10-09", event::Registered{kNumber, Arrival::letter, ReceivedBy::office})
          .file();
  CHECK(clock_marks(file).at(0).event == "registered");
  const CaseFile sent =
      ledger().write("2026-10-09", event::TransferredIn{kNumber, "省局", "2026-10-20"_day}).file();
  CHECK(clock_marks(sent).at(0).superior_due == "2026-10-20"_day);
}

TEST_CASE("rule sets may name ledger events and the finer marks, nothing else") {
  for (const char* name : {"accepted", "received", "opinion_served", "objected", "archived"})
    CHECK(is_mark_name(name));
  for (const char* name : {"", "acepted", "Accepted", "extended "}) CHECK_FALSE(is_mark_name(name));
}

}  // namespace clock_marks_test
