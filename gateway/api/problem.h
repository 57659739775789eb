// What an API client is told that cannot have what it asked for: RFC 9457 problem details, with the
// stable code of our Problem, and its sentences in Chinese for the person who reads the log.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"

namespace huiyin::gateway::api {

// One fault as it stands under "errors".
OrderedJson fault_json(const Problem& fault);

// {"type":"urn:huiyin:problem:CODE","title","status","detail","code","where","remedy","article"?}
Answer problem(int status, const Problem& what);
// Several faults of one request: the first in full, all under "errors".
Answer problem(int status, std::span<const Problem> faults);

// The refusals of the door itself.
Answer not_found();    // also what another office has, so that nothing tells it is there
Answer not_stored();   // the store takes nothing just now, or a write of this failed
Answer not_printed();  // too many wait to be printed, or there is nobody who prints
Answer bad_cursor();
Answer bad_parameter(std::string_view name, std::string what);

// "《信访工作条例》第三十四条" within a sentence; empty: it names none.
std::string article_in(std::string_view sentence);

std::string_view reason_of(int status);  // "Not Found"

}  // namespace huiyin::gateway::api
