#include "gateway/wecom/base64.h"

#include <array>
#include <cstdint>

namespace huiyin::gateway::wecom {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint32_t kBad = 0x80000000;

// One table for each of the four places, so that a group is four look-ups and an OR; kBad survives
// the OR.
using Places = std::array<std::array<std::uint32_t, 256>, 4>;
constexpr Places places() {
  Places all{};
  for (auto& place : all) place.fill(kBad);
  for (std::uint32_t value = 0; value < 64; ++value)
    for (std::uint32_t place = 0; place < 4; ++place)
      all[place][static_cast<unsigned char>(kAlphabet[value])] = value << (18 - 6 * place);
  return all;
}
constexpr Places kPlaces = places();

std::uint32_t at(std::uint32_t place, char character) {
  return kPlaces[place][static_cast<unsigned char>(character)];
}

}  // namespace

int base64_value(char character) {
  const std::uint32_t value = at(3, character);
  return value == kBad ? -1 : static_cast<int>(value);
}

std::optional<std::string> base64_bytes(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  if (text.empty()) return std::string();
  const std::size_t pads = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  const std::size_t whole = text.size() / 4 - (pads > 0 ? 1 : 0);
  std::string bytes(text.size() / 4 * 3 - pads, '\0');
  std::uint32_t seen = 0;
  char* out = bytes.data();
  const char* in = text.data();
  for (std::size_t group = 0; group < whole; ++group, in += 4, out += 3) {
    const std::uint32_t bits = at(0, in[0]) | at(1, in[1]) | at(2, in[2]) | at(3, in[3]);
    seen |= bits;
    out[0] = static_cast<char>(bits >> 16);
    out[1] = static_cast<char>(bits >> 8);
    out[2] = static_cast<char>(bits);
  }
  if (pads > 0) {
    const std::uint32_t bits = at(0, in[0]) | at(1, in[1]) | (pads == 1 ? at(2, in[2]) : 0);
    seen |= bits;
    if ((bits & (pads == 1 ? 0xFFU : 0xFFFFU)) != 0) return std::nullopt;
    out[0] = static_cast<char>(bits >> 16);
    if (pads == 1) out[1] = static_cast<char>(bits >> 8);
  }
  if ((seen & kBad) != 0) return std::nullopt;
  return bytes;
}

std::string base64_text(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = bytes.size() - i;
    std::uint32_t bits = static_cast<unsigned char>(bytes[i]) << 16;
    if (left > 1) bits |= static_cast<unsigned char>(bytes[i + 1]) << 8;
    if (left > 2) bits |= static_cast<unsigned char>(bytes[i + 2]);
    text += kAlphabet[bits >> 18];
    text += kAlphabet[bits >> 12 & 63];
    text += left > 1 ? kAlphabet[bits >> 6 & 63] : '=';
    text += left > 2 ? kAlphabet[bits & 63] : '=';
  }
  return text;
}

}  // namespace huiyin::gateway::wecom
