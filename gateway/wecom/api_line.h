// The line to WeCom's API: one call with the access token in it, and with a fresh one once when the
// platform refuses it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "gateway/wecom/access_tokens.h"

namespace huiyin::gateway::wecom {

struct ApiSettings {
  std::string base_url = "https://qyapi.weixin.qq.com";
  std::string corp_id;
  std::string app_secret;
  std::int64_t agent_id = 0;
  std::string kf_secret;  // of the app that may call customer service; the same as app_secret where
                          // it is one app
  milliseconds connect_timeout{3000};
  milliseconds total_timeout{10000};
  milliseconds media_timeout{60000};
  TokenShelf* shelf = nullptr;  // borrowed; none: no other instance asks for tokens
};

// In whose name: their tokens are not interchangeable.
enum class Door : std::uint8_t { app, kf };

struct ApiCall {
  Door door = Door::kf;
  std::string method = "POST";
  std::string path{};                                        // "kf/sync_msg", below /cgi-bin/
  std::vector<std::pair<std::string, std::string>> query{};  // besides the token; encoded here
  std::string body{};
  std::string content_type = "application/json; charset=utf-8";
  bool is_media = false;  // the long limit; and an answer that is not JSON is the file itself
};

struct ApiReply {
  ApiAnswer answer;
  HttpAnswer http;  // body and content type, for who reads on; empty when no call went out
  std::shared_ptr<const nlohmann::json> body;  // the same read; nothing when it is no JSON
};

// Any thread. Blocks for the call; no retries but the one with a fresh token.
class ApiLine {
 public:
  ApiLine(HttpClient& http, const Clock& clock, Random& random, ApiSettings settings);
  ApiReply call(const ApiCall& call);
  const ApiSettings& settings() const { return settings_; }

 private:
  HttpClient& http_;
  const ApiSettings settings_;  // constant after construction
  AccessTokens tokens_;
};

}  // namespace huiyin::gateway::wecom
