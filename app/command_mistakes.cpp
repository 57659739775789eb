#include "app/command_mistakes.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "config/nearest.h"

namespace huiyin::app {
namespace {

std::string meant(const std::string& typed, const std::vector<std::string>& known) {
  const auto near = config::nearest(typed, known);
  return near ? "，是不是想写 " + *near + "？" : "";
}

// An option that is none is what people look for first.
std::string unknown_word(const CLI::App& app, const CLI::App& command) {
  const std::vector<std::string> extra = app.remaining(/*recurse=*/true);
  if (extra.empty()) return "缺少命令";
  const auto option = std::ranges::find_if(extra, [](const auto& one) { return one[0] == '-'; });
  const std::string& word = option != extra.end() ? *option : extra.front();
  std::vector<std::string> options;
  for (const CLI::Option* one : command.get_options()) options.push_back(one->get_name());
  return fmt::format("不认识“{}”{}", word, meant(word, options));
}

}  // namespace

const CLI::App& command_asked_of(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? app : *commands.front();
}

std::optional<std::string> unknown_command(const CLI::App& app, const std::string& typed) {
  std::vector<std::string> names;
  for (const CLI::App* one : app.get_subcommands({})) names.push_back(one->get_name());
  if (typed.starts_with('-') || std::ranges::find(names, typed) != names.end()) return std::nullopt;
  return fmt::format("没有“{}”这个命令{}", typed, meant(typed, names));
}

std::string mistake_told(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = command_asked_of(app);
  const std::string said = error.what();  // ends or begins with the name in question
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return unknown_word(app, command);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return &command == &app || said.starts_with("A ")  // "A subcommand is required"
               ? unknown_word(app, command)
               : "缺少 " + said.substr(0, said.find(' '));
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
    return said.substr(0, said.find(':')) + " 后面应跟一项内容";
  return "这样写读不懂";
}

}  // namespace huiyin::app
