// The tag of an answer's bytes, and the conditions that name it (RFC 9110, 8.8.3 and 13.1). Pure.
#pragma once

#include <string>
#include <string_view>

#include "gateway/http/http_server.h"

namespace huiyin::gateway {

// Quoted, strong: the first half of the SHA-256.
std::string etag_of(std::string_view bytes);

// Whether an If-None-Match or If-Match says `etag`: "*", or whole tags by commas. A weak one
// counts, for If-Match too: we give out strong ones alone, so W/ says that a proxy packed the
// answer on its way, and whoever sends it back has read these same bytes.
bool names_etag(std::string_view condition, std::string_view etag);

// Adds the tag of the body; who has that body already is told so, 304, instead of getting it again.
void add_etag(const HttpRequest& request, HttpResponse& response);

}  // namespace huiyin::gateway
