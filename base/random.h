// Where chance comes from: the kernel's in service, a seed's in tests and in the simulator.
#pragma once

#include <cstdint>
#include <mutex>
#include <random>
#include <span>
#include <string>

namespace huiyin {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<unsigned char> bytes) = 0;

  std::uint64_t next();
  std::uint64_t below(std::uint64_t bound);  // evenly in 0 … bound-1; bound > 0
  double unit();                             // evenly in [0, 1)
  std::string hex(std::size_t bytes);        // 2 × bytes lower-case digits
};

// The kernel's generator: good for keys, tokens and query codes. Any thread may ask.
class SystemRandom final : public Random {
 public:
  void fill(std::span<unsigned char> bytes) override;
};

// The same seed, the same numbers. Any thread may ask (then their order is the threads').
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}
  void fill(std::span<unsigned char> bytes) override;

 private:
  std::mutex mutex_;
  std::mt19937_64 engine_;  // guarded by mutex_
};

}  // namespace huiyin
