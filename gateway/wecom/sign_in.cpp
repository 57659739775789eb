#include "gateway/wecom/sign_in.h"

#include "gateway/http/url_text.h"

namespace huiyin::gateway::wecom {

Browser browser_of(std::string_view user_agent) {
  return user_agent.find("wxwork/") == std::string_view::npos ? Browser::other : Browser::of_wecom;
}

std::string SignIn::page(Browser browser, const std::string& state, const std::string& to) const {
  const std::string back = settings_.back_url + (to.empty() ? "" : "?to=" + percent_encoded(to));
  const std::string app = "appid=" + percent_encoded(settings_.corp_id) +
                          "&agentid=" + std::to_string(settings_.agent_id) +
                          "&redirect_uri=" + percent_encoded(back) +
                          "&state=" + percent_encoded(state);
  if (browser == Browser::of_wecom)  // the fragment is needed
    return settings_.inside_url + "/connect/oauth2/authorize?" + app +
           "&response_type=code&scope=snsapi_base#wechat_redirect";
  return settings_.outside_url + "/wwlogin/sso/login?login_type=CorpApp&" + app;
}

}  // namespace huiyin::gateway::wecom
