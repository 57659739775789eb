#include "gateway/api/openapi.h"

#include <nlohmann/json.hpp>

#include "base/json.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/entrance.h"
#include "gateway/api/json_out.h"
#include "gateway/api/schemas.h"

namespace huiyin::gateway::api {
namespace {

OrderedJson schema_ref(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string(name)}};
}

OrderedJson content_of(std::string_view type, std::string_view schema) {
  return {{std::string(type), {{"schema", schema_ref(schema)}}}};
}

OrderedJson header_parameter(std::string_view name, std::string_view english) {
  return {
      {"name", name}, {"in", "header"}, {"description", english}, {"schema", {{"type", "string"}}}};
}

// "/cases/{number}" → its places.
std::vector<std::string> places_of(std::string_view path) {
  std::vector<std::string> names;
  for (auto open = path.find('{'); open != path.npos; open = path.find('{', open + 1))
    names.emplace_back(path.substr(open + 1, path.find('}', open) - open - 1));
  return names;
}

OrderedJson parameters_of(const Endpoint& endpoint) {
  OrderedJson all = OrderedJson::array();
  for (const std::string& place : places_of(endpoint.path))
    all.push_back(
        {{"name", place}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}});
  for (const Parameter& one : endpoint.query)
    all.push_back({{"name", one.name},
                   {"in", "query"},
                   {"description", one.english},
                   {"required", one.required},
                   {"schema", ordered_json_of(one.schema)}});
  if (endpoint.writes())
    all.push_back(header_parameter("Idempotency-Key",
                                   "Asked again under the same key, the call does nothing and is "
                                   "answered the same; kept for 48 hours."));
  else
    all.push_back(header_parameter("If-None-Match", "An ETag: 304 when nothing changed."));
  if (endpoint.takes_if_match)
    all.push_back(
        header_parameter("If-Match", "The ETag of the case as read: 412 when it changed since."));
  return all;
}

OrderedJson responses_of(const Endpoint& endpoint) {
  OrderedJson good{{"description", endpoint.answer.empty() ? "Done." : "As described."}};
  if (!endpoint.answer.empty()) good["content"] = content_of(endpoint.answer_type, endpoint.answer);
  if (endpoint.also_csv) good["content"]["text/csv"] = {{"schema", {{"type", "string"}}}};
  OrderedJson all{{std::to_string(endpoint.status), std::move(good)}};
  if (!endpoint.writes()) all["304"] = {{"description", "Nothing changed since that ETag."}};
  all["default"] = {{"$ref", "#/components/responses/Problem"}};
  return all;
}

OrderedJson operation_of(const Endpoint& endpoint) {
  OrderedJson out{{"operationId", endpoint.id},
                  {"description", endpoint.english},
                  {"parameters", parameters_of(endpoint)}};
  if (endpoint.access == Access::scoped) out["x-scope"] = name(endpoint.scope);
  if (endpoint.access == Access::open) out["security"] = OrderedJson::array();
  if (endpoint.access == Access::signed_in) out["security"] = {{{"session", OrderedJson::array()}}};
  if (endpoint.body == Body::json)
    out["requestBody"] = {{"required", true},
                          {"content", content_of("application/json", endpoint.request)}};
  if (endpoint.body == Body::csv)
    out["requestBody"] = {{"required", true},
                          {"content", {{"text/csv", {{"schema", {{"type", "string"}}}}}}}};
  out["responses"] = responses_of(endpoint);
  return out;
}

std::string lower_case(std::string_view method) {
  std::string text(method);
  for (char& c : text) c = char(c | 0x20);
  return text;
}

OrderedJson scopes_told() {
  std::string text =
      "API key, made by an admin with `huiyin user key create`. Its scopes say what it may do:\n";
  for (const ScopeRow& row : all_scopes())
    text += "\n- `" + std::string(row.name) + "`: " + std::string(row.english);
  return text;
}

OrderedJson document() {
  OrderedJson paths = OrderedJson::object();
  for (const Endpoint& endpoint : endpoints())
    paths[std::string(endpoint.path)][lower_case(endpoint.method)] = operation_of(endpoint);
  OrderedJson problem{{"description", "Refused: RFC 9457 problem details."}};
  problem["content"] = content_of("application/problem+json", "Problem");
  return {
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Huiyin"},
        {"version", "1"},
        {"description",
         "What a petition office's other systems read and write. Every reading is on record."}}},
      {"servers", {{{"url", kApiRoot}}}},
      {"security", {{{"key", OrderedJson::array()}}, {{"session", OrderedJson::array()}}}},
      {"paths", std::move(paths)},
      {"components",
       {{"securitySchemes",
         {{"key", {{"type", "http"}, {"scheme", "bearer"}, {"description", scopes_told()}}},
          {"session",
           {{"type", "apiKey"},
            {"in", "cookie"},
            {"name", kSessionCookie},
            {"description",
             "Of the console, by signIn. Writes bear the session's csrf in X-Huiyin-Csrf."}}}}},
        {"responses", {{"Problem", std::move(problem)}}},
        {"schemas", schemas()}}}};
}

}  // namespace

const std::string& openapi_document() {
  static const std::string text = text_of(document());
  return text;
}

}  // namespace huiyin::gateway::api
