// An answer as bytes. Pure.
#pragma once

#include "gateway/http/http_server.h"

namespace huiyin::gateway {

struct AnswerForm {
  bool without_body = false;  // to HEAD: the head of the answer alone
  bool keep_alive = true;
  int minor_version = 1;   // of the request
  bool is_stream = false;  // the body follows and ends with the connection
};

// Head and body in one piece, so that one send carries both. An answer is not stored by caches and
// not sniffed, unless the response's own headers say otherwise. Throws Broken for a status or
// header that cannot stand in a head.
std::string wire_form(const HttpResponse& response, const AnswerForm& form);

// What the server itself has to say: the status and its name, in plain text.
HttpResponse plain_answer(int status);

}  // namespace huiyin::gateway
