// Whatever the bytes, heads and chunked bodies are read or refused; and how they come makes no
// difference.
#include <cstdlib>

#include "gateway/http/chunked_body.h"
#include "gateway/http/request_head.h"
#include "gateway/http/response_head.h"

using namespace huiyin::gateway;

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void fuzz_head(std::string_view bytes) {
  const auto end = find_head_end(bytes, 0);
  for (std::size_t i = 0; i < bytes.size() && bytes.size() < 512; ++i) {
    const auto early = find_head_end(bytes.substr(0, i), i > 0 ? i - 1 : 0);
    if (early.state != HeadEnd::State::open) {
      check(early.state == end.state && early.bytes == end.bytes);
      break;
    }
  }
  if (end.state != HeadEnd::State::ends) return;
  const auto head = read_request_head(bytes.substr(0, end.bytes), {});
  if (head) {
    check(!head->method.empty() && !head->path.empty() && head->headers.size() <= 100);
    check(head->body.kind != Framing::Kind::refused);
    check(head->path.find('\0') == head->path.npos);
  } else {
    check(head.error() >= 400 && head.error() <= 505);
  }
  if (const auto response = read_response_head(bytes.substr(0, end.bytes), 100))
    check(response->status >= 100 && response->status <= 999);
}

void fuzz_chunks(std::string_view bytes) {
  constexpr std::size_t kBodyMax = 64;
  ChunkedBody at_once(kBodyMax), by_byte(kBodyMax);
  std::string body, other_body;
  const auto whole = at_once.take(bytes, body);
  auto state = ChunkedBody::State::more;
  std::size_t used = 0;
  while (state == ChunkedBody::State::more && used < bytes.size())
    state = by_byte.take(bytes.substr(used++, 1), other_body).state;
  check(state == whole.state && used == whole.used && body == other_body &&
        body.size() <= kBodyMax);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  fuzz_head(bytes);
  fuzz_chunks(bytes);
  return 0;
}
