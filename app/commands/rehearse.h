// `huiyin rehearse FILE.md…`: plays conversation scripts through the real walk. With --config it
// judges one effect, or does one act, in a living office.
#pragma once

#include <string>
#include <vector>

namespace huiyin::app {

struct RehearseOptions {
  std::vector<std::string> files;
  std::string only;      // scripts whose title begins with or contains it
  bool verbose = false;  // the dialogues of those that pass, too
  // "sms", "wecom": every script as if its citizens wrote there; empty: as it says itself. By SMS a
  // citizen is his phone, menus are numbers, and what his matter is about must not be said.
  std::string channel = {};

  std::string config;  // of a living office
  std::string person;
  std::string effect, action;
};
// Scripts: 0 all pass, 1 not, 2 nothing was played. Effect: 0 holds, 1 does not, 2 cannot judge.
// Action: 0 done.
int rehearse_command(const RehearseOptions& options);

}  // namespace huiyin::app
