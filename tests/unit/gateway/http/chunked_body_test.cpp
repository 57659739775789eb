#include "gateway/http/chunked_body.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>

#include "tests/support/property.h"

namespace chunked_body_test {

using namespace huiyin::gateway;
using namespace huiyin::testing;
using State = ChunkedBody::State;

namespace {

struct Read {
  State state = State::more;
  std::string body, rest;
};

Read read(const std::string& raw, std::size_t piece_bytes, std::size_t bytes_max = 1000) {
  ChunkedBody chunks(bytes_max);
  Read read;
  for (std::size_t at = 0; at < raw.size();) {
    const auto piece = std::string_view(raw).substr(at, piece_bytes);
    const auto taken = chunks.take(piece, read.body);
    at += taken.used;
    read.state = taken.state;
    if (taken.state != State::more) {
      read.rest = raw.substr(at);
      break;
    }
  }
  return read;
}

std::string in_chunks(std::string_view body, const std::vector<std::size_t>& sizes) {
  std::string raw;
  for (std::size_t i = 0; !body.empty(); ++i) {
    const auto bytes = i < sizes.size() ? std::min(sizes[i], body.size()) : body.size();
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes);
    raw.append(size).append(body.substr(0, bytes)).append("\r\n");
    body.remove_prefix(bytes);
  }
  return raw + "0\r\n\r\n";
}

}  // namespace

TEST_CASE("chunks become the body, and what follows is left") {
  const std::string raw = "4\r\nWiki\r\nA;x=\"y\"\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\nGET /";
  for (const std::size_t piece : {1, 2, 3, 7, 1000}) {
    const auto done = read(raw, piece);
    CHECK(done.state == State::done);
    CHECK(done.body == "Wiki0123456789");
    CHECK(done.rest == "GET /");
  }
}

TEST_CASE("an empty body is one chunk of nothing") {
  CHECK(read("0\r\n\r\n", 1).state == State::done);
  CHECK(read("000;x\r\n\r\n", 1).state == State::done);
}

TEST_CASE("a malformed chunk is refused") {
  const auto* raw = GENERATE("\r\n", "x\r\n", "-1\r\n", "+1\r\n", " 1\r\n", "1 \r\n", "0x1\r\n",
                             "1\n", "1\r\r", "1\r\nab\r\n", "1\r\na\n", "1\r\na\rb", "1;a\nb\r\n",
                             "00000000000000001\r\n", "0\r\nTrailer\n", "0\r\n\rx");
  CAPTURE(raw);
  CHECK(read(raw, 1).state == State::malformed);
  CHECK(read(raw, 1000).state == State::malformed);
}

TEST_CASE("a chunk beyond the limit is refused before its bytes come") {
  CHECK(read("5\r\n", 1, 4).state == State::too_large);
  CHECK(read("3\r\nabc\r\n2\r\n", 1000, 4).state == State::too_large);
  CHECK(read("ffffffffffffffff\r\n", 1000, 4).state == State::too_large);
  CHECK(read("4\r\nabcd\r\n0\r\n\r\n", 1000, 4).state == State::done);
}

TEST_CASE("extensions and trailers without end are refused") {
  CHECK(read("1;" + std::string(9000, 'a'), 100).state == State::malformed);
  CHECK(read("0\r\n" + std::string(9000, 'a'), 100).state == State::malformed);
  std::string drops;
  for (int i = 0; i < 3000; ++i) drops += "1;abc\r\nx\r\n";
  CHECK(read(drops, 100, 100'000).state == State::malformed);
}

TEST_CASE("any body cut into any chunks and any pieces comes out whole") {
  CHECK(holds([] {
    const std::string body = any_bytes();
    const auto sizes = any_list<std::size_t>(1, 9);
    const auto piece = any_in<std::size_t>(1, 20);
    const auto done = read(in_chunks(body, sizes) + "next", piece);
    PROPERTY_ASSERT(done.state == State::done);
    PROPERTY_ASSERT(done.body == body);
    PROPERTY_ASSERT(done.rest == "next");
  }));
}

}  // namespace chunked_body_test
