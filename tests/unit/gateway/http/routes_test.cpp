#include "gateway/http/routes.h"

#include <catch2/catch.hpp>

#include "base/ensure.h"

namespace routes_test {

using namespace huiyin::gateway;

namespace {

Routes with(std::initializer_list<std::pair<const char*, const char*>> all) {
  Routes routes;
  for (const auto& [method, pattern] : all)
    routes.add(method, pattern, [](const HttpRequest&, Responder) {});
  return routes;
}

}  // namespace

TEST_CASE("a path finds its route, one without places before one that would take it too") {
  const auto routes = with(
      {{"GET", "/api/v1/{kind}"}, {"GET", "/api/v1/cases"}, {"GET", "/n/{token}/{page}/x.pdf"}});
  CHECK(*routes.find("GET", "/api/v1/cases").pattern == "/api/v1/cases");
  CHECK(*routes.find("GET", "/api/v1/staff").pattern == "/api/v1/{kind}");
  CHECK(routes.find("GET", "/n/回音/12/x.pdf").captures == std::vector<std::string>{"回音", "12"});
  for (const char* path : {"/api/v1/cases/", "/api/v1/", "/api/v1/a/b", "/API/v1/cases",
                           "/n/a/b/x_pdf", "/n//b/x.pdf", "/n/a/b/x.pdf/", "", "x"}) {
    CAPTURE(path);
    CHECK(routes.find("GET", path).handler == nullptr);
  }
}

TEST_CASE("the rest of a path may have segments, or be nothing") {
  const auto routes = with({{"GET", "/console/{file...}"}});
  CHECK(routes.find("GET", "/console/a/b.js").captures == std::vector<std::string>{"a/b.js"});
  CHECK(routes.find("GET", "/console/").captures == std::vector<std::string>{""});
  CHECK(routes.find("GET", "/console").handler == nullptr);
}

TEST_CASE("routes with places are tried in the order given") {
  const auto routes = with({{"GET", "/a/{rest...}"}, {"GET", "/a/{one}"}});
  CHECK(*routes.find("GET", "/a/b").pattern == "/a/{rest...}");
}

TEST_CASE("a pattern that is none is a mistake") {
  const auto* pattern =
      GENERATE("", "a", "/n/([^/]+)", "/.*", "/a{b}", "/{a}b", "/{a", "/{a...}/b");
  CAPTURE(pattern);
  CHECK_THROWS_AS(with({{"GET", pattern}}), huiyin::Broken);
}

TEST_CASE("a path that has other methods only tells which") {
  const auto routes = with({{"POST", "/a"}, {"GET", "/a"}, {"PUT", "/{any}"}});
  const auto found = routes.find("DELETE", "/a");
  CHECK(found.handler == nullptr);
  CHECK(found.allowed == std::vector<std::string>{"GET", "HEAD", "POST", "PUT"});
  CHECK(*routes.find("PUT", "/a").pattern == "/{any}");
  CHECK(routes.find("PUT", "/a").allowed.empty());
  CHECK(routes.find("GET", "/z").allowed == std::vector<std::string>{"PUT"});
  CHECK(routes.find("GET", "/z/z").allowed.empty());
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

}  // namespace routes_test
