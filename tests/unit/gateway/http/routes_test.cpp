#include "gateway/http/routes.h"

#include <catch2/catch.hpp>

#include "base/ensure.h"

using namespace huiyin::gateway;

namespace {

Routes with(std::initializer_list<std::pair<const char*, const char*>> all) {
  Routes routes;
  for (const auto& [method, pattern] : all)
    routes.add(method, pattern, [](const HttpRequest&, Responder) {});
  return routes;
}

}  // namespace

TEST_CASE("a path finds its route, a literal one before a pattern that would match too") {
  const auto routes =
      with({{"GET", "/api/v1/[^/]+"}, {"GET", "/api/v1/cases"}, {"GET", "/n/([^/]+)/(\\d+)"}});
  CHECK(*routes.find("GET", "/api/v1/cases").pattern == "/api/v1/cases");
  CHECK(*routes.find("GET", "/api/v1/staff").pattern == "/api/v1/[^/]+");
  CHECK(routes.find("GET", "/n/回音/12").captures == std::vector<std::string>{"回音", "12"});
  CHECK(routes.find("GET", "/api/v1/cases/").handler == nullptr);
  CHECK(routes.find("GET", "/API/v1/cases").handler == nullptr);
}

TEST_CASE("patterns are tried in the order given and match the whole path") {
  const auto routes = with({{"GET", "/a.*"}, {"GET", "/ab+"}});
  CHECK(*routes.find("GET", "/abb").pattern == "/a.*");
  CHECK(routes.find("GET", "x/abb").handler == nullptr);
}

TEST_CASE("a path that has other methods only tells which") {
  const auto routes = with({{"POST", "/a"}, {"GET", "/a"}, {"PUT", "/[a-c]"}});
  const auto found = routes.find("DELETE", "/a");
  CHECK(found.handler == nullptr);
  CHECK(found.allowed == std::vector<std::string>{"GET", "HEAD", "POST", "PUT"});
  CHECK(*routes.find("PUT", "/a").pattern == "/[a-c]");
  CHECK(routes.find("PUT", "/a").allowed.empty());
  CHECK(routes.find("GET", "/z").allowed.empty());
}

TEST_CASE("HEAD goes the way of GET unless it has its own") {
  const auto routes = with({{"GET", "/a"}, {"POST", "/b"}});
  CHECK(routes.find("HEAD", "/a").handler != nullptr);
  CHECK(routes.find("HEAD", "/b").handler == nullptr);
}

TEST_CASE("a second handler for the same route is a mistake") {
  auto routes = with({{"GET", "/a"}});
  CHECK_THROWS_AS(routes.add("GET", "/a", {}), huiyin::Broken);
}

TEST_CASE("the longest path that a request may have is matched without harm") {
  const auto routes = with({{"GET", "/((?:[^/]|/(?!x))+)"}});
  CHECK(routes.find("GET", "/" + std::string(2047, 'a')).handler != nullptr);
}
