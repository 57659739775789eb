// One row of the API: how it is called, who may, what it does, and what the document says of it.
// The router, the checks of scope and openapi.json all walk the same rows, so that none can drift.
#pragma once

#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/api/scopes.h"
#include "gateway/http/http_server.h"
#include "petition/permissions.h"
#include "store/office_parts.h"
#include "store/offices.h"

namespace huiyin::gateway::api {

// What the office's lines for SMS say: nothing, one variable of an approved template 模板, or free
// words. Of several the strictest, for nobody knows which one takes a message.
enum class SmsWords { none, in_template, free };

// By what an order to send to many 群发 is measured.
struct BulkTerms {
  int per_minute_max = 300;
  int recipients_max = 10'000;
  SmsWords sms = SmsWords::in_template;
};

struct ApiParts : store::OfficeParts {
  const store::MailWaits& mail_waits;
  bool private_addresses = false;  // webhooks may lead into the own network
  BulkTerms bulk = {};
};

// Who calls: a key of one office, which sees its own and what is below.
struct Caller {
  std::string key_id;
  std::string office;
  std::string office_name;
  std::vector<std::string> offices;  // visible ones, its own first
  std::vector<Scope> scopes;
  std::vector<petition::Role> roles;
  std::string key_name = {};  // whose system it is

  bool has(Scope scope) const;
  bool sees(std::string_view office_code) const;
  bool sees_main() const { return sees(store::kMainOffice); }
};

struct Call {
  const ApiParts& parts;
  store::Transaction& tx;
  const HttpRequest& request;
  const Caller& caller;
  Instant now;
};

// What is answered. A refusal (400 and above) leaves no row behind: a handler refuses before it
// writes, or throws Undone.
struct Answer {
  int status = 200;
  std::string body = {};  // JSON
  std::string content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::vector<std::string> subjects = {};  // of whom or which it tells: each reading is on record
};

// Thrown by a handler that has written already: all of it is taken back, and this is answered.
struct Undone : std::runtime_error {
  explicit Undone(Answer refusal) : std::runtime_error("undone"), answer(std::move(refusal)) {}
  Answer answer;
};

struct Parameter {
  std::string_view name;
  std::string_view english;
  std::string_view schema = R"({"type":"string"})";
  bool required = false;
};

enum class Body { none, json, csv };

struct Endpoint {
  std::string_view method, path;  // below /api/v1: "/cases/{number}"
  std::string_view id;            // operationId
  std::string_view english;
  Scope scope;
  Answer (*handler)(const Call&);
  std::string_view answer;        // name of the schema of what it answers; "": no content
  int status = 200;               // when all is well
  std::string_view request = {};  // name of the schema of its body
  std::vector<Parameter> query = {};
  bool takes_if_match = false;
  Body body = Body::none;

  bool writes() const { return method != "GET"; }
};

inline constexpr std::string_view kApiRoot = "/api/v1";

// All rows, in the order of the document.
std::span<const Endpoint> endpoints();

// By resource, each in its file.
std::vector<Endpoint> case_endpoints();
std::vector<Endpoint> case_write_endpoints();
std::vector<Endpoint> notice_endpoints();
std::vector<Endpoint> visit_endpoints();
std::vector<Endpoint> message_endpoints();
std::vector<Endpoint> promise_endpoints();
std::vector<Endpoint> people_endpoints();
std::vector<Endpoint> record_endpoints();
std::vector<Endpoint> webhook_endpoints();
std::vector<Endpoint> import_endpoints();
std::vector<Endpoint> bulk_endpoints();

}  // namespace huiyin::gateway::api
