// The plain documents of callbacks, before they are sealed, and the sealed request around them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/wecom/world.h"

namespace huiyin::sim::wecom {

// XML as the platform writes it: texts in CDATA, numbers bare, lists as repeated elements.
std::string xml_document(const nlohmann::ordered_json& fields);

std::string kf_bell(const World& world, const std::string& open_kfid, const std::string& token);
// An app document in the format that the settings name; the common fields are added.
std::string app_document(const World& world, const std::string& userid,
                         const nlohmann::ordered_json& fields);

struct SealedRequest {
  std::string query;  // msg_signature=…&timestamp=…&nonce=…
  std::string body;
  std::string type;
};

SealedRequest seal(const Settings& settings, const Callback& callback, std::int64_t timestamp,
                   Random& random);

// The URL verification's query, for `echo`.
std::string verification_query(const Settings& settings, Door door, const std::string& echo,
                               std::int64_t timestamp, Random& random);

// The words of an encrypted reply in a callback's answer 被动回复. Refuses what cannot be opened or
// read.
Result<std::string> passive_words(const Settings& settings, Door door, const std::string& body);

}  // namespace huiyin::sim::wecom
