#include "sim/wecom/people.h"

#include <catch2/catch.hpp>

namespace people_test {

using namespace huiyin::sim::wecom;

TEST_CASE("a transcript keeps the last lines, and their numbers for ever") {
  Transcript transcript;
  for (std::size_t i = 0; i < Transcript::kLinesMax + 3; ++i)
    transcript.add({.text = std::to_string(i), .msgid = "m" + std::to_string(i)});
  CHECK(transcript.lines().size() == Transcript::kLinesMax);
  CHECK(transcript.find(2) == nullptr);
  REQUIRE(transcript.find(3));
  CHECK(transcript.find(3)->text == "3");
  CHECK(transcript.find(transcript.next_number()) == nullptr);
  CHECK(transcript.find_msgid("m7")->number == 7);
  CHECK(transcript.find_msgid("m0") == nullptr);
}

}  // namespace people_test
