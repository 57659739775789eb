// A conversation as a caller may see it: names and telephones masked without people:read, no words
// without messages:text.
#pragma once

#include <optional>
#include <string>

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"
#include "store/conversation_list.h"
#include "store/conversation_sides.h"

namespace huiyin::gateway::api {

// Of the path's {id}; nothing: there is none, or it is of an office that the caller does not see.
std::optional<store::ConversationRow> seen_conversation(const Call& call);

enum class Names { masked, whole };
OrderedJson conversation_json(const Call& call, const store::ConversationRow& row, Names names);
OrderedJson side_json(const Caller& caller, const std::string& channel, const store::Side& side);

// By which a reading of it is on record.
std::string conversation_subject(store::ConversationId id);

// What a message of ours says, as the person reads it; nothing: it does not open, or is no words.
std::optional<std::string> words_of_body(const std::optional<std::string>& body);

}  // namespace huiyin::gateway::api
