// The head of a platform's answer, from bytes. Pure.
#pragma once

#include "gateway/http/http_fields.h"

namespace huiyin::gateway {

struct ResponseHead {
  int status = 0;
  int minor_version = 1;
  HttpFields headers;
  bool keep_alive = true;
  // none here: neither length nor coding is named, the body ends with the connection.
  Framing body;
};

// `head` ends with its empty line. Nothing: not an answer of HTTP/1.
std::optional<ResponseHead> read_response_head(std::string_view head, std::size_t fields_max);

}  // namespace huiyin::gateway
