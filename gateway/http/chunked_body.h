// A body that comes in chunks (RFC 9112 §7.1), taken up as it comes and never beyond its limit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace huiyin::gateway {

class ChunkedBody {
 public:
  explicit ChunkedBody(std::size_t body_bytes_max) : body_bytes_max_(body_bytes_max) {}

  enum class State { more, done, malformed, too_large };
  struct Taken {
    State state;
    std::size_t used;  // bytes of `raw`; after done the rest belongs to the next message
  };

  // Appends the content of `raw` to `body`. A size beyond the limit is refused before its bytes
  // come. Extensions and trailers are read over, within bounds of their own. To be called again
  // only after `more`.
  Taken take(std::string_view raw, std::string& body);

 private:
  enum class Part {
    size,
    size_extension,
    size_end,
    data,
    data_cr,
    data_lf,
    trailer,
    trailer_end,
    done
  };
  State take_one(char c, const std::string& body);

  const std::size_t body_bytes_max_;
  Part part_ = Part::size;
  std::uint64_t chunk_bytes_ = 0;  // of the size line at first, then what is left of the chunk
  std::size_t size_digits_ = 0;
  std::size_t trailer_line_bytes_ = 0;
  std::size_t idle_bytes_ = 0;  // of extensions and trailers
};

}  // namespace huiyin::gateway
