#include "gateway/sms/smpp_fields.h"

#include <catch2/catch.hpp>

namespace smpp_fields_test {

using namespace huiyin::gateway::smpp;

TEST_CASE("numbers are big-endian") {
  std::string octets;
  append_number(octets, 0x01020304, 4);
  append_number(octets, 0x0506, 2);
  CHECK(octets == "\x01\x02\x03\x04\x05\x06");
  CHECK(read_number(octets, 4) == 0x01020304);
  CHECK(read_number("\xFF", 4) == 0xFF);
}

TEST_CASE("a strict reader stops at the first field that does not hold, a lenient one never") {
  const std::string_view body("ABCDEF\0x", 8);
  std::string text, other = "as it was";
  BodyReader strict(body, Reading::strict);
  strict.text("service_type", text, 6);
  strict.text("source_addr", other, 21);
  REQUIRE(strict.fault());
  CHECK(strict.fault()->field == "service_type");
  CHECK(other == "as it was");
  BodyReader lenient(body, Reading::lenient);
  lenient.text("service_type", text, 6);
  lenient.text("source_addr", other, 21);
  CHECK(text == "ABCDEF");
  CHECK(other == "x");
  CHECK_FALSE(lenient.fault());
}

TEST_CASE("the first problem of what is written is told, with its field") {
  BodyWriter writer("submit_sm");
  writer.priority(9);
  writer.text("service_type", "ABCDEF", 6);
  REQUIRE(writer.problem());
  CHECK(writer.problem()->code == "smpp.priority");
  CHECK(writer.problem()->where == "submit_sm: priority_flag");
}

}  // namespace smpp_fields_test
