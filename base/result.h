// What can be refused: a value, or a Problem that says what is wrong, where, and what to do.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace huiyin {

struct Problem {
  std::string code;  // stable, for programs and tests: "clock.days_out_of_range"
  std::string
      where;  // file and key, form field or provider: "config/rules/2022.json: conclude.days"
  std::string what;    // what is wrong, in Chinese for the person who reads it
  std::string remedy;  // what to do about it, in Chinese
};

// The world says no: normal, and the caller decides. An unread refusal does not compile.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Problem> {
 public:
  using tl::expected<T, Problem>::expected;
};

using Refused = tl::unexpected<Problem>;  // return Refused({code, where, what, remedy});

}  // namespace huiyin
