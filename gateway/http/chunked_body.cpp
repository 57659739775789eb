#include "gateway/http/chunked_body.h"

#include <algorithm>

#include "gateway/http/url_text.h"

namespace huiyin::gateway {
namespace {

constexpr std::size_t kSizeDigitsMax = 16;
constexpr std::size_t kIdleBytesMax = 8 * 1024;

}  // namespace

ChunkedBody::Taken ChunkedBody::take(std::string_view raw, std::string& body) {
  std::size_t used = 0;
  while (used < raw.size()) {
    if (part_ == Part::data) {
      const auto bytes = std::min<std::uint64_t>(chunk_bytes_, raw.size() - used);
      body.append(raw.substr(used, bytes));
      used += bytes;
      chunk_bytes_ -= bytes;
      if (chunk_bytes_ == 0) part_ = Part::data_cr;
      continue;
    }
    const State state = take_one(raw[used++], body);
    if (state != State::more) return {state, used};
  }
  return {State::more, used};
}

// One byte of what stands around the data.
ChunkedBody::State ChunkedBody::take_one(char c, const std::string& body) {
  const auto expect = [&](char wanted, Part next) {
    if (c != wanted) return State::malformed;
    part_ = next;
    return State::more;
  };
  switch (part_) {
    case Part::size:
      if (const int digit = hex_digit(c); digit >= 0) {
        if (++size_digits_ > kSizeDigitsMax) return State::malformed;
        chunk_bytes_ = chunk_bytes_ * 16 + static_cast<unsigned>(digit);
        return State::more;
      }
      if (size_digits_ == 0) return State::malformed;
      if (c == '\r') return expect('\r', Part::size_end);
      return expect(';', Part::size_extension);
    case Part::size_extension:
      if (++idle_bytes_ > kIdleBytesMax || c == '\n') return State::malformed;
      return c == '\r' ? expect('\r', Part::size_end) : State::more;
    case Part::size_end:
      if (chunk_bytes_ > body_bytes_max_ - std::min(body.size(), body_bytes_max_))
        return State::too_large;
      size_digits_ = 0;
      return expect('\n', chunk_bytes_ == 0 ? Part::trailer : Part::data);
    case Part::data_cr:
      return expect('\r', Part::data_lf);
    case Part::data_lf:
      return expect('\n', Part::size);
    case Part::trailer:
      if (++idle_bytes_ > kIdleBytesMax || c == '\n') return State::malformed;
      if (c == '\r') return expect('\r', Part::trailer_end);
      ++trailer_line_bytes_;
      return State::more;
    case Part::trailer_end:
      if (c != '\n') return State::malformed;
      part_ = trailer_line_bytes_ == 0 ? Part::done : Part::trailer;
      trailer_line_bytes_ = 0;
      return part_ == Part::done ? State::done : State::more;
    case Part::data:
    case Part::done:
      break;
  }
  return State::malformed;
}

}  // namespace huiyin::gateway
