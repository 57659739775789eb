// How one setting is declared. Whoever reads, checks or describes settings walks this table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/settings.h"

namespace huiyin::config {

enum class Kind { flag, integer, text, list };  // list: texts, each of the shape

// What a text must look like.
enum class Shape {
  free,          // any printable text of one line
  word,          // printable ASCII without blanks
  path,          // of a file or folder
  listen,        // address:port
  base_url,      // http(s)://host[:port]
  database,      // sqlite:FILE or postgresql://…
  aes_key,       // EncodingAESKey: 43 of [A-Za-z0-9], protocol page 91144 加解密方案说明
  choice,        // one of `choices`, divided by '|'
  url_safe,      // letters, digits, '-' and '_'
  address,       // of a host: IPv4 or IPv6
  sms_platform,  // http(s)://host[:port] or smpp(s)://host:port
  vendor_code,   // 0x400 … 0x4FF, '=', retry|give_up|block|unanswered
};

using SettingValue = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;

struct Declared {
  std::string_view key;      // "wecom.app.aes_key"; of every SMS account: "sms.<name>.secret"
  std::string_view english;  // a sentence for the docs
  std::string_view chinese;  // the same for the default file and for faults
  Kind kind = Kind::text;
  Shape shape = Shape::free;
  std::int64_t min = 0, max = 0;    // of an integer; of a text's bytes, or of each in a list
  std::string_view unit = "";       // Chinese, of an integer: "秒"
  std::string_view choices = "";    // "debug|info|warn|error"
  std::string_view preset = "";     // the default as JSON; empty: none
  std::string_view example = "";    // as JSON, where there is no default
  std::string_view needed_by = "";  // of an account: providers that cannot do without it
  std::string_view only_of = "";    // of an account: providers that know it; empty: all
  bool secret = false;              // never shown; may be read from a file
  bool restart = true;              // takes effect at the next start only
  void (*put)(Settings&, SettingValue) = nullptr;
};

// Whether it may stand in a file of its own: a secret, and what may hold a password.
constexpr bool may_stand_in_file(const Declared& declared) {
  return declared.secret || declared.shape == Shape::database;
}

std::span<const Declared> declared_settings();

// Of choices, which are divided by '|': whether `word` is one, and all with `between` instead.
bool is_among(std::string_view choices, std::string_view word);
std::string joined(std::string_view choices, std::string_view between);

std::string environment_name(std::string_view key);  // "HUIYIN_WECOM_APP_AES_KEY"

// Variables beginning with HUIYIN_ that are no settings: where the settings file is, and what the
// tools read.
std::span<const std::string_view> other_environment_names();

}  // namespace huiyin::config
