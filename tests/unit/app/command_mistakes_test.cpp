#include "app/command_mistakes.h"

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>

namespace command_mistakes_test {

using namespace huiyin::app;

namespace {

std::string told_of(std::vector<std::string> words) {
  CLI::App app{"", "huiyin"};
  app.require_subcommand(1);
  std::string config, name;
  CLI::App* serve = app.add_subcommand("serve", "");
  serve->add_option("--config", config, "");
  CLI::App* add = app.add_subcommand("add", "");
  add->add_option("--name", name, "")->required();
  std::reverse(words.begin(), words.end());
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    return mistake_told(app, error);
  }
  return "";
}

}  // namespace

TEST_CASE("what is wrong with a command is told with the word that was meant") {
  CHECK(told_of({"serve", "--confg", "x"}) == "不认识“--confg”，是不是想写 --config？");
  CHECK(told_of({"add"}) == "缺少 --name");
  CHECK(told_of({"serve", "--config"}) == "--config 后面应跟一项内容");
  CHECK(told_of({}) == "缺少命令");
  CHECK(told_of({"serve"}) == "");
}

TEST_CASE("a command that is none is told with the one that is near") {
  CLI::App app{"", "huiyin"};
  app.add_subcommand("serve", "");
  CHECK(unknown_command(app, "srve") == "没有“srve”这个命令，是不是想写 serve？");
  CHECK(unknown_command(app, "xyzzyx") == "没有“xyzzyx”这个命令");
  CHECK_FALSE(unknown_command(app, "serve"));
  CHECK_FALSE(unknown_command(app, "--version"));
}

}  // namespace command_mistakes_test
