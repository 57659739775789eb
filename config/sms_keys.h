// Keys of the SMS accounts: each setting is declared once, as "sms.<name>.secret", and stands in
// the file for every account under the operator's own name, "sms.main.secret".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace huiyin::config {

inline constexpr std::string_view kAnyAccount = "<name>";
inline constexpr std::string_view kSmsProviders = "aliyun|tencent|mas|smpp";
inline constexpr std::string_view kHttpSmsProviders = "aliyun|tencent|mas";

bool is_account_name(std::string_view name);  // [a-z0-9_]{1,32}

// "main" of "sms.main" and of whatever stands below it; nothing of all other keys.
std::optional<std::string_view> account_in(std::string_view key);

// The key with the account's name in place of its own: "sms.<name>.id" and "main" give
// "sms.main.id". Keys of no account stay as they are.
std::string key_of(std::string_view key, std::string_view account);

// "main" of HUIYIN_SMS_MAIN_PROVIDER: as no account is without provider, this variable alone tells
// names, which may hold "_" themselves.
std::optional<std::string> account_in_variable(std::string_view variable);

std::string_view usual_base_url(std::string_view provider);  // empty: it has none

}  // namespace huiyin::config
