// Our own mistakes: a broken invariant stops the work at hand, never the process.
#pragma once

#include <stdexcept>

namespace huiyin {

class Broken : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// `sentence` says what should have been true. Never for input: the world's errors are a Result.
inline void ensure(bool holds, const char* sentence) {
  if (!holds) throw Broken(sentence);
}

}  // namespace huiyin
