#include "config/settings_value.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/json.h"
#include "base/utf8.h"
#include "config/database_address.h"

namespace huiyin::config {
namespace {

constexpr std::size_t kShownMax = 60;   // bytes of a wrong value that a fault quotes
constexpr std::size_t kItemsMax = 100;  // of a list

Refused refuse(const Declared& declared, const char* code, const std::string& where,
               const std::string& what) {
  const std::string wanted = bounds_in_chinese(declared);
  std::string example(declared.preset.empty() ? declared.example : declared.preset);
  return Refused(
      {code, where, what, "请改为" + wanted + (example.empty() ? "" : "，例如 " + example)});
}

// An address without the name and password that may stand before its host.
std::string without_password(std::string_view text) {
  const auto scheme = text.find("://");
  const auto at = text.rfind('@');
  if (scheme == std::string_view::npos || at == std::string_view::npos || at < scheme)
    return std::string(text);
  return std::string(text.substr(0, scheme + 3)) + "…" + std::string(text.substr(at));
}

// What was written, unless it is a secret.
std::string quoted(const Declared& declared, std::string_view text) {
  if (declared.shape == Shape::aes_key) return "含有字母和数字以外的字符";
  if (declared.secret) return "写的内容不对";
  // Where its password stands cannot be told of an address that is written wrongly.
  if (declared.shape == Shape::database && !text.starts_with("sqlite"))
    return text.starts_with("postgres") ? "PostgreSQL 的地址写得不对" : "既不是文件，也不是地址";
  if (text.empty()) return "写的是空的";
  const std::string safe = without_password(text);
  std::string shown(utf8_prefix(safe, kShownMax));
  std::ranges::replace_if(
      shown, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return fmt::format("写的是“{}{}”", shown, shown.size() < safe.size() ? "…" : "");
}

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_host(std::string_view host) {
  if (host.size() > 2 && host.starts_with('[') && host.ends_with(']'))
    return std::ranges::all_of(host.substr(1, host.size() - 2), [](char c) {
      return c == ':' || c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
             (c >= 'A' && c <= 'F');
    });
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return is_letter_or_digit(c) || c == '.' || c == '-';
  });
}

std::optional<int> port_of(std::string_view text) {
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port < 0 || port > 65535 ||
      text.starts_with('-'))
    return std::nullopt;
  return port;
}

bool is_listen(std::string_view text) {
  const auto colon = text.rfind(':');
  return colon != std::string_view::npos && is_host(text.substr(0, colon)) &&
         port_of(text.substr(colon + 1)).has_value();
}

bool is_url_of(std::string_view schemes, std::string_view text) {
  const auto scheme = text.find("://");
  if (scheme == std::string_view::npos || !is_among(schemes, text.substr(0, scheme))) return false;
  const std::string_view rest = text.substr(scheme + 3);
  const auto colon = rest.rfind(':');
  if (colon == std::string_view::npos || rest.ends_with(']')) return is_host(rest);
  const auto port = port_of(rest.substr(colon + 1));
  return is_host(rest.substr(0, colon)) && port && *port > 0;
}

bool is_base_url(std::string_view text) { return is_url_of("http|https", text); }

// The port of an SMSC is agreed with it: none is usual enough to be left out.
bool is_sms_platform(std::string_view text) {
  if (is_base_url(text)) return true;
  const auto colon = text.rfind(':');
  return is_url_of("smpp|smpps", text) && colon > text.find("://") && !text.ends_with(']');
}

bool is_vendor_code(std::string_view text) {
  unsigned code = 0;
  const auto equals = text.find('=');
  if (!text.starts_with("0x") || equals == text.npos) return false;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + equals, code, 16);
  return error == std::errc() && end == text.data() + equals && code >= 0x400 && code <= 0x4FF &&
         is_among("retry|give_up|block|unanswered", text.substr(equals + 1));
}

// As inet_ntop writes it, so that two texts of one address are alike.
std::optional<std::string> ip_address(const std::string& text) {
  if (text.find('\0') != std::string::npos) return std::nullopt;
  for (const int family : {AF_INET, AF_INET6}) {
    in6_addr address{};
    char plain[INET6_ADDRSTRLEN];
    if (inet_pton(family, text.c_str(), &address) == 1 &&
        inet_ntop(family, &address, plain, sizeof plain) != nullptr)
      return plain;
  }
  return std::nullopt;
}

bool has_shape(const Declared& declared, const std::string& text) {
  switch (declared.shape) {
    case Shape::free:
    case Shape::path:
      return std::ranges::none_of(text,
                                  [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    case Shape::word:
      return std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
    case Shape::listen:
      return is_listen(text);
    case Shape::base_url:
      return is_base_url(text);
    case Shape::database:
      return (text.starts_with("sqlite:") && text.size() > 7) || is_postgresql(text);
    case Shape::aes_key:
      return text.size() == 43 && std::ranges::all_of(text, is_letter_or_digit);
    case Shape::choice:
      return is_among(declared.choices, text);
    case Shape::url_safe:
      return std::ranges::all_of(
          text, [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; });
    case Shape::address:
      return ip_address(text).has_value();
    case Shape::sms_platform:
      return is_sms_platform(text);
    case Shape::vendor_code:
      return is_vendor_code(text);
  }
  return false;
}

Result<SettingValue> text_value(const Declared& declared, std::string text,
                                const std::string& where) {
  const bool is_url = declared.shape == Shape::base_url || declared.shape == Shape::sms_platform;
  if (is_url && text.ends_with('/')) text.pop_back();
  if (text.empty() && declared.min > 0)
    return refuse(declared, "settings.shape", where, "写的是空的");
  if (declared.shape == Shape::aes_key && text.size() != 43)
    return refuse(declared, "settings.shape", where,
                  fmt::format("写了 {} 个字符，应是 43 个", text.size()));
  if (std::ssize(text) < declared.min)
    return refuse(declared, "settings.bounds", where,
                  fmt::format("写了 {} 字节，至少 {} 字节", text.size(), declared.min));
  if (std::ssize(text) > declared.max)
    return refuse(declared, "settings.bounds", where,
                  fmt::format("写了 {} 字节，最多 {} 字节", text.size(), declared.max));
  if (!is_utf8(text) || !has_shape(declared, text))
    return refuse(declared, "settings.shape", where, quoted(declared, text));
  if (declared.shape == Shape::address) text = *ip_address(text);
  return SettingValue(std::move(text));
}

Result<SettingValue> list_value(const Declared& declared, const std::vector<std::string>& texts,
                                const std::string& where) {
  if (texts.empty()) return refuse(declared, "settings.shape", where, "写的是空的");
  if (texts.size() > kItemsMax)
    return refuse(declared, "settings.bounds", where,
                  fmt::format("写了 {} 个，最多 {} 个", texts.size(), kItemsMax));
  std::vector<std::string> items;
  for (const std::string& text : texts) {
    auto item = text_value(declared, text, where);
    if (!item) return item;
    items.push_back(std::get<std::string>(*std::move(item)));
  }
  return SettingValue(std::move(items));
}

std::vector<std::string> parts_between_commas(std::string_view text) {
  std::vector<std::string> parts;
  for (auto comma = text.find(','); comma != std::string_view::npos; comma = text.find(',')) {
    parts.emplace_back(trimmed(text.substr(0, comma)));
    text.remove_prefix(comma + 1);
  }
  parts.emplace_back(trimmed(text));
  return parts;
}

Result<SettingValue> integer_value(const Declared& declared, std::optional<std::int64_t> number,
                                   const std::string& shown, const std::string& where) {
  if (!number || *number < declared.min || *number > declared.max)
    return refuse(declared, "settings.bounds", where, quoted(declared, shown));
  return SettingValue(*number);
}

}  // namespace

std::string bounds_in_chinese(const Declared& declared) {
  if (declared.kind == Kind::flag) return " true 或 false";
  if (declared.kind == Kind::integer)
    return fmt::format(" {} 到 {} 之间的整数{}", declared.min, declared.max,
                       declared.unit.empty() ? "" : fmt::format("（{}）", declared.unit));
  switch (declared.shape) {
    case Shape::free:
      return "一行文字";
    case Shape::word:
      return fmt::format("不含空格的字母、数字或符号，最多 {} 个", declared.max);
    case Shape::path:
      return "文件或文件夹的路径";
    case Shape::listen:
      return "“地址:端口”";
    case Shape::base_url:
      return "“协议://主机”或“协议://主机:端口”，协议是 http 或 https，后面不带路径";
    case Shape::database:
      return "“sqlite:文件”或“postgresql://用户:密码@主机:5432/数据库”";
    case Shape::aes_key:
      return "管理后台给出的 43 位字母和数字，不多不少，没有空格和符号";
    case Shape::choice:
      return "其中之一：" + joined(declared.choices, "、");
    case Shape::url_safe:
      return fmt::format(" {} 到 {} 位字母、数字、- 或 _", declared.min, declared.max);
    case Shape::address:
      return declared.kind == Kind::list ? "一列 IP 地址" : " IP 地址";
    case Shape::sms_platform:
      return "“https://主机:端口”，直连为“smpp://主机:端口”或“smpps://主机:端口”，后面不带路径";
    case Shape::vendor_code:
      return "一列“代码=处理”，代码从 0x400 到 0x4FF，处理是 retry、give_up、block 或 unanswered";
  }
  return "";
}

Result<SettingValue> setting_value(const Declared& declared, const nlohmann::json& given,
                                   const std::string& where) {
  if (given.is_null())
    return Refused({"settings.type", where, "写的是 null",
                    declared.preset.empty() ? "不需要时请删去这一行" : "要用默认值时请删去这一行"});
  switch (declared.kind) {
    case Kind::flag:
      if (given.is_boolean()) return SettingValue(given.get<bool>());
      return refuse(declared, "settings.type", where, "这里不是 true 或 false");
    case Kind::integer:
      if (given.is_string())
        return refuse(declared, "settings.type", where, "这里应是数字，不要加引号");
      if (!given.is_number()) return refuse(declared, "settings.type", where, "这里应是数字");
      if (!given.is_number_integer())
        return refuse(declared, "settings.type", where, quoted(declared, json_text(given)));
      if (given.is_number_unsigned() &&
          given.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()})
        return integer_value(declared, std::nullopt, json_text(given), where);
      return integer_value(declared, given.get<std::int64_t>(), json_text(given), where);
    case Kind::text:
      if (given.is_string()) return text_value(declared, given.get<std::string>(), where);
      if (given.is_number()) return refuse(declared, "settings.type", where, "这里应加引号");
      return refuse(declared, "settings.type", where, "这里应是用引号括起来的文字");
    case Kind::list:
      if (!given.is_array() ||
          !std::ranges::all_of(given, [](const auto& item) { return item.is_string(); }))
        return refuse(declared, "settings.type", where, "这里应是一列文字");
      return list_value(declared, given.get<std::vector<std::string>>(), where);
  }
  return refuse(declared, "settings.type", where, "读不懂");
}

Result<SettingValue> setting_value(const Declared& declared, const std::string& given,
                                   const std::string& where) {
  if (declared.kind == Kind::text) return text_value(declared, given, where);
  if (declared.kind == Kind::list) return list_value(declared, parts_between_commas(given), where);
  if (declared.kind == Kind::flag) {
    if (given == "true" || given == "1") return SettingValue(true);
    if (given == "false" || given == "0") return SettingValue(false);
    return refuse(declared, "settings.type", where, quoted(declared, given));
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
  if (error != std::errc() || end != given.data() + given.size())
    return integer_value(declared, std::nullopt, given, where);
  return integer_value(declared, number, given, where);
}

}  // namespace huiyin::config
