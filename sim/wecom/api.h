// The API under /cgi-bin: one function a call, found by its path.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/http_exchange.h"
#include "sim/wecom/world.h"

namespace huiyin::sim::wecom {

struct ApiInput {
  const nlohmann::json& body;
  const std::map<std::string, std::string>& query;
  const std::vector<UploadedFile>& files;
};

// Whose access_token a call takes: tokens of different apps are not interchangeable.
enum class Caller { any, app, kf };

using ApiFunction = nlohmann::json (*)(World&, const ApiInput&);

struct ApiRow {
  std::string_view path;
  Caller caller;
  std::string_view method;
  ApiFunction answer;
};

std::span<const ApiRow> kf_messages_api();  // sync_msg, send_msg, send_msg_on_event
std::span<const ApiRow> kf_sessions_api();  // service_state, accounts, servicers, customers, links
std::span<const ApiRow> messages_api();     // message/*
std::span<const ApiRow> directory_api();    // agent/get, user/get, getuserinfo, addresses
std::span<const ApiRow> media_api();        // media/upload; media/get gives bytes and stands apart

// A code for auth/getuserinfo, good once and for five minutes.
std::string new_sign_in_code(World& world, const std::string& userid);

nlohmann::json gettoken(World& world, const std::map<std::string, std::string>& query);

nlohmann::json accepted();
nlohmann::json refused(std::int64_t errcode, std::string_view errmsg);
std::string query_value(const std::map<std::string, std::string>& query, const std::string& key);

// Any message of a citizen's kf account: form, sizes and counts (documents 96427, 96428). The first
// refusal, or null.
nlohmann::json kf_message_refusal(World& world, const nlohmann::json& body);
// The line that the citizen sees of it.
Entry kf_entry(const nlohmann::json& body, const std::string& open_kfid, const std::string& msgid);

}  // namespace huiyin::sim::wecom
