#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::apply_review_test {
namespace {

using namespace literals;

struct Petitioner {
  Petitioner() { visitor.desk.link("赵德福", "13900001002"); }
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor{office, "赵德福"};
};

TEST_CASE("a review of one's own is asked for with the reason, said back, and taken once") {
  Petitioner p;
  CHECK(holds_words(p.visitor.says("我要申请复查"), "XF2026-000102"));
  CHECK(p.visitor.awaiting() == "reason");
  const std::string back = p.visitor.says("助听器没有送去检测，就说质量没问题");
  CHECK(holds_words(back, "没有送去检测"));
  CHECK(holds_words(back, "云岭省药品监督管理局"));
  CHECK(p.office.reviews.empty());
  const std::string taken = p.visitor.says("确认");
  CHECK(holds_words(taken, "12月24日"));
  REQUIRE(p.office.reviews.size() == 1);
  CHECK(p.office.reviews.front().number.text() == "XF2026-000102");
  CHECK(p.office.reviews.front().code.empty());
  CHECK(holds_words(p.visitor.says("我要申请复查"), "12月24日"));
  CHECK(p.office.reviews.size() == 1);
}

TEST_CASE("the reason may stand in the first sentence, and may be left out") {
  Petitioner first;
  CHECK(holds_words(first.visitor.says("我要申请复查，理由是没有检测"), "理由：没有检测"));
  CHECK(first.visitor.awaiting() == "confirm");
  Petitioner second;
  second.visitor.says("申请复查");
  second.visitor.says("没有理由");
  CHECK(second.visitor.awaiting() == "confirm");
  second.visitor.says("提交");
  CHECK(second.office.reviews.size() == 1);
}

TEST_CASE("a bare word is no reason, and the wish said again is none") {
  for (const char* words : {"嗯", "好的", "我要申请复查"}) {
    Petitioner p;
    p.visitor.says("申请复查");
    CAPTURE(words);
    p.visitor.says(words);
    CHECK(p.visitor.awaiting() == "reason");
  }
}

TEST_CASE("how and until when are questions that begin nothing") {
  for (const char* question : {"申请复查要多久", "现在申请复查还来得及不", "复查怎么申请",
                               "复查要交钱吗", "复查申请交到哪里"}) {
    Petitioner p;
    CAPTURE(question);
    p.visitor.says(question);
    CHECK(p.visitor.awaiting() == "idle");
  }
}

TEST_CASE("another's matter is opened by code and digits; wrong ones open nothing") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "孙小军");
  visitor.says("帮我爸申请复查");
  CHECK(visitor.awaiting() == "code");
  CHECK_FALSE(holds_words(visitor.says("730146 尾号9999"), "XF2026-000102"));
  CHECK(visitor.awaiting() == "last4");
  CHECK(holds_words(visitor.says("1002"), "XF2026-000102"));
  visitor.says("一直有杂音，没人管");
  visitor.says("对");
  REQUIRE(office.reviews.size() == 1);
  CHECK(office.reviews.front().code == "730146");
}

TEST_CASE("too many wrong digits shut it, as the look-up") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "孙小军");
  visitor.says("我要申请复查");
  visitor.says("730146");
  for (int i = 0; i < 5; ++i) visitor.says("999" + std::to_string(i));
  CHECK(visitor.awaiting() == "idle");
  CHECK(office.reviews.empty());
}

TEST_CASE("before there is an opinion it is told how the matter stands") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  visitor.desk.link("李秀兰", "13900001001");
  const std::string answer = visitor.says("我要申请复查");
  CHECK(holds_words(answer, "12月11日"));
  CHECK(holds_words(answer, "意见书"));
  CHECK(visitor.awaiting() == "idle");
}

TEST_CASE("of several of one's own it is asked which, and a tap says so") {
  Petitioner p;
  auto another = p.office.cases[1];
  another.told.case_number = "XF2026-000099";
  p.office.cases.push_back(another);
  p.visitor.says("我要申请复查");
  CHECK(p.visitor.awaiting() == "which");
  p.visitor.taps(p.visitor.id_of("XF2026-000099"));
  CHECK(p.visitor.awaiting() == "reason");
  p.visitor.says("没有检测就说没问题");
  p.visitor.says("确认");
  REQUIRE(p.office.reviews.size() == 1);
  CHECK(p.office.reviews.front().number.text() == "XF2026-000099");
}

}  // namespace
}  // namespace huiyin::test::apply_review_test
