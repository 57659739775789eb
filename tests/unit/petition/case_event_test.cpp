#include "petition/case_event.h"

#include <catch2/catch.hpp>

#include "tests/unit/petition/ledger_of_tests.h"

namespace case_event_test {

using namespace huiyin::petition;

TEST_CASE("an event is named as in API, export and scripts, and titled for people") {
  CHECK(name(on("2026-11-18", event::ExtensionAsked{30, "检验"})) == "extension_asked");
  CHECK(title(on("2026-11-18", event::ExtensionAsked{30, "检验"})) == "申请延期");
}

TEST_CASE("each of the ledger's names is known, and no other") {
  constexpr const char* kNames[] = {"registered",
                                    "first_receiver_named",
                                    "handed_over",
                                    "answered_on_spot",
                                    "accepted",
                                    "not_accepted",
                                    "routed",
                                    "no_longer_accepted",
                                    "transferred",
                                    "assigned",
                                    "transferred_in",
                                    "improvement_advised",
                                    "objected",
                                    "returned",
                                    "instructed",
                                    "sponsored",
                                    "taskforce_formed",
                                    "progress",
                                    "extension_asked",
                                    "extended",
                                    "extension_refused",
                                    "concluded",
                                    "served",
                                    "notice_resent",
                                    "material_added",
                                    "review_asked",
                                    "review_decided",
                                    "rereview_asked",
                                    "rereview_decided",
                                    "hearing_begun",
                                    "hearing_ended",
                                    "supervision_opened",
                                    "supervision_closed",
                                    "rated",
                                    "followed_up",
                                    "reopened",
                                    "withdrawn",
                                    "corrected",
                                    "archived"};
  CHECK(std::size(kNames) == std::variant_size_v<EventKinds>);
  for (const char* known : kNames) {
    CAPTURE(known);
    CHECK(is_ledger_name(known));
  }
  for (const char* none : {"", "received", "Registered", "register"})
    CHECK_FALSE(is_ledger_name(none));
}

}  // namespace case_event_test
