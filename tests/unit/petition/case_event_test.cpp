#include "petition/case_event.h"

#include <catch2/catch.hpp>

#include "tests/unit/petition/ledger_of_tests.h"

namespace case_event_test {

using namespace huiyin::petition;

TEST_CASE("an event is named as in API, export and scripts, and titled for people") {
  CHECK(name(on("2026-11-18", event::ExtensionAsked{30, "检验"})) == "extension_asked");
  CHECK(title(on("2026-11-18", event::ExtensionAsked{30, "检验"})) == "申请延期");
}

TEST_CASE("every name of the ledger is known, also of events that cannot be recorded yet") {
  for (const char* known : {"registered", "handed_over", "sponsored", "corrected", "archived",
                            "supervision_closed", "rated", "reopened"})
    CHECK(is_ledger_name(known));
  for (const char* none : {"", "received", "Registered", "register"})
    CHECK_FALSE(is_ledger_name(none));
}

}  // namespace case_event_test
