// Plays conversation scripts (docs: tests/conversations) against converse() in one process, with
// the real understanding and an office in memory: quick, and before any platform. It judges what
// was said and what the office holds.
#pragma once

#include <string>
#include <vector>

namespace huiyin::test {

struct Played {
  std::string title;
  std::vector<std::string> faults;  // each with line and what was expected
  std::string transcript;
};

// All scripts of one file's text, in order.
std::vector<Played> play(const std::string& text);

}  // namespace huiyin::test
