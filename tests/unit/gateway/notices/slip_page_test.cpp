#include "gateway/notices/slip_page.h"

#include <catch2/catch.hpp>

#include "tests/support/notice_kinds.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace slip_page_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::literals;
using Catch::Contains;

TEST_CASE("what stands in a slip is text on its page, never markup; its code is only of a visit") {
  const auto kinds = testing::notice_kinds_of_config();
  CHECK(kinds->words().missing(needed_slip_words()).empty());
  const PageOffice page{kinds->words(), "信访办<b>", "0999-5550166"};
  store::Office office = testing::sample_office();
  office.facts.address = "<script>x</script>";
  for (const auto state : {store::SlipState::booked, store::SlipState::arrived,
                           store::SlipState::called_off, store::SlipState::over}) {
    const store::VisitSlip slip{petition::BookingNumber::parse("A0312").value(),
                                "2026-12-15"_day,
                                LocalTime(14, 0),
                                &office,
                                state,
                                "https://xf.example.gov.cn/console/visits/check-in/x"};
    const HttpResponse answer = slip_page(page, slip);
    CHECK(answer.status == 200);
    CHECK_THAT(answer.body, Contains("A0312") && Contains("12月15日") && !Contains("<b>") &&
                                !Contains("<script"));
    CHECK((answer.body.find("<svg") != std::string::npos) == (state == store::SlipState::booked));
  }
  CHECK_THAT(unknown_slip_page(page).body, !Contains("<b>"));
}

}  // namespace slip_page_test
