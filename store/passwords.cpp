#include "store/passwords.h"

#include <argon2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <new>
#include <set>

#include "base/utf8.h"

namespace huiyin::store {
namespace {

// What OWASP's cheat sheet on password storage asks for at the least: 19 MiB, two passes.
constexpr std::uint32_t kPasses = 2, kMemoryKib = 19 * 1024, kLanes = 1;
constexpr std::size_t kSaltBytes = 16, kHashBytes = 32;
constexpr std::size_t kSignsMin = 10, kBytesMax = 200, kDistinctMin = 5;

std::string folded_password(std::string_view text) {
  std::string low(text);
  std::ranges::transform(low, low.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  return low;
}

// "1234567890", "abcdefghij" and the same backwards: each sign is the one beside the last.
bool is_sequence(std::string_view text) {
  const auto goes_by = [&](int step) {
    return std::ranges::adjacent_find(text, [step](unsigned char a, unsigned char b) {
             const bool wraps = std::isdigit(a) && std::isdigit(b) && (b - a + 10 - step) % 10 == 0;
             return b - a != step && !wraps;
           }) == text.end();
  };
  return goes_by(1) || goes_by(-1);
}

}  // namespace

std::string password_hash(std::string_view password, Random& random) {
  std::array<unsigned char, kSaltBytes> salt{};
  random.fill(salt);
  std::string encoded(
      argon2_encodedlen(kPasses, kMemoryKib, kLanes, kSaltBytes, kHashBytes, Argon2_id), '\0');
  const int done =
      argon2id_hash_encoded(kPasses, kMemoryKib, kLanes, password.data(), password.size(),
                            salt.data(), salt.size(), kHashBytes, encoded.data(), encoded.size());
  if (done != ARGON2_OK) throw std::bad_alloc();  // nothing else fails with these parameters
  encoded.resize(encoded.find('\0'));
  return encoded;
}

bool is_password(const std::string& kept, std::string_view password) {
  return argon2id_verify(kept.c_str(), password.data(), password.size()) == ARGON2_OK;
}

bool is_nobodys_password(std::string_view password) {
  // Of a password that nobody knows any more.
  static const std::string kept = [] {
    SystemRandom random;
    return password_hash(random.hex(32), random);
  }();
  (void)is_password(kept, password);
  return false;
}

std::optional<Problem> password_fault(std::string_view password, std::string_view login) {
  if (count_points(password) < kSignsMin)
    return Problem{"password.short", "password", "密码太短，至少要 10 个字符",
                   "请写长一些，例如几个不相干的词连在一起"};
  if (password.size() > kBytesMax)
    return Problem{"password.long", "password", "密码太长，最多 200 个字节", "请写短一些"};
  const std::string low = folded_password(password);
  const std::set<char> distinct(low.begin(), low.end());
  const bool has_login = login.size() >= 3 && low.find(login) != low.npos;
  if (distinct.size() < kDistinctMin || has_login || is_sequence(low))
    return Problem{"password.known", "password", "这个密码一猜就中",
                   "请不要用账号名、连续或重复的数字字母"};
  return std::nullopt;
}

std::string password_for_once(Random& random) {
  static constexpr std::string_view kSigns = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string text;
  for (int i = 0; i < 16; ++i) {
    if (i > 0 && i % 4 == 0) text += '-';
    text += kSigns[random.below(kSigns.size())];
  }
  return text;
}

}  // namespace huiyin::store
