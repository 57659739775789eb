#include "gateway/api/caller.h"

#include "store/offices.h"

namespace huiyin::gateway::api {

std::string office_name(store::Transaction& tx, const ApiParts& parts, const std::string& code) {
  if (code == store::kMainOffice) return parts.offices.main().facts.name;
  for (const store::OfficeRow& office : store::offices(tx))
    if (office.code == code) return office.name;
  return {};
}

Caller caller_of(store::Transaction& tx, const ApiParts& parts, const store::ApiKey& key) {
  Caller caller{key.id,
                key.office,
                office_name(tx, parts, key.office),
                store::offices_below(tx, key.office),
                {},
                {},
                key.name};
  for (const std::string& word : key.scopes)
    if (const auto scope = scope_named(word)) caller.scopes.push_back(*scope);
  for (const std::string& word : key.roles)
    if (const auto role = petition::role_named(word)) caller.roles.push_back(*role);
  return caller;
}

}  // namespace huiyin::gateway::api
