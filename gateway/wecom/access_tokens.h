// The access tokens 访问凭证 of this corp, one for each secret (developer.work.weixin.qq.com 91039
// 获取access_token). Asking costs a limited call, so many senders share one refresh.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/random.h"
#include "gateway/http/http_client.h"
#include "gateway/wecom/answers.h"
#include "gateway/wecom/token_shelf.h"

namespace huiyin::gateway::wecom {

struct TokenSettings {
  std::string base_url{};
  std::string corp_id{};
  milliseconds connect_timeout{3000};
  milliseconds total_timeout{10000};
  milliseconds back_off_first{250};  // after a failure; doubled with each in a row, and jittered
  milliseconds back_off_max{60000};
  TokenShelf* shelf = nullptr;  // borrowed; none: no other instance asks
};

// Any thread. No thread of its own: a caller asks the platform, others wait for him or go on with
// the token that is still good. Tokens and secrets never stand in what it answers besides `text`.
class AccessTokens {
 public:
  AccessTokens(HttpClient& http, const Clock& clock, Random& random, TokenSettings settings);

  struct Token {
    std::string text;
    std::uint64_t generation = 0;  // which one, for refused() and worked()
  };
  // A token to use now, asked for where there is none or it ends within 5 minutes. Or the
  // platform's answer to the last attempt, while it backs off.
  tl::expected<Token, ApiAnswer> get(const std::string& secret);

  // The platform refused this one (40014, 42001, 41001). The next get() asks for another, unless
  // somebody did already.
  void refused(const std::string& secret, std::uint64_t generation);
  void worked(const std::string& secret, std::uint64_t generation);

 private:
  struct Entry {
    std::string token;
    std::string refused;  // the last one that was: not to be taken from the shelf again
    std::uint64_t generation = 0;
    Instant refresh_at{}, expires_at{};
    seconds life{};  // that the platform gave it
    bool being_asked = false;
    std::uint64_t asked = 0;  // attempts finished
    int failures_in_row = 0;
    int refusals_in_row = 0;  // fresh tokens refused, one after another
    Instant not_before{};
    ApiAnswer last_failure;
  };
  void mind_the_clock(Entry& entry, Instant now) const;
  void ask(std::unique_lock<std::mutex>& lock, const std::string& secret, Entry& entry);
  enum class Shelf : std::uint8_t { adopted, others_ask, ours_to_ask };
  Shelf look_on_shelf(std::unique_lock<std::mutex>& lock, const std::string& secret, Entry& entry);
  void take(Entry& entry, const HttpAnswer& answer);
  void set(Entry& entry, std::string token, seconds life, Instant expires_at);
  void back_off(Entry& entry, int failures, ApiAnswer why);

  HttpClient& http_;
  const Clock& clock_;
  Random& random_;
  const TokenSettings settings_;  // constant after construction
  std::mutex mutex_;
  std::condition_variable asked_;
  std::map<std::string, Entry, std::less<>> entries_;  // by secret; guarded by mutex_
};

}  // namespace huiyin::gateway::wecom
