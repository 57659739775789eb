#include "tests/unit/gateway/api/api_room.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "gateway/api/openapi.h"
#include "gateway/http/url_text.h"
#include "store/api_keys.h"
#include "store/cases.h"
#include "store/offices.h"
#include "tests/support/json_schema.h"

namespace huiyin::testing {

using nlohmann::json;
using store::Transaction;

namespace {

const json& document() {
  static const json parsed = json::parse(gateway::api::openapi_document());
  return parsed;
}

// The schema of that answer, as the document has it; null: it promises no body.
json promised(const gateway::api::Endpoint& endpoint, int status, const std::string& type) {
  std::string method(endpoint.method);
  for (char& c : method) c = char(c | 0x20);
  const json& responses = document()["paths"][std::string(endpoint.path)][method]["responses"];
  const std::string code = std::to_string(status);
  json response = responses.contains(code) ? responses[code] : responses["default"];
  if (response.contains("$ref"))
    response = document().at(json::json_pointer(response["$ref"].get<std::string>().substr(1)));
  if (!response.contains("content")) return nullptr;
  INFO(method << " " << endpoint.path << " " << code << " " << type);
  REQUIRE(response["content"].contains(type));
  return response["content"][type]["schema"];
}

// Which row a path belongs to; nullptr: none.
const gateway::api::Endpoint* row_of(const std::string& method, const std::string& path) {
  gateway::Routes routes;
  std::vector<std::pair<std::string, const gateway::api::Endpoint*>> rows;
  for (const auto& endpoint : gateway::api::endpoints()) {
    routes.add(std::string(endpoint.method), std::string(endpoint.path),
               [](const gateway::HttpRequest&, gateway::Responder) {});
    rows.emplace_back(endpoint.path, &endpoint);
  }
  const auto found = routes.find(method, path);
  if (found.pattern == nullptr) return nullptr;
  for (const auto& [pattern, endpoint] : rows)
    if (pattern == *found.pattern && endpoint->method == (method == "HEAD" ? "GET" : method))
      return endpoint;
  return nullptr;
}

void check_against_document(const std::string& method, const std::string& path, const Told& told) {
  const auto* endpoint = row_of(method, path);
  if (endpoint == nullptr) return;
  const json schema = promised(*endpoint, told.status, told.header("Content-Type"));
  INFO(method << " " << path << " → " << told.status << " " << told.body.dump());
  if (schema.is_null()) {
    CHECK(told.body.is_null());
    return;
  }
  CHECK(schema_faults(document(), schema, told.body) == std::vector<std::string>{});
}

std::unique_ptr<store::OfficeBook> book_of(const store::Office& main,
                                           std::vector<store::Office> below) {
  if (below.empty())
    return std::unique_ptr<store::OfficeBook>(
        new store::OfficeBook(store::OfficeBook::of_one(main)));
  below.insert(below.begin(), main);
  return std::make_unique<store::OfficeBook>(std::move(below));
}

}  // namespace

std::string Told::header(const std::string& name) const {
  for (const auto& [known, value] : headers)
    if (known == name) return value;
  return "";
}

ApiRoom::ApiRoom(gateway::api::ApiSettings settings, std::vector<store::Office> below,
                 gateway::api::ConsoleTerms console, const Beside& beside)
    : office(sample_office()),
      offices(book_of(office, std::move(below))),
      words(database.write(
          [&](Transaction& tx) { return store::Wordbook(tx, sample_words(), clock.now()); })),
      mail_waits([this](store::ConversationId who, const store::Turn&) { woken.push_back(who); }),
      talk_waits([this](store::ConversationId who) { talk_work.push_back(who); }),
      api_parts{{database, keys, clock, random, words, *offices},
                mail_waits,
                talk_waits,
                false,
                {},
                console,
                beside.texts,
                &paper_desk,
                beside.rehearsal,
                beside.channels,
                beside.wecom_sign_in,
                std::chrono::minutes{15},
                &testing::understanding()},
      door(api_parts, settings) {}

std::string ApiRoom::key(const std::vector<std::string>& scopes, const std::string& of,
                         const std::vector<std::string>& roles) {
  return database.write([&](Transaction& tx) {
    return store::make_api_key(tx, keys, random, {of, "测试", scopes, roles}, clock.now()).value();
  });
}

std::string ApiRoom::key_of_mode(store::KeyMode mode, const std::vector<std::string>& scopes,
                                 const std::vector<std::string>& roles) {
  return database.write([&](Transaction& tx) {
    return store::make_api_key(
               tx, keys, random,
               {.office = "main", .name = "测试", .scopes = scopes, .roles = roles, .mode = mode},
               clock.now())
        .value();
  });
}

std::string ApiRoom::key_of_kind(std::string_view kind) {
  std::vector<std::string> scopes;
  for (const auto scope : gateway::api::kind_named(kind)->scopes)
    scopes.emplace_back(gateway::api::name(scope));
  return key(scopes);
}

void ApiRoom::add_office(const std::string& code, const std::string& parent,
                         const std::string& name) {
  database.write([&](Transaction& tx) {
    REQUIRE(store::add_office(tx, {code, name, parent}, clock.now()));
  });
}

Told ApiRoom::call(const std::string& method, const std::string& target, const Asking& asking,
                   const std::string& remote_address) {
  gateway::HttpRequest request;
  request.method = method;
  request.remote_address = remote_address;
  const auto question = target.find('?');
  const std::string path = target.substr(0, question);
  request.path = "/api/v1" + path;
  if (question != target.npos)
    request.query = gateway::query_pairs(target.substr(question + 1)).value();
  request.headers = asking.headers;
  if (!asking.key.empty()) request.headers.emplace_back("authorization", "Bearer " + asking.key);
  if (!asking.body.empty()) request.headers.emplace_back("content-type", asking.content_type);
  request.body = asking.body;
  Told told;
  door.take(request, gateway::Responder([&](gateway::HttpResponse response) {
              told.status = response.status;
              told.headers = std::move(response.headers);
              told.headers.emplace_back("Content-Type", response.content_type);
              const bool is_json = response.content_type.ends_with("json");
              if (!is_json) told.bytes = response.body;
              if (!is_json) told.body = "";  // of any bytes
              if (is_json && !response.body.empty()) told.body = json::parse(response.body);
            }));
  using gateway::api::Side;
  while (told.status == 0 &&
         (door.aside(Side::passwords).step() || door.aside(Side::rehearsals).step() ||
          door.aside(Side::platform).step() || door.aside(Side::checks).step() ||
          paper_desk.queue().step())) {
  }
  REQUIRE(told.status != 0);
  check_against_document(method, path, told);
  return told;
}

std::string ApiRoom::take_case(int serial, const std::string& of, petition::Intake intake) {
  const auto number = petition::CaseNumber::of(2026, serial);
  database.write([&](Transaction& tx) {
    store::note_office_of_case(tx, number.text(), of);
    store::append_event(
        tx, keys, number.text(),
        event_on("2026-11-20", petition::event::Registered{
                                   number, petition::Arrival::letter, petition::ReceivedBy::unit,
                                   "超市出售过期奶粉", "云溪路12号", true, std::move(intake)}));
  });
  return number.text();
}

void ApiRoom::append(const std::string& number, const petition::CaseEvent& event) {
  database.write([&](Transaction& tx) { store::append_event(tx, keys, number, event); });
}

std::string path_with_places(std::string_view pattern) {
  std::string path(pattern);
  for (auto open = path.find('{'); open != path.npos; open = path.find('{'))
    path.replace(open, path.find('}') - open + 1, "1");
  return path;
}

petition::CaseEvent event_on(const char* date, petition::EventBody body, std::string by,
                             petition::Role as) {
  const auto day = LocalDate::parse(date).value();
  return {day, instant_of(day, LocalTime(9, 0)), std::move(by), std::move(body), as};
}

}  // namespace huiyin::testing
