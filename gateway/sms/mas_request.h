// A request to China Mobile's 云MAS: a JSON object with its md5 `mac`, as base64 (sms.md 3.1). The
// mac is over the very texts that are sent, and the secret is never among them; only to fetch
// receipts and replies the platform wants the secret itself, so that this goes over https alone.
#pragma once

#include <string>
#include <vector>

namespace huiyin::gateway::sms {

struct MasAccount {
  std::string ec_name, ap_id, secret;  // of the interface's user 接口账号, not the web's
  std::string sign;                    // the code 签名编码: the platform puts 【】 itself
};

struct MasText {
  std::string mobiles;  // with commas between
  std::string content;
  std::string add_serial = {};  // own digits behind the service code; "": exact match 精确匹配
};
std::string mas_text_body(const MasAccount& account, const MasText& text);

struct MasTemplate {
  std::string template_id, mobiles;
  std::vector<std::string> params;  // in the order of the template
  std::string add_serial = {};
};
std::string mas_template_body(const MasAccount& account, const MasTemplate& filled);

std::string mas_fetch_body(const MasAccount& account);  // sms.md 3.3

}  // namespace huiyin::gateway::sms
