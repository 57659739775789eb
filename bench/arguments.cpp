#include "arguments.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "base/log.h"

namespace huiyin::bench {

Arguments::Arguments(int argc, char** argv, std::initializer_list<std::string_view> names) {
  for (int i = 1; i < argc; ++i) {
    const std::string one = argv[i];
    if (!one.starts_with("--")) {
      folder_ = one;
      continue;
    }
    const std::string name = one.substr(2), value = i + 1 < argc ? argv[++i] : "";
    std::size_t number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    if (std::ranges::find(names, name) == names.end() || value.empty() || read.ec != std::errc() ||
        read.ptr != value.data() + value.size()) {
      std::fprintf(stderr, "%s: not understood: %s %s; there are [FOLDER]", argv[0], one.c_str(),
                   value.c_str());
      for (const std::string_view known : names)
        std::fprintf(stderr, " [--%s N]", std::string(known).c_str());
      std::fprintf(stderr, "\n");
      std::exit(2);
    }
    numbers_[name] = number;
  }
}

std::size_t Arguments::number(const std::string& name, const Number& of) const {
  const auto told = numbers_.find(name);
  return told == numbers_.end() ? of.otherwise : std::clamp(told->second, of.min, of.max);
}

Bench begin_bench(int argc, char** argv, const Number& messages) {
  const Arguments told(argc, argv, {"messages", "rounds"});
  const Bench bench{told.folder(), told.number("messages", messages),
                    int(told.number("rounds", {.otherwise = 3, .max = 1'000}))};
  log::set_lowest("off");
  std::printf("%zu messages a round, best of %d interleaved rounds\n", bench.messages,
              bench.rounds);
  return bench;
}

}  // namespace huiyin::bench
