#include "templates/value.h"

#include <catch2/catch.hpp>

namespace huiyin::templates::value_test {
namespace {

using namespace huiyin::literals;

TEST_CASE("each kind is written out as people write it") {
  CHECK(Value::text("两行\n字").words() == "两行\n字");
  CHECK(Value::name("李某").words() == "李某");
  CHECK(Value::number(-30).words() == "-30");
  CHECK(Value::date("2026-02-03"_day).words() == "2026年2月3日");
  CHECK(Value::list({"身份证", "检验报告"}).words() == "身份证、检验报告");
  CHECK(Value::list({}).words().empty());
}

TEST_CASE("a value holds something when there is something to say") {
  CHECK(Value::text("x").holds_something());
  CHECK_FALSE(Value::text(" \n").holds_something());
  CHECK_FALSE(Value::name("").holds_something());
  CHECK(Value::number(1).holds_something());
  CHECK_FALSE(Value::number(0).holds_something());
  CHECK(Value::date("2026-11-24"_day).holds_something());
  CHECK(Value::list({""}).holds_something());
  CHECK_FALSE(Value::list({}).holds_something());
}

TEST_CASE("a value fits its own kind, and words stand for a name on one line alone") {
  CHECK(Value::text("李某").fits(Kind::name));
  CHECK_FALSE(Value::text("李某\n您好").fits(Kind::name));
  CHECK(Value::name("李某").fits(Kind::text));
  CHECK_FALSE(Value::text("3").fits(Kind::number));
  CHECK_FALSE(Value::number(3).fits(Kind::text));
  CHECK(Value::date("2026-11-24"_day).fits(Kind::date));
  CHECK(Value::list({"a"}).fits(Kind::list));
}

TEST_CASE("a declaration is a name, and its kind where it is not plain words") {
  CHECK(read_declared("姓名") == Declared{"姓名", Kind::text});
  CHECK(read_declared("日期:日期") == Declared{"日期", Kind::date});
  CHECK(read_declared("清单：列表") == Declared{"清单", Kind::list});
  for (const char* wrong :
       {"", "日期:", ":日期", "日期:时刻", "如果", "完", "姓 名", "甲:日期:数字"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_declared(wrong));
  }
}

TEST_CASE("a declaration is written as it is read") {
  for (const Kind kind : {Kind::text, Kind::name, Kind::number, Kind::date, Kind::list}) {
    const Declared declared{"变量", kind};
    CHECK(read_declared(written(declared)) == declared);
    CHECK(kind_titled(title(kind)) == kind);
  }
}

}  // namespace
}  // namespace huiyin::templates::value_test
