#include "gateway/http/etag.h"

#include <catch2/catch.hpp>

namespace etag_test {

using namespace huiyin::gateway;

TEST_CASE("the same bytes have the same tag, and others another") {
  CHECK(etag_of("").size() == 34);
  CHECK(etag_of("a") == etag_of("a"));
  CHECK(etag_of("a") != etag_of("b"));
  CHECK(etag_of("abc") == "\"ba7816bf8f01cfea414140de5dae2223\"");  // FIPS 180-4, its first half
}

TEST_CASE("a condition names a tag as a whole, however it lists it") {
  struct Row {
    const char* condition;
    bool names;
  };
  const auto row = GENERATE(values<Row>({
      {"\"abc\"", true},
      {"*", true},
      {" * ", true},
      {"\"x\", \"abc\"", true},
      {"\"x\",\"abc\",\"y\"", true},
      {", \t,\"abc\"", true},        // empty members are read over (RFC 9110, 5.6.1)
      {"W/\"abc\"", true},           // a proxy packed the answer
      {"W/\"x\", W/\"abc\"", true},  // and again
      {"\"a,b\", \"abc\"", true},    // a comma within a tag
      {"\"x,\"abc\"", false},        // and one that only looks as if it parted two
      {"\"xabc\"", false},           // part of a longer one
      {"\"abcx\"", false},           //
      {"\"x\"abc\"y\"", false},      // between two
      {"\"x\", *", false},           // stands alone or not at all
      {"abc", false},                // a tag is quoted
      {"\"abc", false},              //
      {"w/\"abc\"", false},          // the letter is a capital
      {"\"ABC\"", false},            // tags are compared as they are
      {"", false},
      {" , ", false},
  }));
  CAPTURE(row.condition);
  CHECK(names_etag(row.condition, "\"abc\"") == row.names);
}

TEST_CASE("who has an answer is told so, and who has another gets it") {
  const auto told = [](const char* known) {
    HttpRequest request{.method = "GET"};
    if (known != nullptr) request.headers.emplace_back("if-none-match", known);
    HttpResponse response{.body = "abc"};
    add_etag(request, response);
    REQUIRE(response.headers.size() == 1);
    CHECK(response.headers[0] == std::pair<std::string, std::string>("ETag", etag_of("abc")));
    return response;
  };
  for (const char* other : {static_cast<const char*>(nullptr), "\"x\"", ""}) {
    CHECK(told(other).status == 200);
    CHECK(told(other).body == "abc");
  }
  for (const char* same : {"*", "\"x\", \"ba7816bf8f01cfea414140de5dae2223\""}) {
    CHECK(told(same).status == 304);
    CHECK(told(same).body.empty());
  }
}

}  // namespace etag_test
