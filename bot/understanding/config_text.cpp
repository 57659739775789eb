#include "bot/understanding/config_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace huiyin::bot {

Problem config_problem(std::string code, std::string_view file, std::string_view at,
                       std::string what, std::string remedy) {
  return {std::move(code), std::string(file) + ": " + std::string(at), std::move(what),
          std::move(remedy)};
}

Result<nlohmann::json> config_json(std::string_view text, std::string_view file) {
  const auto line_of = [&](std::size_t byte) {
    const auto end = text.begin() + std::ptrdiff_t(std::min(byte, text.size()));
    return "第" + std::to_string(1 + std::count(text.begin(), end, '\n')) + "行";
  };
  if (!is_utf8(text))
    return Refused(config_problem("config.not_utf8", file, "编码", "文件不是 UTF-8 编码",
                                  "请另存为 UTF-8 编码"));
  try {
    return nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/true,
                                 /*ignore_comments=*/true);
  } catch (const nlohmann::json::parse_error& error) {
    // Its what() quotes what was read: only the place is told.
    return Refused(config_problem("config.not_json", file, line_of(error.byte),
                                  "JSON 写法有误，读到这一行为止",
                                  "请检查这一行及上一行的引号、逗号和括号"));
  }
}

}  // namespace huiyin::bot
