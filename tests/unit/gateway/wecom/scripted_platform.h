// The platform's API as a test wants it: gives out access tokens by itself, everything else as
// told.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "gateway/http/http_client.h"
#include "gateway/wecom/api.h"

namespace huiyin::testing {

using gateway::HttpAnswer;
using gateway::HttpCall;

inline HttpAnswer json_answer(std::string body, int status = 200) {
  return {gateway::Reached::answered, status, std::move(body), "application/json; charset=UTF-8"};
}

class ScriptedPlatform final : public gateway::HttpClient {
 public:
  using Handler = std::function<HttpAnswer(const HttpCall&)>;
  explicit ScriptedPlatform(Handler handler) : handler_(std::move(handler)) {}

  HttpAnswer call(const HttpCall& call) override {
    Handler gettoken;
    {
      const std::scoped_lock lock(mutex_);
      calls_.push_back(call);
      gettoken = on_gettoken;
    }
    if (!call.target.starts_with("/cgi-bin/gettoken?")) return handler_(call);
    const int nth = ++tokens;
    if (gettoken) return gettoken(call);
    return json_answer(R"({"errcode":0,"errmsg":"ok","access_token":"TOKEN-)" +
                       std::to_string(nth) + R"(","expires_in":7200})");
  }

  std::vector<HttpCall> calls() const {
    const std::scoped_lock lock(mutex_);
    return calls_;
  }
  HttpCall last() const { return calls().back(); }

  std::atomic<int> tokens = 0;
  Handler on_gettoken;

 private:
  const Handler handler_;
  mutable std::mutex mutex_;
  std::vector<HttpCall> calls_;  // guarded by mutex_
};

inline gateway::wecom::ApiSettings settings() {
  return {.base_url = "http://platform.test",
          .corp_id = "ww1",
          .app_secret = "APP-SECRET/+",
          .agent_id = 1000002,
          .kf_secret = "KF-SECRET"};
}

}  // namespace huiyin::testing
