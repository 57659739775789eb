#include "store/base64.h"

#include <catch2/catch.hpp>
#include <vector>

#include "tests/support/property.h"

namespace base64_test {

using namespace huiyin::store;
using namespace huiyin::testing;

TEST_CASE("what is written in base64 is read back, and only in that form") {
  const auto bytes = [](std::string_view text) {
    return std::span(reinterpret_cast<const unsigned char*>(text.data()), text.size());
  };
  CHECK(base64(bytes("")) == "");
  CHECK(base64(bytes("f")) == "Zg==");
  CHECK(base64(bytes("fo")) == "Zm8=");
  CHECK(base64(bytes("foobar")) == "Zm9vYmFy");
  CHECK(from_base64("Zm8=") == "fo");
  CHECK(from_base64("") == "");
  for (const char* bad : {"Zg", "Zg=", "Zh==", "Zm9=", "Zg== ", " Zg==", "Zg==\n",
                          "Z===", "====", "Zm9v*A==", "Zm9\xe9", "Zg==Zg=="})
    CHECK_FALSE(from_base64(bad));
  CHECK(holds("any bytes", [] {
    const std::string any = any_bytes();
    PROPERTY_ASSERT(from_base64(base64(std::vector<unsigned char>(any.begin(), any.end()))) == any);
  }));
}

}  // namespace base64_test
