// The head of a request, from bytes. Pure; fuzzed in tests/fuzz/http_head_fuzz.cpp.
#pragma once

#include <tl/expected.hpp>

#include "gateway/http/http_fields.h"

namespace huiyin::gateway {

struct RequestHead {
  std::string method;
  std::string path;  // decoded
  HttpFields query;  // decoded, names as they came
  HttpFields headers;
  int minor_version = 1;  // HTTP/1.0 or 1.1
  bool keep_alive = true;
  bool expects_continue = false;
  Framing body;  // none, length or chunked
};

struct HeadLimits {
  std::size_t fields_max = 100;
  // No path of ours is longer: 255 characters of Chinese encoded, three times.
  std::size_t path_bytes_max = 2048;
};

// `head` ends with its empty line (find_head_end). Refused with the status to answer: 400 malformed
// or of two meanings, 414 path too long, 417 an unknown expectation, 431 too many fields, 501
// unknown coding, 505 not HTTP/1.
tl::expected<RequestHead, int> read_request_head(std::string_view head, const HeadLimits& limits);

}  // namespace huiyin::gateway
