// Keys of rows, each of its own type, so that two of them never mix.
#pragma once

#include <compare>
#include <cstdint>

namespace huiyin {

template <class Of>
struct Id {
  std::int64_t value = 0;  // 0: none yet
  auto operator<=>(const Id&) const = default;
};

}  // namespace huiyin
