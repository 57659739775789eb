#include "petition/query_code.h"

#include <catch2/catch.hpp>
#include <ostream>

#include "base/ensure.h"

namespace query_code_test {

using namespace huiyin;
using namespace huiyin::petition;

namespace {

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};
static_assert(!Printable<QueryCode>, "a query code must not reach a log by accident");

std::string read(std::string_view typed) {
  const auto code = QueryCode::parse(typed);
  return code ? code->text() : code.error().code;
}

}  // namespace

TEST_CASE("a query code is six digits, however they are typed") {
  CHECK(read("482913") == "482913");
  CHECK(read(" 482 913 ") == "482913");
  CHECK(read("４８２-９１３") == "482913");
  CHECK(read("000007") == "000007");
  CHECK(QueryCode::of(7).text() == "000007");
  CHECK(QueryCode::of(999999).text() == "999999");
  CHECK_THROWS_AS(QueryCode::of(1000000), Broken);
}

TEST_CASE("what is no query code is refused, and never repeated") {
  for (const char* typed : {"", "48291", "4829133", "48291a", "四八二九一三"}) {
    CAPTURE(typed);
    CHECK(read(typed) == "query_code.shape");
  }
  CHECK(QueryCode::parse("48291").error().what.find("48291") == std::string::npos);
}

}  // namespace query_code_test
