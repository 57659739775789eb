// The pure parts: digests, cursors, problems, the bucket, the document.
#include <catch2/catch.hpp>
#include <set>

#include "gateway/api/json_out.h"
#include "gateway/api/openapi.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "gateway/api/rate_limit.h"
#include "gateway/api/schemas.h"
#include "gateway/api/scopes.h"
#include "tests/support/json_schema.h"

namespace api_small_parts_test {

using namespace huiyin;
using namespace huiyin::gateway::api;
using namespace huiyin::literals;
using nlohmann::json;

namespace {

// Every "$ref" below.
void refs_of(const json& at, std::set<std::string>& refs) {
  if (at.is_object() && at.contains("$ref")) refs.insert(at["$ref"]);
  if (at.is_structured())
    for (const json& each : at) refs_of(each, refs);
}

gateway::HttpRequest asking(const std::string& name, const std::string& value) {
  gateway::HttpRequest request;
  request.query = {{name, value}};
  return request;
}

}  // namespace

TEST_CASE("a moment is told in the office's zone") {
  CHECK(moment_text("2026-11-24T09:10"_at) == "2026-11-24T09:10:00+08:00");
}

TEST_CASE("a cursor comes back as what it was made of, and nothing else is one") {
  const auto read = page_of(asking("cursor", cursor_of("XF2026-000001")));
  CHECK_FALSE(read.refusal);
  CHECK(read.page.after == "XF2026-000001");
  for (const char* wrong : {"", "c", "c1x", "c1xx", "XF2026-000001", "c1AB"})
    CHECK(page_of(asking("cursor", wrong)).refusal.has_value() == (std::string(wrong) != "c1"));
  CHECK_FALSE(id_after({.after = "12x"}));
  CHECK(id_after({.after = "12"}) == 12);
}

TEST_CASE("a problem names the article that it rests on") {
  CHECK(article_in("请改为 60（《信访工作条例》第三十四条）") == "《信访工作条例》第三十四条");
  CHECK(article_in("没有这一条").empty());
  CHECK(article_in("《信访条例》没有说").empty());
  const auto answer =
      problem(422, {"case.state", "state", "已办结", "见《信访工作条例》第三十一条"});
  const json body = json::parse(answer.body);
  CHECK(answer.content_type == "application/problem+json");
  CHECK(body["type"] == "urn:huiyin:problem:case.state");
  CHECK(body["status"] == 422);
  CHECK(body["article"] == "《信访工作条例》第三十一条");
}

TEST_CASE("a bucket lets a burst through and then as many as flow in") {
  RateLimit limit(60);
  Instant now = "2026-11-24T09:00"_at;
  for (int i = 0; i < 60; ++i) CHECK_FALSE(limit.take("a", now));
  CHECK(limit.take("a", now) == seconds{1});
  CHECK_FALSE(limit.take("b", now));
  now += seconds{2};
  CHECK_FALSE(limit.take("a", now));
  CHECK_FALSE(limit.take("a", now));
  CHECK(limit.take("a", now));
  CHECK(limit.take("a", now - hours{1}));  // a clock set back fills nothing
}

TEST_CASE("each scope and each kind is found by its name") {
  for (const ScopeRow& row : all_scopes()) CHECK(scope_named(row.name) == row.scope);
  for (const KindRow& row : all_kinds()) CHECK(kind_named(row.name) == &row);
  CHECK_FALSE(scope_named("cases"));
  CHECK(kind_named("king") == nullptr);
}

TEST_CASE("the document names every row, and every shape that it names is in it") {
  const json document = json::parse(openapi_document());
  CHECK(document["openapi"] == "3.1.0");
  std::size_t operations = 0;
  for (const json& path : document["paths"]) operations += path.size();
  CHECK(operations == endpoints().size());
  std::set<std::string> refs;
  refs_of(document, refs);
  for (const std::string& ref : refs) {
    INFO(ref);
    CHECK(document.contains(json::json_pointer(ref.substr(1))));
  }
  CHECK(json(schemas()) == document["components"]["schemas"]);
}

TEST_CASE("the document holds what each event of a ledger takes, told apart by its name") {
  const json all = json(schemas());
  const json& any = all["NewEvent"]["oneOf"];
  REQUIRE(any.size() > 30);
  for (const json& one : any) {
    const std::string name = one["$ref"].get<std::string>().substr(sizeof("#/components/schemas"));
    const json& schema = all[name];
    CHECK(schema["additionalProperties"] == false);
    CHECK("NewEvent_" + schema["properties"]["event"]["const"].get<std::string>() == name);
  }
  const json& asked = all["NewEvent_extension_asked"]["properties"];
  CHECK(asked["days"]["type"] == "integer");
  CHECK(all["NewEvent_concluded"]["properties"]["kind"]["enum"].size() == 3);
}

TEST_CASE("a value that is not of its schema is told with its place") {
  const json document = json::parse(openapi_document());
  const json& notice = document["components"]["schemas"]["Service"];
  const json good{{"document", "opinion"},
                  {"number", "1"},
                  {"served_on", "2026-11-24"},
                  {"proof", ""},
                  {"remedy", ""}};
  CHECK(huiyin::testing::schema_faults(document, notice, good).empty());
  json bad = good;
  bad["served_on"] = "yesterday";
  bad["more"] = 1;
  bad.erase("proof");
  CHECK(huiyin::testing::schema_faults(document, notice, bad).size() == 3);
  CHECK_FALSE(huiyin::testing::schema_faults(document, {{"pattern", "x"}}, "y").empty());
}

}  // namespace api_small_parts_test
