#include "gateway/api/key_rules.h"

#include <catch2/catch.hpp>

#include "gateway/api/console_roles.h"

namespace key_rules_test {

using namespace huiyin;
using namespace huiyin::gateway::api;
using petition::Role;

namespace {

Caller person(const std::string& id, const std::vector<std::string>& roles,
              std::vector<Role> standing) {
  Caller caller{.key_id = id,
                .office = "main",
                .office_name = {},
                .offices = {"main"},
                .scopes = scopes_of(roles),
                .roles = {}};
  caller.person = petition::StaffPerson{"某人", "", std::move(standing)};
  return caller;
}

using Words = std::vector<std::string>;

store::ApiKey waiting(Words beyond) {
  return {.id = "k", .office = "main", .name = "系统", .made_by = "user/1", .beyond = beyond};
}

std::string why_not(const Caller& caller, const store::ApiKey& key) {
  const auto why = may_not_let_pass(caller, key);
  return why ? why->code : "";
}

}  // namespace

TEST_CASE("an admin may not see matters, so that a key of his does not by him alone") {
  const Caller admin = person("user/1", {"admin"}, {});
  CHECK(beyond(admin, {"cases:read", "webhooks:manage"}) == Words{"cases:read"});
  CHECK(beyond(admin, {"reception:read", "calendar:read"}).empty());
  CHECK(beyond(admin, {"handler", "receiver"}) == Words{"handler"});
}

TEST_CASE("no kind of key lets somebody see what he may not, whichever roles he has") {
  for (const ConsoleRole& role : console_roles()) {
    const Caller one = person("user/1", {std::string(role.name)}, {Role::handler});
    for (const KindRow& kind : all_kinds()) {
      Words scopes;
      for (const Scope scope : kind.scopes) scopes.emplace_back(name(scope));
      const Words lacking = beyond(one, scopes);
      for (const Scope scope : kind.scopes) {
        INFO(role.name << " " << kind.name << " " << name(scope));
        const bool waits = std::ranges::find(lacking, name(scope)) != lacking.end();
        CHECK((waits || one.has(scope)));
      }
    }
  }
}

TEST_CASE("who sees his own matters alone gives no key that sees all") {
  CHECK(beyond(person("user/2", {"clerk"}, {Role::handler}), {"cases:read"}) ==
        Words{"cases:read"});
  CHECK(beyond(person("user/2", {"clerk"}, {Role::duty}), {"cases:read"}).empty());
  CHECK(beyond(person("user/2", {"leader"}, {Role::leader}), {"cases:read"}).empty());
}

TEST_CASE("who heads the office answers for what a system writes in any role") {
  CHECK(beyond(person("user/2", {"clerk"}, {Role::duty}), {"duty", "office_head"}) ==
        Words{"office_head"});
  CHECK(beyond(person("user/2", {"clerk"}, {Role::office_head}), {"duty", "handler"}).empty());
}

TEST_CASE("a key is let pass by another person, who may what its maker may not") {
  const store::ApiKey key = waiting({"cases:read", "people:read"});
  CHECK(why_not(person("user/1", {"clerk"}, {Role::duty}), key) == "key.own");
  CHECK(why_not(person("user/2", {"auditor"}, {}), key) == "key.beyond");
  CHECK(why_not(person("user/2", {"clerk"}, {Role::handler}), key) == "key.beyond");
  CHECK(why_not(person("user/2", {"clerk"}, {Role::duty}), key) == "");
  CHECK(why_not(person("user/2", {"clerk"}, {Role::duty}), waiting({})) == "key.not_waiting");
  store::ApiKey ended = key;
  ended.revoked = Instant();
  CHECK(why_not(person("user/2", {"clerk"}, {Role::duty}), ended) == "key.not_waiting");
}

}  // namespace key_rules_test
