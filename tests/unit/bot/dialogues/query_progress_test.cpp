#include <catch2/catch.hpp>

#include "tests/unit/bot/visitor.h"

namespace huiyin::test::query_progress_test {
namespace {

using namespace literals;

TEST_CASE("a code typed first asks how the matter stands") {
  for (const char* code : {"604817", "６０４８１７", "604 817", "六零四八幺七"}) {
    FakeOffice office = yunling("2026-11-24T09:00"_at);
    Visitor visitor(office, "李秀兰");
    CAPTURE(code);
    visitor.says(code);
    CHECK(visitor.awaiting() == "last4");
  }
}

TEST_CASE("the bare end of a number is answered with what does find the matter") {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor(office, "李秀兰");
  const std::string answer = visitor.says("登记号后三位102");
  CHECK(holds_words(answer, "查询码"));
  CHECK_FALSE(holds_words(answer, "不对"));
  CHECK(visitor.awaiting() == "code");
}

// The matter of another, opened by its code.
struct Opened {
  FakeOffice office = yunling("2026-11-24T09:00"_at);
  Visitor visitor{office, "孙小军"};
  Opened() {
    visitor.says("帮我爸查查，查询码482913");
    REQUIRE(holds_words(visitor.says("1001"), "XF2026-000101"));
  }
};

TEST_CASE("a question about the matter just told needs no code again") {
  for (const char* question : {"最晚哪天答复", "现在是谁在管", "还要多久", "什么时候能出结果",
                               "到哪一步了", "怎么这么慢啊", "谁给我办的这事", "能不能快点",
                               "经办人电话多少", "是不是要延期", "那我等到几号"}) {
    Opened o;
    CAPTURE(question);
    CHECK(holds_words(o.visitor.says(question), "XF2026-000101"));
    CHECK(o.visitor.awaiting() == "idle");
  }
}

TEST_CASE("another matter needs its own code") {
  for (const char* wish : {"再查另一个件", "再查一个", "还有一件也查下"}) {
    Opened o;
    CAPTURE(wish);
    CHECK_FALSE(holds_words(o.visitor.says(wish), "XF2026-000101"));
    CHECK(o.visitor.awaiting() == "code");
  }
}

TEST_CASE("a matter told a good while ago is opened by its code again") {
  Opened o;
  o.office.now += minutes{15};
  CHECK_FALSE(holds_words(o.visitor.says("最晚哪天答复"), "XF2026-000101"));
  CHECK_FALSE(holds_words(o.visitor.says("查进度"), "XF2026-000101"));
  CHECK(o.visitor.awaiting() == "code");
}

TEST_CASE("a wrong code of another matter closes the one told before") {
  Opened o;
  o.visitor.says("再查一个 111222");
  CHECK(holds_words(o.visitor.says("1234"), "没有查到"));
  o.visitor.says("算了");
  CHECK_FALSE(holds_words(o.visitor.says("最晚哪天答复"), "XF2026-000101"));
}

TEST_CASE("what is plainly another wish is not taken for a question about the matter") {
  for (const char* wish : {"我要约个时间当面反映", "转人工", "你们几点上班"}) {
    Opened o;
    CAPTURE(wish);
    CHECK_FALSE(holds_words(o.visitor.says(wish), "XF2026-000101"));
  }
}

}  // namespace
}  // namespace huiyin::test::query_progress_test
