#include "gateway/http/http_fields.h"

#include <catch2/catch.hpp>

namespace http_fields_test {

using namespace huiyin::gateway;
using State = HeadEnd::State;

TEST_CASE("a head ends with its empty line, also when it comes byte by byte") {
  const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  for (std::size_t bytes = 1; bytes < head.size(); ++bytes) {
    const auto end = find_head_end(head.substr(0, bytes), bytes - 1);
    CAPTURE(bytes);
    CHECK(end.state == State::open);
  }
  const auto end = find_head_end(head + "body\r\n\r\n", head.size() - 1);
  CHECK(end.state == State::ends);
  CHECK(end.bytes == head.size());
  CHECK(find_head_end(head + "body", 0).bytes == head.size());
}

TEST_CASE("a line that ends with LF alone breaks the head") {
  const auto* head = GENERATE("GET / HTTP/1.1\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\n\r\n",
                              "GET / HTTP/1.1\r\nHost: a\r\n\n", "\nGET / HTTP/1.1\r\n\r\n");
  CAPTURE(head);
  CHECK(find_head_end(head, 0).state == State::broken);
}

TEST_CASE("field names are in lower case, values without blanks at their ends") {
  const auto read = read_fields("Host:a\r\nX-Long:\t  b  c \t\r\nEmpty:\r\n\r\n", 3);
  REQUIRE(!read.fault);
  CHECK(read.fields == HttpFields{{"host", "a"}, {"x-long", "b  c"}, {"empty", ""}});
}

TEST_CASE("a field that two parties could read differently is refused") {
  const auto* lines =
      GENERATE("Host : a\r\n", " Host: a\r\n", "Host: a\r\n folded: b\r\n", "Host: a\r\n\tb\r\n",
               "no colon\r\n", ": nameless\r\n", "Content-Length\x01: 3\r\n", "X: a\rb\r\n",
               "X: a\x7f\r\n", "(X): a\r\n", "Host: a\r\n\r\nX: b\r\n");
  CAPTURE(lines);
  CHECK(read_fields(lines, 10).fault == FieldsFault::malformed);
}

TEST_CASE("a zero byte in a field is refused") {
  CHECK(read_fields(std::string("X: a\0b\r\n", 8), 10).fault == FieldsFault::malformed);
}

TEST_CASE("the number of fields has a limit") {
  CHECK(!read_fields("a: 1\r\nb: 2\r\n", 2).fault);
  CHECK(read_fields("a: 1\r\nb: 2\r\nc: 3\r\n", 2).fault == FieldsFault::too_many);
}

TEST_CASE("a body's length has one meaning, or the request is refused") {
  struct Row {
    const char* because;
    HttpFields fields;
    int minor;
    Framing::Kind kind;
    int status;
    std::uint64_t length;
  };
  using Kind = Framing::Kind;
  const auto row = GENERATE(values<Row>({
      {"no word of a body", {}, 1, Kind::none, 0, 0},
      {"a length", {{"content-length", "12"}}, 1, Kind::length, 0, 12},
      {"a length of nothing", {{"content-length", "0"}}, 1, Kind::length, 0, 0},
      {"twice, the same",
       {{"content-length", "5"}, {"content-length", "5"}},
       1,
       Kind::refused,
       400,
       0},
      {"twice, different",
       {{"content-length", "5"}, {"content-length", "6"}},
       1,
       Kind::refused,
       400,
       0},
      {"a list", {{"content-length", "5, 5"}}, 1, Kind::refused, 400, 0},
      {"a sign", {{"content-length", "+5"}}, 1, Kind::refused, 400, 0},
      {"less than nothing", {{"content-length", "-1"}}, 1, Kind::refused, 400, 0},
      {"hexadecimal", {{"content-length", "0x5"}}, 1, Kind::refused, 400, 0},
      {"empty", {{"content-length", ""}}, 1, Kind::refused, 400, 0},
      {"beyond 64 bits",
       {{"content-length", "18446744073709551616"}},
       1,
       Kind::length,
       0,
       UINT64_MAX},
      {"far beyond",
       {{"content-length", "99999999999999999999999999"}},
       1,
       Kind::length,
       0,
       UINT64_MAX},
      {"chunked", {{"transfer-encoding", "Chunked"}}, 1, Kind::chunked, 0, 0},
      {"both",
       {{"content-length", "5"}, {"transfer-encoding", "chunked"}},
       1,
       Kind::refused,
       400,
       0},
      {"both, other order",
       {{"transfer-encoding", "chunked"}, {"content-length", "5"}},
       1,
       Kind::refused,
       400,
       0},
      {"two codings",
       {{"transfer-encoding", "chunked"}, {"transfer-encoding", "chunked"}},
       1,
       Kind::refused,
       400,
       0},
      {"an unknown coding", {{"transfer-encoding", "gzip, chunked"}}, 1, Kind::refused, 501, 0},
      {"an invented coding", {{"transfer-encoding", "xchunked"}}, 1, Kind::refused, 501, 0},
      {"HTTP/1.0 knows none", {{"transfer-encoding", "chunked"}}, 0, Kind::refused, 400, 0},
  }));
  CAPTURE(row.because);
  const auto framing = framing_of(row.fields, row.minor);
  CHECK(framing.kind == row.kind);
  if (row.kind == Kind::refused) CHECK(framing.refused_with == row.status);
  if (row.kind == Kind::length) CHECK(framing.length == row.length);
}

TEST_CASE("a word is found in a list of words, in any case") {
  const HttpFields fields{{"connection", "keep-alive , Close"}, {"connection", "upgrade"}};
  CHECK(list_has(fields, "connection", "close"));
  CHECK(list_has(fields, "connection", "Upgrade"));
  CHECK(!list_has(fields, "connection", "clos"));
  CHECK(field(fields, "connection") == "keep-alive , Close");
  CHECK(!field(fields, "host"));
}

}  // namespace http_fields_test
