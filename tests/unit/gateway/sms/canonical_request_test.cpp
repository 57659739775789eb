#include "gateway/sms/canonical_request.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/vectors.h"

namespace canonical_request_test {

using namespace huiyin::gateway::sms;
using namespace huiyin::testing;

TEST_CASE("headers stand in the order of their names, in small letters and without blanks") {
  const Canonical canonical = canonical_request(
      "POST", "a=1", {{"X-B", " two  words "}, {"Content-Type", "text/plain"}}, "");
  CHECK(canonical.signed_headers == "content-type;x-b");
  CHECK(canonical.request ==
        "POST\n/\na=1\ncontent-type:text/plain\nx-b:two  words\n\ncontent-type;x-b\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a query is sorted and encoded as it is signed") {
  for (const auto& row : cases_of(vector_text("sms/aliyun_v3_signature.json").value())) {
    CAPTURE(row["id"].get<std::string>());
    Pairs parameters;
    for (const auto& [name, value] : row["query"].items()) parameters.emplace_back(name, value);
    CHECK(canonical_query(parameters) == row["canonical_query"].get<std::string>());
  }
  CHECK(canonical_query({{"b", "2"}, {"a", ""}, {"B", "*~ "}}) == "B=%2A~%20&a=&b=2");
}

}  // namespace canonical_request_test
