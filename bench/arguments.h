// What a bench is told on its command line: [FOLDER] [--NAME N]…
#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace huiyin::bench {

// Kept within its bounds, whatever is told.
struct Number {
  std::size_t otherwise;  // nothing is told
  std::size_t min = 1, max = 1'000'000'000;
};

class Arguments {
 public:
  // `names` of the numbers that this bench knows; any other ends it, with what there is.
  Arguments(int argc, char** argv, std::initializer_list<std::string_view> names);

  const std::string& folder() const { return folder_; }  // "." when none is told
  std::size_t number(const std::string& name, const Number& of) const;

 private:
  std::string folder_ = ".";
  std::map<std::string, std::size_t> numbers_;
};

// A bench that sends so many messages in each of several ways, and tells the best of its rounds.
struct Bench {
  std::string folder;
  std::size_t messages;
  int rounds;
};

// By --messages and --rounds (3 by themselves); prints the head of the figures and silences the
// log.
Bench begin_bench(int argc, char** argv, const Number& messages);

}  // namespace huiyin::bench
