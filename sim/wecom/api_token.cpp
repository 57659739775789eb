#include <nlohmann/json.hpp>

#include "sim/wecom/api.h"
#include "sim/wecom/errcode.h"

namespace huiyin::sim::wecom {

using nlohmann::json;

json accepted() { return {{"errcode", 0}, {"errmsg", "ok"}}; }

json refused(std::int64_t errcode, std::string_view errmsg) {
  return {{"errcode", errcode}, {"errmsg", errmsg}};
}

std::string query_value(const std::map<std::string, std::string>& query, const std::string& key) {
  const auto found = query.find(key);
  return found == query.end() ? "" : found->second;
}

json gettoken(World& world, const std::map<std::string, std::string>& query) {
  const std::string corp_id = query_value(query, "corpid");
  const std::string secret = query_value(query, "corpsecret");
  if (corp_id.empty()) return refused(errcode::kCorpIdMissing, "corpid missing");
  if (corp_id != world.settings.corp_id) return refused(errcode::kCorpId, "invalid corpid");
  if (secret.empty()) return refused(errcode::kSecretMissing, "corpsecret missing");
  if (secret != world.settings.app_secret && secret != world.settings.kf_secret) {
    world.count("gettoken wrong secret");
    return refused(errcode::kSecret, "invalid credential");
  }
  // Asked again within its validity the same token comes; several instances do not steal from each
  // other.
  std::string& text = world.token_of_secret[secret];
  const AccessToken* token = text.empty() ? nullptr : world.tokens.find(text);
  if (!token || token->is_withdrawn || world.now() >= token->until) {
    text = world.new_id("", 107);  // long, so that whoever cuts it finds out
    token = &world.tokens.put(
        text, {.secret = secret, .until = world.now() + seconds(world.token_life_seconds)});
    world.count("tokens made");
  }
  json answer = accepted();
  answer["access_token"] = text;
  answer["expires_in"] = std::chrono::floor<seconds>(token->until - world.now()).count();
  return answer;
}

}  // namespace huiyin::sim::wecom
