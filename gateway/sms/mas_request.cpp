#include "gateway/sms/mas_request.h"

#include <nlohmann/json.hpp>

#include "base/json.h"
#include "gateway/digests.h"
#include "gateway/wecom/base64.h"

namespace huiyin::gateway::sms {
namespace {

using nlohmann::json;

// Their JSON stands within the JSON as a text; without parameters there is one that is empty.
std::string params_text(const std::vector<std::string>& params) {
  return json_text(params.empty() ? json{""} : json(params));
}

}  // namespace

std::string mas_text_body(const MasAccount& account, const MasText& text) {
  const std::string mac = md5_hex(account.ec_name + account.ap_id + account.secret + text.mobiles +
                                  text.content + account.sign + text.add_serial);
  return wecom::base64_text(json_text(json{{"ecName", account.ec_name},
                                           {"apId", account.ap_id},
                                           {"mobiles", text.mobiles},
                                           {"content", text.content},
                                           {"sign", account.sign},
                                           {"addSerial", text.add_serial},
                                           {"mac", mac}}));
}

std::string mas_template_body(const MasAccount& account, const MasTemplate& filled) {
  const std::string params = params_text(filled.params);
  const std::string mac =
      md5_hex(account.ec_name + account.ap_id + account.secret + filled.template_id +
              filled.mobiles + params + account.sign + filled.add_serial);
  return wecom::base64_text(json_text(json{{"ecName", account.ec_name},
                                           {"apId", account.ap_id},
                                           {"templateId", filled.template_id},
                                           {"mobiles", filled.mobiles},
                                           {"params", params},
                                           {"sign", account.sign},
                                           {"addSerial", filled.add_serial},
                                           {"mac", mac}}));
}

std::string mas_fetch_body(const MasAccount& account) {
  return wecom::base64_text(json_text(
      json{{"ecName", account.ec_name}, {"apId", account.ap_id}, {"secretKey", account.secret}}));
}

}  // namespace huiyin::gateway::sms
