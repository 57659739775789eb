#include "gateway/console/console_door.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace console_door_test {

using namespace huiyin::gateway;

constexpr ConsoleFile kFiles[] = {
    {"assets/index-abc.js", "let plain;", "gz of js", "br of js"},
    {"index.html", "<!doctype html>", "gz of html", "br of html"},
};

HttpResponse ask(std::string_view path, std::string accepted = {}, std::string known = {}) {
  HttpRequest request{.method = "GET"};
  if (!accepted.empty()) request.headers.emplace_back("accept-encoding", std::move(accepted));
  if (!known.empty()) request.headers.emplace_back("if-none-match", std::move(known));
  return console_answer(kFiles, request, path);
}

std::string header(const HttpResponse& response, std::string_view name) {
  const auto found =
      std::ranges::find(response.headers, name, &std::pair<std::string, std::string>::first);
  return found == response.headers.end() ? "" : found->second;
}

TEST_CASE("each of the console's own addresses gets its page, and what is no file is not there") {
  struct Row {
    const char* path;
    int status;
    const char* body;
  };
  const auto row = GENERATE(values<Row>({
      {"", 200, "<!doctype html>"},
      {"index.html", 200, "<!doctype html>"},
      {"matters/XF2026-000123", 200, "<!doctype html>"},
      {"sign-in", 200, "<!doctype html>"},
      {"assets/index-abc.js", 200, "let plain;"},
      {"assets/index-old.js", 404, "404 Not Found\n"},
      {"../config/huiyin.json", 404, "404 Not Found\n"},
      {"assets/index-abc.js.br", 404, "404 Not Found\n"},
  }));
  CAPTURE(row.path);
  const HttpResponse told = ask(row.path);
  CHECK(told.status == row.status);
  CHECK(told.body == row.body);
}

TEST_CASE("a page of the console is sent in the smallest form that the browser takes") {
  struct Row {
    const char* accepted;
    const char* coding;
    const char* body;
  };
  const auto row = GENERATE(values<Row>({
      {"gzip, deflate, br, zstd", "br", "br of js"},
      {"gzip, deflate", "gzip", "gz of js"},
      {"br;q=0, gzip;q=0.5", "gzip", "gz of js"},
      {"br;q=0.000,gzip;q=0", "", "let plain;"},
      {"br ; q=1.0", "br", "br of js"},
      {"brotli", "", "let plain;"},
      {"", "", "let plain;"},
  }));
  CAPTURE(row.accepted);
  const HttpResponse told = ask("assets/index-abc.js", row.accepted);
  CHECK(header(told, "Content-Encoding") == row.coding);
  CHECK(told.body == row.body);
  CHECK(header(told, "Vary") == "Accept-Encoding");
  CHECK(told.content_type == "text/javascript; charset=utf-8");
}

TEST_CASE("what is named by its content is kept for ever, the page itself is asked for again") {
  CHECK(header(ask("assets/index-abc.js"), "Cache-Control") ==
        "public, max-age=31536000, immutable");
  const HttpResponse page = ask("matters", "gzip");
  CHECK(header(page, "Cache-Control") == "no-cache");
  const std::string etag = header(page, "ETag");
  CHECK(ask("matters", "gzip", etag).status == 304);
  CHECK(ask("matters", "gzip", etag).body.empty());
  CHECK(ask("matters", "br", etag).status == 200);  // other bytes
}

TEST_CASE("no page of the console runs what stands inline, or loads what is of another place") {
  for (const char* path : {"", "assets/index-abc.js", "assets/none.js"}) {
    const HttpResponse told = ask(path);
    const std::string policy = header(told, "Content-Security-Policy");
    CHECK(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"));
    CHECK(policy.find("unsafe") == policy.npos);
    CHECK(policy.find("frame-ancestors 'none'") != policy.npos);
    CHECK(header(told, "X-Content-Type-Options") == "nosniff");
    CHECK(header(told, "Referrer-Policy") == "no-referrer");
    CHECK(header(told, "Cross-Origin-Opener-Policy") == "same-origin");
  }
}

TEST_CASE("the binary holds the console, and its page names only files that are there") {
  const auto files = console_files();
  const auto page = std::ranges::find(files, "index.html", &ConsoleFile::path);
  REQUIRE(page != files.end());
  CHECK(page->gzip.size() < page->plain.size());
  CHECK(page->brotli.size() < page->gzip.size());
  constexpr std::string_view kRoot = "/console/";
  int named = 0;
  for (auto at = page->plain.find(kRoot); at != page->plain.npos;
       at = page->plain.find(kRoot, at + 1)) {
    const auto begin = at + kRoot.size();
    const auto path = page->plain.substr(begin, page->plain.find('"', begin) - begin);
    CAPTURE(path);
    CHECK(std::ranges::find(files, path, &ConsoleFile::path) != files.end());
    ++named;
  }
  CHECK(named >= 2);
  CHECK(page->plain.find("<style") == page->plain.npos);
}

}  // namespace console_door_test
