#include "bot/notices.h"

#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::notices_test {
namespace {

using namespace literals;

struct Petitioner {
  explicit Petitioner(bool linked = true) {
    if (linked) visitor.desk.link("赵德福", "13900001002");
  }
  FakeOffice office = yunling("2026-11-02T10:00"_at);
  Visitor visitor{office, "赵德福"};
};

TEST_CASE("the document of one's own is sent again by its link, and nothing of it is said") {
  Petitioner p;
  p.office.notice_link = "https://example.test/n/abc";
  const std::string said = p.visitor.says("你们那个处理意见书的链接打不开了，再发我一遍");
  CHECK(holds_words(said, "https://example.test/n/abc"));
  CHECK(holds_words(said, "31号"));
  REQUIRE(p.office.sent_again.size() == 1);
  CHECK(p.office.sent_again[0].case_number == "XF2026-000102");
}

TEST_CASE("where there is no page of it, staff send it and the window is named") {
  Petitioner p;
  const std::string said = p.visitor.says("意见书弄丢了，补发一份");
  CHECK(holds_words(said, "工作人员"));
  CHECK(holds_words(said, "文昌路8号"));
  CHECK(p.office.sent_again.size() == 1);
}

TEST_CASE("on paper it is had at the window or by post, and nothing is sent") {
  Petitioner p;
  p.visitor.says("你们那个处理意见书的链接打不开了，再发我一遍");
  const std::string said = p.visitor.says("我要纸的行不行");
  CHECK(holds_words(said, "文昌路8号"));
  CHECK(holds_words(said, "邮寄"));
  CHECK(p.office.sent_again.size() == 1);
}

TEST_CASE("a matter opened by its code has its document too, and a stranger's has not") {
  Petitioner p(false);
  p.visitor.says("查进度，查询码730146，尾号1002");
  p.visitor.says("意见书的链接打不开，重发一下");
  CHECK(p.office.sent_again.size() == 1);
  Petitioner other(false);
  CHECK_FALSE(other.visitor.says("XF2026-000102的意见书再发我一遍").empty());
  CHECK(other.office.sent_again.empty());
}

}  // namespace
}  // namespace huiyin::test::notices_test
