#include "config/settings_pages.h"

#include <fmt/format.h>

#include <vector>

#include "config/declared.h"
#include "config/settings_value.h"
#include "config/sms_keys.h"

namespace huiyin::config {
namespace {

std::vector<std::string_view> parts_of(std::string_view key) {
  std::vector<std::string_view> parts;
  for (auto dot = key.find('.'); dot != std::string_view::npos; dot = key.find('.')) {
    parts.push_back(key.substr(0, dot));
    key.remove_prefix(dot + 1);
  }
  parts.push_back(key);
  return parts;
}

// A setting without a default stands as a comment: it is filled in or left out. So does all of an
// account, as there is none by default.
bool is_active(const Declared& declared) {
  return !declared.preset.empty() && !account_in(declared.key);
}

std::string shown_value(const Declared& declared) {
  if (!declared.preset.empty()) return std::string(declared.preset);
  return declared.secret ? "\"\"" : std::string(declared.example);
}

// Whether a comma must follow: something active comes later in the same section or in one that
// closes into it.
bool active_follows(std::span<const Declared> all, std::size_t at, std::string_view section) {
  for (std::size_t i = at + 1; i < all.size() && all[i].key.starts_with(section); ++i)
    if (is_active(all[i])) return true;
  return false;
}

std::string limits(const Declared& declared) {
  if (declared.kind == Kind::integer) return fmt::format("{} … {}", declared.min, declared.max);
  if (declared.kind == Kind::flag) return "`true`, `false`";
  switch (declared.shape) {
    case Shape::free:
      return fmt::format("text, at most {} bytes", declared.max);
    case Shape::word:
      return fmt::format("no blanks, at most {} characters", declared.max);
    case Shape::path:
      return "a path";
    case Shape::listen:
      return "`address:port`";
    case Shape::base_url:
      return "`http(s)://host[:port]`";
    case Shape::database:
      return "`sqlite:FILE`, `postgresql://…`";
    case Shape::aes_key:
      return "43 letters and digits";
    case Shape::choice:
      return "`" + joined(declared.choices, "`, `") + "`";
    case Shape::url_safe:
      return fmt::format("letters, digits, `-`, `_`: {} … {} of them", declared.min, declared.max);
    case Shape::address:
      return declared.kind == Kind::list ? "a list of IP addresses" : "an IP address";
    case Shape::sms_platform:
      return "`http(s)://host[:port]`, `smpp(s)://host:port`";
    case Shape::vendor_code:
      return "a list of `0x4NN=retry`, `give_up`, `block` or `unanswered`";
  }
  return "";
}

// What of it only some providers of SMS need or know.
std::string providers_in_chinese(const Declared& declared) {
  std::string text;
  if (!declared.needed_by.empty() && declared.needed_by != declared.only_of)
    text += declared.needed_by == kSmsProviders ? "必填。"
                                                : joined(declared.needed_by, "、") + " 必填。";
  if (!declared.only_of.empty())
    text += "只用于 " + joined(declared.only_of, "、") +
            (declared.needed_by == declared.only_of ? "，必填。" : "。");
  return text;
}

std::string providers(const Declared& declared) {
  std::string text;
  if (!declared.needed_by.empty())
    text += declared.needed_by == kSmsProviders
                ? "; needed"
                : "; needed by `" + joined(declared.needed_by, "`, `") + "`";
  if (!declared.only_of.empty()) text += "; only for `" + joined(declared.only_of, "`, `") + "`";
  return text;
}

constexpr std::string_view kPageHead =
    R"(# Settings

`huiyin serve --config FILE` reads one JSON file; comments (`//`, `/* */`) are allowed, a key given
twice is a fault. Each setting may also come from the environment, which wins: the variable is named
in the table. A secret may stand in a file of its own: `"secret": { "file": "/run/secrets/app" }`,
or the variable's name with `_FILE` at the end; a line end at the end of that file is no part of it.
Relative paths start at the folder of the settings file, unless said otherwise. `HUIYIN_CONFIG`
names the settings file when `--config` does not.

`<name>` is the name of an SMS account, the operator's own; in the variable it stands in capitals:
`HUIYIN_SMS_MAIN_SECRET` is `sms.main.secret`. An account that stands in the environment alone needs
its `…_PROVIDER` there; it is tried after those of the file.

`huiyin check --config FILE` tells every fault at once, with the key, the reason and the remedy. All
settings take effect at the next start. [config/huiyin.json](../config/huiyin.json) holds every
setting with its default.

This page is written from the declarations in `config/settings_table.cpp`, by `./dev docs`.

| setting, environment | default | limits | meaning |
|---|---|---|---|
)";

}  // namespace

std::string default_settings_file() {
  const auto all = declared_settings();
  std::string text =
      "// 回音的设置。每一项上面是它的含义；写着的值就是默认值，不改可以删去。\n"
      "// 前面有 // 的项需要时去掉 // 再填写。说明见 docs/settings.md。\n"
      "{\n";
  std::vector<std::string_view> open;  // sections under way
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<std::string_view> parts = parts_of(all[i].key);
    parts.pop_back();
    while (open.size() < parts.size()) {
      const std::string_view part = parts[open.size()];
      text += fmt::format("{:{}}\"{}\": {{\n", "", 2 * (open.size() + 1),
                          part == kAnyAccount ? "main" : part);
      open.push_back(part);
    }
    const std::string indent(2 * (open.size() + 1), ' ');
    const std::string_view name = parts_of(all[i].key).back();
    const std::string_view section = all[i].key.substr(0, all[i].key.size() - name.size());
    text +=
        fmt::format("{}// {}{}{}\n", indent, all[i].chinese, providers_in_chinese(all[i]),
                    all[i].kind == Kind::integer ? "可填" + bounds_in_chinese(all[i]) + "。" : "");
    // A comment in the middle keeps its comma, so that it can be taken in as it stands.
    const bool more =
        active_follows(all, i, section) ||
        (!is_active(all[i]) && i + 1 < all.size() && all[i + 1].key.starts_with(section));
    text += fmt::format("{}{}\"{}\": {}{}\n", indent, is_active(all[i]) ? "" : "// ", name,
                        shown_value(all[i]), more ? "," : "");
    const auto next =
        i + 1 < all.size() ? parts_of(all[i + 1].key) : std::vector<std::string_view>{};
    while (!open.empty()) {
      bool stays = next.size() > open.size();
      for (std::size_t depth = 0; stays && depth < open.size(); ++depth)
        stays = next[depth] == open[depth];
      if (stays) break;
      std::string outer;
      for (std::size_t depth = 0; depth + 1 < open.size(); ++depth)
        outer += std::string(open[depth]) + ".";
      text +=
          fmt::format("{:{}}}}{}\n", "", 2 * open.size(), active_follows(all, i, outer) ? "," : "");
      open.pop_back();
    }
  }
  return text + "}\n";
}

std::string settings_page() {
  std::string text(kPageHead);
  for (const Declared& declared : declared_settings())
    text += fmt::format("| `{}`<br>`{}` | {} | {}{} | {} {} |\n", declared.key,
                        environment_name(declared.key),
                        !declared.preset.empty() ? fmt::format("`{}`", declared.preset)
                        : declared.secret        ? "none, secret"
                                                 : "none",
                        limits(declared), providers(declared), declared.english, declared.chinese);
  return text;
}

}  // namespace huiyin::config
