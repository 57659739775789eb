#include "sim/pages/pages.h"

#include <catch2/catch.hpp>

namespace pages_test {

using namespace huiyin::sim;

TEST_CASE("every file that a page names is in the binary") {
  for (const PageFile& file : page_files()) {
    const std::string text(file.bytes);
    for (std::size_t at = text.find("/pages/"); at != text.npos;
         at = text.find("/pages/", at + 1)) {
      const std::string path = text.substr(at, text.find_first_of("\"'#)", at) - at);
      CAPTURE(file.name, path);
      CHECK(page(path).has_value());
    }
  }
}

TEST_CASE("the pages have their addresses, and only they") {
  for (const char* path : {"/", "/phone", "/staff", "/sms", "/together"}) {
    CAPTURE(path);
    REQUIRE(page(path));
    CHECK(page(path)->body.starts_with("<!doctype html>"));
  }
  for (const char* path : {"/pages/", "/pages/none.js", "/pages/../main.cpp", "/phones", ""})
    CHECK_FALSE(page(path).has_value());
}

TEST_CASE("no page runs what is not its own") {
  for (const PageFile& file : page_files()) {
    const auto answer = page("/pages/" + std::string(file.name));
    REQUIRE(answer);
    CHECK(answer->headers.front().second.starts_with("default-src 'self'"));
    CHECK(file.bytes.find("innerHTML") == file.bytes.npos);
    CHECK(file.bytes.find("insertAdjacentHTML") == file.bytes.npos);
  }
}

}  // namespace pages_test
