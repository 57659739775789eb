// What is wrong with the words that were typed, in Chinese, with the word that was probably meant:
// CLI11's own sentences are English.
#pragma once

#include <optional>
#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace huiyin::app {

// "没有“srve”这个命令，是不是想写 serve？"; nothing: it is a command of `app`, or an option.
std::optional<std::string> unknown_command(const CLI::App& app, const std::string& typed);

// Of `app`, which was parsed and threw `error`.
std::string mistake_told(const CLI::App& app, const CLI::ParseError& error);

// The command that was being read when something was wrong.
const CLI::App& command_asked_of(const CLI::App& app);

}  // namespace huiyin::app
