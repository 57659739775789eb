#include "arguments.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/log.h"

namespace huiyin::bench {

Arguments::Arguments(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string one = argv[i];
    if (one.starts_with("--") && i + 1 < argc)
      numbers_[one.substr(2)] = std::strtoull(argv[++i], nullptr, 10);
    else
      folder_ = one;
  }
}

std::size_t Arguments::number(const std::string& name, const Number& of) const {
  const auto told = numbers_.find(name);
  return told == numbers_.end() ? of.otherwise : std::clamp(told->second, of.min, of.max);
}

Bench begin_bench(int argc, char** argv, const Number& messages) {
  const Arguments told(argc, argv);
  const Bench bench{told.folder(), told.number("messages", messages),
                    int(told.number("rounds", {.otherwise = 3, .max = 1'000}))};
  log::set_lowest("off");
  std::printf("%zu messages a round, best of %d interleaved rounds\n", bench.messages,
              bench.rounds);
  return bench;
}

}  // namespace huiyin::bench
