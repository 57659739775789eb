// The door /console/: the office's pages, from the binary. They hold nothing of the office; what
// they show they ask the API for, under the right of who is signed in.
#pragma once

#include <span>

#include "gateway/console/console_files.h"
#include "gateway/http/http_server.h"

namespace huiyin::gateway {

// /console/ and all below. A path without a point is one of the pages' own addresses and gets
// index.html, which reads it; any other that is no file is 404.
void console_routes(HttpServer& server);

// The answer for `path`, what is behind /console/. Any thread.
HttpResponse console_answer(std::span<const ConsoleFile> files, const HttpRequest& request,
                            std::string_view path);

}  // namespace huiyin::gateway
