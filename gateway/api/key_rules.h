// Who may make which key of the API: the one place that says it.
//
//   Keys are made, let pass and ended by people at the console; by no key.
//   A key is of one kind (scopes.h), and of an office that its maker sees.
//   Whoever makes a key may not see or do by it what he may not himself: an admin keeps the house
//   and reads no matters. What goes beyond him waits, and opens nothing, until another person lets
//   it pass who may all of that himself:
//     a scope, when one of his roles of the console has it; and one that reads matters or the
//     people in them only when he may see every matter, for a key sees all that its office has; a
//     role on the ledger, when he has it wherever; or when he heads the office, and so answers for
//     whatever is written in its name.
//   Trial and test keys read as live ones do, so that they wait as those do.
//   Whoever has the machine may make any (huiyin user key create): he has the database, too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/api/endpoint.h"
#include "store/api_keys.h"

namespace huiyin::gateway::api {

// What of these scopes and roles somebody at the console may not himself.
std::vector<std::string> beyond(const Caller& person, const std::vector<std::string>& words);

// Why he may not let that key pass; nothing: he may. Codes: key.not_waiting, key.own, key.beyond
// (which names what he lacks).
std::optional<Problem> may_not_let_pass(const Caller& person, const store::ApiKey& key);

}  // namespace huiyin::gateway::api
