#include "base/random.h"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "base/ensure.h"

namespace huiyin {

std::uint64_t Random::next() {
  std::array<unsigned char, 8> bytes;
  fill(bytes);
  std::uint64_t value;
  std::memcpy(&value, bytes.data(), sizeof value);
  return value;
}

std::uint64_t Random::below(std::uint64_t bound) {
  ensure(bound > 0, "chance needs a bound above zero");
  const std::uint64_t biased =
      (UINT64_MAX % bound + 1) % bound;  // the last values that would favour small results
  for (;;) {
    const std::uint64_t value = next();
    if (value <= UINT64_MAX - biased) return value % bound;
  }
}

double Random::unit() { return double(next() >> 11) * 0x1.0p-53; }

std::string Random::hex(std::size_t count) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string bytes(count, '\0');
  fill({reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()});
  std::string text;
  for (const unsigned char byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

void SystemRandom::fill(std::span<unsigned char> bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::getrandom(bytes.data() + done, bytes.size() - done, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw std::runtime_error("the kernel gives no random bytes");
    done += std::size_t(got);
  }
}

void SeededRandom::fill(std::span<unsigned char> bytes) {
  std::scoped_lock lock(mutex_);
  for (std::size_t at = 0; at < bytes.size(); at += 8) {
    const std::uint64_t value = engine_();
    std::memcpy(bytes.data() + at, &value, std::min<std::size_t>(8, bytes.size() - at));
  }
}

}  // namespace huiyin
