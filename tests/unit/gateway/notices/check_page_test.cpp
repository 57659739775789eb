#include "gateway/notices/check_page.h"

#include <catch2/catch.hpp>

#include "tests/support/notice_kinds.h"

namespace check_page_test {

using namespace huiyin;
using namespace huiyin::gateway;
using Catch::Contains;

TEST_CASE("what stands in a notice is text on its check page, never markup") {
  const auto kinds = testing::notice_kinds_of_config();
  CHECK(kinds->words().missing(needed_check_words()).empty());
  const PageOffice office{kinds->words(), "信访办<b>", "0999-5550166"};
  const store::CheckedNotice notice{.id = store::NoticeId{1},
                                    .is_sound = true,
                                    .title = "<i>告知书",
                                    .number = "号\"&",
                                    .unit = "<script>x</script>",
                                    .date = "2026年11月24日",
                                    .digest = "0123 4567 89ab cdef",
                                    .is_withdrawn = true,
                                    .replaced_by = "<u>"};
  const std::string body = check_page(office, notice).body;
  CHECK_THAT(body, Contains("&lt;i&gt;告知书") && !Contains("<script") && !Contains("<i>") &&
                       !Contains("<u>"));
  CHECK_THAT(shut_check_page(office).body, !Contains("<b>"));
  CHECK_THAT(unknown_check_page(office).body, !Contains("<b>"));
}

}  // namespace check_page_test
