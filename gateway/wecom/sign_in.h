// Staff sign in by WeCom 企业微信登录: the platform's page that knows who somebody is, and whose
// the code is with which it sends him back. developer.work.weixin.qq.com 91022 构造网页授权链接 (in
// WeCom's own browser) and 98152 Web 登录 (in any other).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gateway/wecom/api.h"

namespace huiyin::gateway::wecom {

struct SignInSettings {
  std::string inside_url = "https://open.weixin.qq.com";         // asked in WeCom's own browser
  std::string outside_url = "https://login.work.weixin.qq.com";  // in any other
  std::string corp_id;
  std::int64_t agent_id = 0;
  // Where the platform sends him back to, with code and state; its host is the app's 可信域名.
  std::string back_url;
};

enum class Browser { of_wecom, other };
Browser browser_of(std::string_view user_agent);

// Any thread.
class SignIn {
 public:
  SignIn(WecomApi& api, SignInSettings settings) : api_(api), settings_(std::move(settings)) {}

  // The platform's page; `state` comes back with him, as does `to` (a page of the console).
  std::string page(Browser browser, const std::string& state, const std::string& to) const;

  // WecomApi::member_of_code().
  Answered<std::string> member(const std::string& code) { return api_.member_of_code(code); }

 private:
  WecomApi& api_;
  const SignInSettings settings_;
};

}  // namespace huiyin::gateway::wecom
