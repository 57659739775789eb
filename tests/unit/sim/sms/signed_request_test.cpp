#include "sim/sms/signed_request.h"

#include <catch2/catch.hpp>

namespace sms_signed_request_test {

using namespace huiyin::sim::sms;

TEST_CASE("a query is decoded as it came and encoded as it is signed") {
  const Pairs pairs = query_pairs("b=1+1&a=%E6%82%A8%20%2A&c&=x&&d=%zz%2");
  CHECK(value_of(pairs, "b") == "1+1");
  CHECK(value_of(pairs, "a") == "您 *");
  CHECK(value_of(pairs, "d") == "%zz%2");
  CHECK(value_of(pairs, "e").empty());
  CHECK(canonical_query(pairs) == "=x&a=%E6%82%A8%20%2A&b=1%2B1&c=&d=%25zz%252");
}

TEST_CASE("an Authorization is read in its exact form alone") {
  const auto read = read_authorization("X Credential=a/b,SignedHeaders=h;x,Signature=0f", "X", ",");
  REQUIRE(read);
  CHECK(read->credential == "a/b");
  CHECK(read->signed_headers == std::vector<std::string>{"h", "x"});
  CHECK(read->signature == "0f");
  for (const char* text :
       {"", "X", "X Credential=a", "Y Credential=a,SignedHeaders=h,Signature=0",
        "X Credential=,SignedHeaders=h,Signature=0",
        "X Credential=a,SignedHeaders=h,Signature=", "X Credential=a, SignedHeaders=h, Signature=0",
        "X SignedHeaders=h,Credential=a,Signature=0"}) {
    CAPTURE(text);
    CHECK_FALSE(read_authorization(text, "X", ","));
  }
}

}  // namespace sms_signed_request_test
